import { Type } from 'typebox';
import { EntityRef } from '../contract/common.ts';
import { RoleStatus } from '../contract/firm.ts';
import { Stated } from '../contract/gap.ts';
import type { Region } from '../contract/region.ts';
import { countRoles, type RoleAtStage } from '../analysis/count.ts';
import type { RegionKnowledge } from '../analysis/gap.ts';
import type { GraphClient } from './client.ts';
import { isActive, isCounted, isObserved } from './ref.ts';
import { groupRows } from './rows.ts';

const RoleRow = Type.Object({
  stage: Type.String(),
  firmId: Type.String(),
  groupId: Type.Optional(Type.String()),
  status: Type.Optional(RoleStatus),
  outputCny: Type.Optional(Type.Number()),
  sourceIds: Type.Array(Type.String()),
});

// Which active firms of the region, or of a region inside it, play which stages of these chains?
// (firm)-[:LOCATED_IN]->(region inside)-[:WITHIN]->(region), (firm)-[:PLAYS]->(stage)-[:IN_CHAIN]->(chain)
const ROLES_HERE = `
  MATCH (:Region {code: $region})<-[:WITHIN*0..]-(:Region)<-[:LOCATED_IN]-(f:Firm)
  WHERE ${isActive('f')}
  WITH DISTINCT f
  MATCH (f)-[p:PLAYS]->(s:Stage)
  WHERE ${isCounted('p')} AND ${isObserved('p')}
    AND EXISTS { (s)-[:IN_CHAIN]->(c:Chain) WHERE c.id IN $chains }
  RETURN s.id AS stage, f.id AS firmId, f.groupId AS groupId, p.status AS status, p.outputCny AS outputCny,
         coalesce(p.sourceIds, []) AS sourceIds
  ORDER BY stage, firmId`;

const CountRow = Type.Object({ stage: Type.String(), count: Type.Integer(), placed: Type.Integer() });

// How many active firms anywhere play each stage of these chains, and of how many is it known whether they are here?
// A firm of which only the province is known may stand in any of its cities.
// (firm)-[:PLAYS]->(stage)-[:IN_CHAIN]->(chain), (region)-[:WITHIN]->(above), (firm)-[:LOCATED_IN]->(at)
const FIRMS_ANYWHERE = `
  OPTIONAL MATCH (:Region {code: $region})-[:WITHIN*1..]->(above:Region)
  WITH collect(above) AS above
  MATCH (s:Stage) WHERE EXISTS { (s)-[:IN_CHAIN]->(c:Chain) WHERE c.id IN $chains }
  MATCH (s)<-[p:PLAYS]-(f:Firm)
  WHERE ${isActive('f')} AND ${isCounted('p')} AND ${isObserved('p')}
  WITH s, f, EXISTS { (f)-[:LOCATED_IN]->(at:Region) WHERE NOT at IN above } AS placed
  RETURN s.id AS stage, count(DISTINCT f) AS count, count(DISTINCT CASE WHEN placed THEN f END) AS placed`;

const LaboratoryRow = Type.Object({
  stage: Type.String(),
  university: Type.String(),
  sourceIds: Type.Array(Type.String()),
});

// Which universities and laboratories of the region research which stages? (university)-[:RESEARCHES]->(stage)
const LABORATORIES_HERE = `
  MATCH (:Region {code: $region})<-[:WITHIN*0..]-(:Region)<-[:LOCATED_IN]-(u:University)-[x:RESEARCHES]->(s:Stage)
  WHERE x.evidence <> 'suggested' AND ${isObserved('x')} AND EXISTS { (s)-[:IN_CHAIN]->(c:Chain) WHERE c.id IN $chains }
  RETURN s.id AS stage, u.id AS university, coalesce(x.sourceIds, []) AS sourceIds
  ORDER BY stage, university`;

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

const byStage = <Row extends { stage: string }>(rows: Row[]): Map<string, Row[]> =>
  groupRows(
    rows,
    (row) => row.stage,
    (row) => row,
  );

/** The roles of the region's active firms by stage, as far as they were observed by the end of `asOf`. */
export const readRoles = async (
  graph: GraphClient,
  chains: string[],
  region: string,
  asOf?: string,
): Promise<Map<string, (RoleAtStage & { sourceIds: string[] })[]>> =>
  byStage(await graph.read(ROLES_HERE, { chains, region, asOf: asOf ?? null }, RoleRow));

/**
 * What is known of a region at each stage of these chains: roles of its active firms, laboratories, how many firms
 * are known elsewhere or may be here, and what sources state. Suggested facts and ended roles are left out, and with
 * `asOf` what was not observed by the end of that day.
 * Here and anywhere are asked apart: as one query the planner reads the region again for every stage.
 */
export async function readKnowledge(
  graph: GraphClient,
  chains: string[],
  region: Region,
  asOf?: string,
): Promise<RegionKnowledge> {
  const params = { chains, region: region.code, asOf: asOf ?? null };
  const [roles, anywhereRows, laboratoryRows, statedRows] = await Promise.all([
    readRoles(graph, chains, region.code, asOf),
    graph.read(FIRMS_ANYWHERE, params, CountRow),
    graph.read(LABORATORIES_HERE, params, LaboratoryRow),
    graph.read(STATEMENTS, params, StatedRow),
  ]);
  const laboratories = byStage(laboratoryRows);
  const stated = byStage(statedRows);
  const anywhere = new Map(anywhereRows.map((row) => [row.stage, row]));

  const stages: RegionKnowledge['stages'] = new Map();
  for (const id of new Set([...anywhere.keys(), ...laboratories.keys(), ...stated.keys()])) {
    const here = roles.get(id) ?? [];
    const labs = laboratories.get(id) ?? [];
    const statements = (stated.get(id) ?? []).map((row) => row.stated);
    const { count = 0, placed = 0 } = anywhere.get(id) ?? {};
    const counts = countRoles(here);
    stages.set(id, {
      counts,
      laboratories: new Set(labs.map((row) => row.university)).size,
      firmsElsewhere: placed - counts.firms,
      firmsUnplaced: count - placed,
      stated: statements,
      sources: [
        ...here.flatMap((row) => row.sourceIds),
        ...labs.flatMap((row) => row.sourceIds),
        ...statements.map((statement) => statement.source),
      ],
    });
  }
  const { code, name, nameEn } = region;
  return { region: { code, name, ...(nameEn === undefined ? {} : { nameEn }) }, stages };
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
