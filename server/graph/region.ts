import { Type, type Static } from 'typebox';
import { RegionCode } from '../contract/common.ts';
import { Region, type RegionRow } from '../contract/region.ts';
import { notFound } from '../errors.ts';
import type { GraphClient } from './client.ts';
import { recordLabels, regionalTypes } from './fact-kind.ts';
import { isActive } from './ref.ts';
import { remember } from './remember.ts';

const KnownRegion = Type.Object({
  ...Region.properties,
  /** Codes of the regions it lies in directly: one, unless the data say otherwise. */
  around: Type.Array(RegionCode),
  latin: Type.Array(Type.String()),
});
export type KnownRegion = Static<typeof KnownRegion>;

// Which regions are there, inside which others? (region)-[:WITHIN]->(around)
const REGIONS = `
  MATCH (r:Region)
  RETURN r.code AS code, r.name AS name, r.nameEn AS nameEn, r.level AS level,
         [(r)-[:WITHIN]->(around:Region) | around.code] AS around,
         coalesce(r.pinyin, []) + coalesce(r.initials, []) AS latin
  ORDER BY code`;

/** Every region by its code, in the order of the codes; remembered until the data change. */
export const readRegions = (graph: GraphClient): Promise<Map<string, KnownRegion>> =>
  remember(graph, 'regions', async () => {
    const regions = await graph.read(REGIONS, {}, KnownRegion);
    return new Map(regions.map((region) => [region.code, region]));
  });

/** One region; throws `not_found` when there is none with this code. */
export async function readRegion(graph: GraphClient, code: string): Promise<Region> {
  const known = (await readRegions(graph)).get(code);
  if (!known) throw notFound('region', code);
  return toRegion(known);
}

/** A region as it is answered. */
export const toRegion = ({ around: _around, latin: _latin, ...region }: KnownRegion): Region => region;

/** Codes of a region and of every region around it; of a code that is not there, only itself. */
export function lineOf(regions: ReadonlyMap<string, KnownRegion>, code: string): Set<string> {
  const line = new Set([code]);
  // A set grows while it is walked: what is added is walked too.
  for (const inside of line) for (const around of regions.get(inside)?.around ?? []) line.add(around);
  return line;
}

const PlacesRow = Type.Object({ codes: Type.Array(Type.String()), count: Type.Integer() });

// How many active firms stand in each region, or set of regions? (firm)-[:LOCATED_IN]->(region)
const FIRM_PLACES = `
  MATCH (f:Firm)-[:LOCATED_IN]->(r:Region)
  WHERE ${isActive('f')}
  WITH f, collect(DISTINCT r.code) AS codes
  RETURN codes, count(*) AS count`;

// How many facts are reported of each region, or set of regions? Records by what ties them to it, relations of the
// region itself, and relations between others that name it.
const FACT_PLACES = `
  CALL () {
    MATCH (x:${recordLabels})-[:ABOUT|LOCATED_IN|TO]->(r:Region) RETURN x.id AS fact, r.code AS code
    UNION MATCH (r:Region)-[x:LEADS|STATED]->() RETURN x.id AS fact, r.code AS code
    UNION MATCH (:Organisation)-[x:LOCATED_IN]->(r:Region) WHERE size(coalesce(x.sourceIds, [])) > 0
          RETURN x.id AS fact, r.code AS code
    UNION MATCH ()-[x:${regionalTypes}]->() WHERE x.regionCode IS NOT NULL RETURN x.id AS fact, x.regionCode AS code
  }
  WITH fact, collect(code) AS codes
  RETURN codes, count(*) AS count`;

export interface RegionTree {
  regions: Omit<RegionRow, 'firms' | 'facts'>[];
  /** How many firms, and facts, stand in exactly these regions. */
  firmPlaces: Static<typeof PlacesRow>[];
  factPlaces: Static<typeof PlacesRow>[];
}

/** Every region with its parent, and what stands in which. Scans firms and facts: kept until the data change. */
export const readRegionTree = (graph: GraphClient): Promise<RegionTree> =>
  remember(graph, 'region tree', async () => {
    const [known, firmPlaces, factPlaces] = await Promise.all([
      readRegions(graph),
      graph.read(FIRM_PLACES, {}, PlacesRow),
      graph.read(FACT_PLACES, {}, PlacesRow),
    ]);
    const regions = [...known.values()].map(({ around: [within], ...region }) => ({
      ...region,
      ...(within === undefined ? {} : { within }),
    }));
    return { regions, firmPlaces, factPlaces };
  });
