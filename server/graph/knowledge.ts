import { Type } from 'typebox';
import { EntityRef } from '../contract/common.ts';
import { Stated } from '../contract/gap.ts';
import type { Region } from '../contract/region.ts';
import { noCounts } from '../analysis/count.ts';
import type { RegionKnowledge } from '../analysis/gap.ts';
import type { GraphClient } from './client.ts';
import { readCoverage } from './coverage/read.ts';
import { rebuildLater } from './coverage/rebuild.ts';
import { type Counted, countFromRoles, readRoles } from './knowledge/from-roles.ts';
import { isActive, isObserved } from './ref.ts';
import { groupRows } from './rows.ts';

export { readRoles };

const StatedRow = Type.Object({ stage: Type.String(), stated: Stated });

// What do sources state of exactly this region's stages? (region)-[:STATED]->(stage)
const STATEMENTS = `
  MATCH (:Region {code: $region})-[t:STATED]->(s:Stage)
  WHERE ${isObserved('t')} AND EXISTS { (s)-[:IN_CHAIN]->(c:Chain) WHERE c.id IN $chains }
  UNWIND t.sourceIds AS sourceId
  MATCH (source:Source {id: sourceId})
  RETURN s.id AS stage, {status: t.status, source: source.id, sourceTitle: source.title,
         publisher: source.publisher, observedOn: t.observedOn, evidence: t.evidence, note: t.note} AS stated
  ORDER BY stage, source.id`;

const nothing: Counted = {
  counts: noCounts,
  laboratories: 0,
  firmsElsewhere: 0,
  firmsUnplaced: 0,
  sources: [],
};

/**
 * What is known of a region at each stage of these chains: roles of its active firms, laboratories, supplies to its
 * firms, how many firms are known elsewhere or may be here, and what sources state. Suggested facts and ended roles are
 * left out, and with `asOf` what was not observed by the end of that day.
 * Of now it was counted when the facts were written; of an earlier day it is counted from roles.
 */
export async function readStageKnowledge(
  graph: GraphClient,
  chains: string[],
  region: string,
  asOf?: string,
): Promise<RegionKnowledge['stages']> {
  const [counted, statedRows] = await Promise.all([
    readCounted(graph, chains, region, asOf),
    graph.read(STATEMENTS, { chains, region, asOf: asOf ?? null }, StatedRow),
  ]);
  const stated = groupRows(
    statedRows,
    (row) => row.stage,
    (row) => row.stated,
  );
  const stages: RegionKnowledge['stages'] = new Map();
  for (const id of new Set([...counted.keys(), ...stated.keys()])) {
    const { sources, ...known } = counted.get(id) ?? nothing;
    const statements = stated.get(id) ?? [];
    stages.set(id, {
      ...known,
      stated: statements,
      sources: [...sources, ...statements.map(({ source }) => source)],
    });
  }
  return stages;
}

/** The same with the region it is known of. */
export async function readKnowledge(
  graph: GraphClient,
  chains: string[],
  { code, name, nameEn }: Region,
  asOf?: string,
): Promise<RegionKnowledge> {
  const stages = await readStageKnowledge(graph, chains, code, asOf);
  return { region: { code, name, ...(nameEn === undefined ? {} : { nameEn }) }, stages };
}

async function readCounted(
  graph: GraphClient,
  chains: string[],
  region: string,
  asOf?: string,
): Promise<Map<string, Counted>> {
  if (asOf !== undefined) return countFromRoles(graph, chains, region, asOf);
  const counted = await readCoverage(graph, chains, region);
  if (counted) return counted;
  rebuildLater(graph);
  return countFromRoles(graph, chains, region);
}

const AnchorRow = Type.Object({ chain: Type.String(), anchor: EntityRef, stages: Type.Array(Type.String()) });

// Which firms anchor these chains here, and which stages do they play? (firm)-[:ANCHORS]->(chain)
// An anchorage names its region; one that names none holds where the firm stands.
const ANCHORS = `
  MATCH (f:Firm)-[a:ANCHORS]->(c:Chain)
  WHERE c.id IN $chains AND a.evidence <> 'suggested' AND ${isObserved('a')} AND ${isActive('f')}
    AND (EXISTS { (:Region {code: a.regionCode})-[:WITHIN*0..]->(:Region {code: $region}) }
         OR a.regionCode IS NULL AND EXISTS { (f)-[:LOCATED_IN]->(:Region)-[:WITHIN*0..]->(:Region {code: $region}) })
  RETURN DISTINCT c.id AS chain, {kind: 'firm', id: f.id, name: coalesce(f.shortName, f.name), nameEn: f.nameEn} AS anchor,
         [(f)-[p:PLAYS]->(s:Stage) WHERE p.evidence <> 'suggested' | s.id] AS stages
  ORDER BY chain, anchor.id`;

/** The anchors of these chains in the region, with the stages they play. */
export const readAnchors = (graph: GraphClient, chains: string[], region: string, asOf?: string) =>
  graph.read(ANCHORS, { chains, region, asOf: asOf ?? null }, AnchorRow);
