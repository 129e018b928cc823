import { Type, type Static } from 'typebox';
import { CountedRole } from '../counted-role.ts';
import type { Asker } from '../list.ts';
import { isActive, isCounted } from '../ref.ts';
import { groupRows } from '../rows.ts';

// These questions are also asked in the transaction that fills a graph. The planner knows the graph as it was before,
// takes every relationship type for empty and would scan all of it for each row: a path of length 1 has to begin at a
// node, so that it begins at the one that is known.

const Places = Type.Array(Type.String());

const RoleRow = Type.Object({ ...CountedRole.properties, places: Places });
export type PlacedRole = Static<typeof RoleRow>;

/** Cypher: codes of the regions an organisation stands in. */
const placesOf = (node: string): string => `[(${node})-[:LOCATED_IN*1..1]->(at) WHERE at:Region | at.code]`;

// Which active firms play these stages, and where does each stand? (firm)-[:PLAYS]->(stage)
// In no order: thousands of rows are sorted faster here than there.
const ROLES = `
  UNWIND $stages AS stage
  MATCH (s:Stage {id: stage}) USING INDEX s:Stage(id)
  MATCH (s)<-[ps:PLAYS*1..1]-(f)
  WITH stage, f, ps[0] AS p
  WHERE f:Firm AND ${isActive('f')} AND ${isCounted('p')}
  RETURN stage, f.id AS firmId, f.groupId AS groupId, p.status AS status, p.outputCny AS outputCny,
         coalesce(p.sourceIds, []) AS sourceIds, ${placesOf('f')} AS places`;

const LaboratoryRow = Type.Object({
  stage: Type.String(),
  university: Type.String(),
  sourceIds: Type.Array(Type.String()),
  places: Places,
});
export type PlacedLaboratory = Static<typeof LaboratoryRow>;

// Which universities and laboratories research these stages, and where does each stand? (university)-[:RESEARCHES]->(stage)
const LABORATORIES = `
  UNWIND $stages AS stage
  MATCH (s:Stage {id: stage}) USING INDEX s:Stage(id)
  MATCH (s)<-[xs:RESEARCHES*1..1]-(u)
  WITH stage, u, xs[0] AS x
  WHERE u:University AND x.evidence <> 'suggested'
  RETURN stage, u.id AS university, coalesce(x.sourceIds, []) AS sourceIds, ${placesOf('u')} AS places`;

const SupplyRow = Type.Object({
  stage: Type.String(),
  buyerPlaces: Places,
  supplierPlaces: Places,
  valueCny: Type.Optional(Type.Number()),
});
export type PlacedSupply = Static<typeof SupplyRow>;

// Which supplies of these stages to active firms are recorded, and where do both stand? (supplier)-[:SUPPLIES]->(buyer)
const SUPPLIES = `
  UNWIND $stages AS stage
  MATCH (s:Stage {id: stage}) USING INDEX s:Stage(id)
  MATCH (a)-[x:SUPPLIES {stageId: stage}]->(b) USING INDEX x:SUPPLIES(stageId)
  WITH stage, a, x, b
  WHERE a:Firm AND b:Firm AND x.evidence <> 'suggested' AND ${isActive('b')}
  RETURN stage, ${placesOf('b')} AS buyerPlaces, ${placesOf('a')} AS supplierPlaces, x.valueCny AS valueCny`;

/** Everything that is counted of one stage. */
export interface StageFacts {
  roles: PlacedRole[];
  laboratories: PlacedLaboratory[];
  supplies: PlacedSupply[];
}

/** The facts of these stages, by stage; a stage that is not there has none. */
export async function readFacts(graph: Asker, stages: string[]): Promise<Map<string, StageFacts>> {
  // One after the other: a transaction has one connection, and a rebuild has several of these under way.
  const roles = byStage(await graph.read(ROLES, { stages }, RoleRow));
  const laboratories = byStage(await graph.read(LABORATORIES, { stages }, LaboratoryRow));
  const supplies = byStage(await graph.read(SUPPLIES, { stages }, SupplyRow));
  return new Map(
    stages.map((stage) => [
      stage,
      {
        roles: (roles.get(stage) ?? []).sort((a, b) => (a.firmId < b.firmId ? -1 : 1)),
        laboratories: laboratories.get(stage) ?? [],
        supplies: supplies.get(stage) ?? [],
      },
    ]),
  );
}

const byStage = <Row extends { stage: string }>(rows: Row[]): Map<string, Row[]> =>
  groupRows(
    rows,
    (row) => row.stage,
    (row) => row,
  );

const LineRow = Type.Object({ code: Type.String(), line: Type.Array(Type.String()) });

// Which regions lie around each of these, and around those in turn? (region)-[:WITHIN]->(around)
const LINES = `
  UNWIND $codes AS code
  MATCH (inside:Region {code: code}) USING INDEX inside:Region(code)
  MATCH (inside)-[:WITHIN*0..]->(r)
  WITH DISTINCT r
  MATCH (r)-[:WITHIN*0..]->(around)
  RETURN r.code AS code, collect(DISTINCT around.code) AS line`;

/** By code: the region itself and every region around it. */
export type Lines = Map<string, string[]>;

/** Adds the lines of all places of these facts to those that are known. */
export async function addLines(graph: Asker, facts: Iterable<StageFacts>, lines: Lines): Promise<void> {
  const codes = new Set<string>();
  for (const { roles, laboratories, supplies } of facts) {
    for (const { places } of [...roles, ...laboratories]) for (const code of places) codes.add(code);
    for (const row of supplies)
      for (const code of [...row.buyerPlaces, ...row.supplierPlaces]) codes.add(code);
  }
  const missing = [...codes].filter((code) => !lines.has(code));
  if (missing.length === 0) return;
  for (const row of await graph.read(LINES, { codes: missing }, LineRow)) lines.set(row.code, row.line);
}

const SizeRow = Type.Object({ stage: Type.String(), roles: Type.Integer() });

// How many roles does each of these stages have, or every stage? (firm)-[:PLAYS]->(stage)
const SIZES = `
  MATCH (s:Stage)
  WHERE $stages IS NULL OR s.id IN $stages
  RETURN s.id AS stage, COUNT { (s)<-[:PLAYS]-() } AS roles
  ORDER BY stage`;

/** So many roles are held in memory at once, or one stage's. */
const mostRoles = 10_000;

/** These stages (or all) in parts of about the same work; stages that are not there come last. */
export async function readParts(graph: Asker, stages?: string[]): Promise<string[][]> {
  const sizes = await graph.read(SIZES, { stages: stages ?? null }, SizeRow);
  const parts: string[][] = [];
  let left = 0;
  for (const { stage, roles } of sizes) {
    if (left < roles || parts.length === 0) {
      parts.push([]);
      left = mostRoles;
    }
    parts.at(-1)!.push(stage);
    left -= roles;
  }
  const there = new Set(sizes.map(({ stage }) => stage));
  const gone = (stages ?? []).filter((stage) => !there.has(stage));
  return gone.length > 0 ? [...parts, gone] : parts;
}
