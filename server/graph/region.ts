import { Type, type Static } from 'typebox';
import { Region, RegionRow } from '../contract/region.ts';
import { notFound } from '../errors.ts';
import type { GraphClient } from './client.ts';
import { recordLabels, regionalTypes } from './fact-kind.ts';
import { isActive } from './ref.ts';
import { remember } from './remember.ts';

// Which region has this code?
const REGION = `
  MATCH (r:Region {code: $code})
  RETURN r.code AS code, r.name AS name, r.nameEn AS nameEn, r.level AS level`;

/** One region; throws `not_found` when there is none with this code. */
export async function readRegion(graph: GraphClient, code: string): Promise<Region> {
  const [region] = await graph.read(REGION, { code }, Region);
  if (!region) throw notFound('region', code);
  return region;
}

const TreeRow = Type.Omit(RegionRow, ['firms', 'facts']);

// Which regions are there, inside which other? (region)-[:WITHIN]->(parent)
const REGIONS = `
  MATCH (r:Region)
  RETURN r.code AS code, r.name AS name, r.nameEn AS nameEn, r.level AS level,
         [(r)-[:WITHIN]->(parent:Region) | parent.code][0] AS within,
         coalesce(r.pinyin, []) + coalesce(r.initials, []) AS latin
  ORDER BY code`;

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
  regions: Static<typeof TreeRow>[];
  /** How many firms, and facts, stand in exactly these regions. */
  firmPlaces: Static<typeof PlacesRow>[];
  factPlaces: Static<typeof PlacesRow>[];
}

/** Every region with its parent, and what stands in which. Scans firms and facts: kept until the data change. */
export const readRegionTree = (graph: GraphClient): Promise<RegionTree> =>
  remember(graph, 'region tree', async () => {
    const [regions, firmPlaces, factPlaces] = await Promise.all([
      graph.read(REGIONS, {}, TreeRow),
      graph.read(FIRM_PLACES, {}, PlacesRow),
      graph.read(FACT_PLACES, {}, PlacesRow),
    ]);
    return { regions, firmPlaces, factPlaces };
  });
