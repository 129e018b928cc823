import { Type } from 'typebox';
import { Region } from '../contract/region.ts';
import { readStages } from './chain.ts';
import type { GraphClient } from './client.ts';
import { readInStep } from './coverage/step.ts';
import { isActive, isCounted, isObserved } from './ref.ts';

/** Firms in production: `counts[i][j]` are those of `regions[i]` at `stages[j]`, each firm counted once. */
export interface Production {
  /** Regions of one level with at least one such firm, by code. */
  regions: Region[];
  /** Ids of every stage of the chain, in the order of the chain. */
  stages: string[];
  counts: number[][];
}

const CellRow = Type.Object({
  ...Region.properties,
  stage: Type.String(),
  firms: Type.Integer(),
});

/** Cypher: regions of `$level`; a municipality, which is a province without cities, is compared as a city as well. */
const isOfLevel = (region: string): string =>
  `(${region}.level = $level OR $level = 'city' AND ${region}.level = 'province'
    AND NOT EXISTS { (${region})<-[:WITHIN]-(:Region {level: 'city'}) })`;

// How many active firms are in production at each stage of the chain, in each region of the level and those inside it?
// (firm)-[:PLAYS]->(stage)-[:IN_CHAIN]->(chain), (firm)-[:LOCATED_IN]->(region inside)-[:WITHIN]->(region)
const PRODUCTION = `
  MATCH (s:Stage)-[:IN_CHAIN]->(:Chain {id: $chain})
  MATCH (s)<-[p:PLAYS]-(f:Firm)
  WHERE p.status = 'production' AND ${isActive('f')} AND ${isCounted('p')} AND ${isObserved('p')}
  MATCH (f)-[:LOCATED_IN]->(:Region)-[:WITHIN*0..]->(r:Region) WHERE ${isOfLevel('r')}
  RETURN r.code AS code, r.name AS name, r.nameEn AS nameEn, r.level AS level, s.id AS stage,
         count(DISTINCT f) AS firms
  ORDER BY code, stage`;

// The same as it was counted when the facts were written: from the cells of the stages to their regions. The other way
// round takes eight times as long, even for the one region that is a country.
const PRODUCTION_NOW = `
  MATCH (s:Stage)-[:IN_CHAIN]->(:Chain {id: $chain})
  MATCH (k:Coverage {stage: s.id}) WHERE k.production > 0
  MATCH (r:Region {code: k.region}) WHERE ${isOfLevel('r')}
  RETURN r.code AS code, r.name AS name, r.nameEn AS nameEn, r.level AS level, s.id AS stage, k.production AS firms
  ORDER BY code, stage`;

const readCells = async (graph: GraphClient, chain: string, level: string, asOf?: string) => {
  const isKept = asOf === undefined && (await readInStep(graph));
  return graph.read(isKept ? PRODUCTION_NOW : PRODUCTION, { chain, level, asOf: asOf ?? null }, CellRow);
};

/**
 * How many active firms are in production in each region of a level at each stage of a chain, as far as that was
 * observed by the end of `asOf`.
 */
export async function readProduction(
  graph: GraphClient,
  chain: string,
  level: Region['level'],
  asOf?: string,
): Promise<Production> {
  const [rows, links] = await Promise.all([readCells(graph, chain, level, asOf), readStages(graph, [chain])]);
  const stages = links.map(({ id }) => id);
  const column = new Map(stages.map((id, index) => [id, index]));
  const regions: Region[] = [];
  const counts: number[][] = [];
  for (const { stage, firms, ...region } of rows) {
    if (regions.at(-1)?.code !== region.code) {
      regions.push(region);
      counts.push(stages.map(() => 0));
    }
    counts.at(-1)![column.get(stage)!] = firms;
  }
  return { regions, stages, counts };
}
