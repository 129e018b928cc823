import { Type } from 'typebox';
import type { Region } from '../contract/region.ts';
import type { GraphClient } from './client.ts';
import { cellId } from './coverage/cell.ts';
import { readChainCells } from './coverage/chain.ts';
import { isActive, isCounted, isObserved } from './ref.ts';
import { type KnownRegion, readRegions, toRegion } from './region.ts';
import { remember } from './remember.ts';

/** Firms in production: `counts[i][j]` are those of `regions[i]` at the j-th stage, each firm counted once. */
export interface Production {
  /** Regions of one level with at least one such firm, by code. */
  regions: Region[];
  counts: number[][];
}

const CellRow = Type.Object({ region: Type.String(), stage: Type.String(), firms: Type.Integer() });

// How many active firms are in production at each stage of the chain, in each region and those inside it?
// (firm)-[:PLAYS]->(stage)-[:IN_CHAIN]->(chain), (firm)-[:LOCATED_IN]->(region inside)-[:WITHIN]->(region)
const PRODUCTION = `
  MATCH (s:Stage)-[:IN_CHAIN]->(:Chain {id: $chain})
  MATCH (s)<-[p:PLAYS]-(f:Firm)
  WHERE p.status = 'production' AND ${isActive('f')} AND ${isCounted('p')} AND ${isObserved('p')}
  MATCH (f)-[:LOCATED_IN]->(:Region)-[:WITHIN*0..]->(r:Region)
  RETURN r.code AS region, s.id AS stage, count(DISTINCT f) AS firms`;

/** How many firms are in production in a region at a stage. */
type CountOf = (region: string, stage: string) => number;

async function readCounts(graph: GraphClient, chain: string, asOf: string | undefined): Promise<CountOf> {
  const kept = asOf === undefined ? await readChainCells(graph, chain) : undefined;
  if (kept) return (region, stage) => kept.get(stage)?.countOf(region, 'production') ?? 0;
  const rows = await graph.read(PRODUCTION, { chain, asOf: asOf ?? null }, CellRow);
  const counts = new Map(rows.map(({ region, stage, firms }) => [cellId(region, stage), firms]));
  return (region, stage) => counts.get(cellId(region, stage)) ?? 0;
}

/** Regions of a level; a municipality, which is a province without cities, is compared as a city as well. */
function ofLevel(regions: ReadonlyMap<string, KnownRegion>, level: Region['level']): KnownRegion[] {
  const all = [...regions.values()];
  const aroundCities = new Set(all.flatMap((region) => (region.level === 'city' ? region.around : [])));
  const isMunicipality = (region: KnownRegion): boolean =>
    region.level === 'province' && !aroundCities.has(region.code);
  return all.filter((region) => region.level === level || (level === 'city' && isMunicipality(region)));
}

/** The same, remembered until the data change: there are thousands of regions to look through. */
const readLevel = (graph: GraphClient, level: Region['level']): Promise<KnownRegion[]> =>
  remember(graph, `regions ${level}`, async () => ofLevel(await readRegions(graph), level));

/**
 * How many active firms are in production in each region of a level at these stages of a chain, as far as that was
 * observed by the end of `asOf`.
 */
export async function readProduction(
  graph: GraphClient,
  chain: { id: string; stages: readonly string[] },
  level: Region['level'],
  asOf?: string,
): Promise<Production> {
  const [countOf, regions] = await Promise.all([readCounts(graph, chain.id, asOf), readLevel(graph, level)]);
  const rows = regions
    .map((region) => ({ region, counts: chain.stages.map((stage) => countOf(region.code, stage)) }))
    .filter(({ counts }) => counts.some((count) => count > 0));
  return {
    regions: rows.map(({ region }) => toRegion(region)),
    counts: rows.map(({ counts }) => counts),
  };
}
