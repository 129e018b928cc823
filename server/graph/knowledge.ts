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
import { lineOf, readRegions } from './region.ts';
import { remember } from './remember.ts';
import { groupRows } from './rows.ts';

export { readRoles };

const StatedRow = Type.Object({
  region: Type.String(),
  stage: Type.String(),
  chains: Type.Array(Type.String()),
  stated: Stated,
});

// What do sources state of the stages in exactly this or that region? (region)-[:STATED]->(stage)-[:IN_CHAIN]->(chain)
const STATEMENTS = `
  MATCH (r:Region)-[t:STATED]->(s:Stage)
  WHERE ${isObserved('t')}
  UNWIND t.sourceIds AS sourceId
  MATCH (source:Source {id: sourceId})
  RETURN r.code AS region, s.id AS stage, [(s)-[:IN_CHAIN]->(c:Chain) | c.id] AS chains,
         {status: t.status, source: source.id, sourceTitle: source.title,
          publisher: source.publisher, observedOn: t.observedOn, evidence: t.evidence, note: t.note} AS stated
  ORDER BY region, stage, source.id`;

/** What sources state, by region; remembered until the data change: people write statements, so they are few. */
const readStatements = (graph: GraphClient, asOf: string | undefined) =>
  remember(graph, `statements ${asOf}`, async () =>
    groupRows(
      await graph.read(STATEMENTS, { asOf: asOf ?? null }, StatedRow),
      (row) => row.region,
      (row) => row,
    ),
  );

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
  const [counted, statements] = await Promise.all([
    readCounted(graph, chains, region, asOf),
    readStatements(graph, asOf),
  ]);
  const stated = groupRows(
    (statements.get(region) ?? []).filter((row) => row.chains.some((chain) => chains.includes(chain))),
    (row) => row.stage,
    (row) => row.stated,
  );
  const stages: RegionKnowledge['stages'] = new Map();
  for (const id of new Set([...counted.keys(), ...stated.keys()])) {
    const { sources, ...known } = counted.get(id) ?? nothing;
    const said = stated.get(id) ?? [];
    stages.set(id, {
      ...known,
      stated: said,
      sources:
        said.length === 0 ? sources : [...new Set([...sources, ...said.map(({ source }) => source)])].sort(),
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
  if (asOf !== undefined) {
    const question = `roles ${chains.join(',')} ${region} ${asOf}`;
    return remember(graph, question, () => countFromRoles(graph, chains, region, asOf));
  }
  const counted = await readCoverage(graph, chains, region);
  if (counted) return counted;
  rebuildLater(graph);
  return countFromRoles(graph, chains, region);
}

const AnchorRow = Type.Object({
  chain: Type.String(),
  anchor: EntityRef,
  stages: Type.Array(Type.String()),
  places: Type.Array(Type.String()),
});

// Which firms anchor which chains, where, and which stages do they play? (firm)-[:ANCHORS]->(chain)
// An anchorage names its region; one that names none holds where the firm stands: (firm)-[:LOCATED_IN]->(region)
const ANCHORS = `
  MATCH (f:Firm)-[a:ANCHORS]->(c:Chain)
  WHERE a.evidence <> 'suggested' AND ${isObserved('a')} AND ${isActive('f')}
  UNWIND CASE WHEN a.regionCode IS NULL THEN [(f)-[:LOCATED_IN]->(r:Region) | r.code] ELSE [a.regionCode] END AS place
  WITH c, f, collect(DISTINCT place) AS places
  RETURN c.id AS chain, {kind: 'firm', id: f.id, name: coalesce(f.shortName, f.name), nameEn: f.nameEn} AS anchor,
         [(f)-[p:PLAYS]->(s:Stage) WHERE p.evidence <> 'suggested' | s.id] AS stages, places
  ORDER BY chain, anchor.id`;

/** The anchors of these chains in the region, with the stages they play. */
export async function readAnchors(graph: GraphClient, chains: string[], region: string, asOf?: string) {
  const [regions, anchors] = await Promise.all([
    readRegions(graph),
    // Remembered until the data change: a chain has a handful.
    remember(graph, `anchors ${asOf}`, () => graph.read(ANCHORS, { asOf: asOf ?? null }, AnchorRow)),
  ]);
  const isHere = (place: string): boolean => lineOf(regions, place).has(region);
  return anchors.filter(({ chain, places }) => chains.includes(chain) && places.some(isHere));
}
