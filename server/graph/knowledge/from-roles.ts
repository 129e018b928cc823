import { Type } from 'typebox';
import { countRoles, type RoleAtStage } from '../../analysis/count.ts';
import type { StageKnowledge } from '../../analysis/status.ts';
import { countSupplies } from '../../analysis/supply.ts';
import type { GraphClient } from '../client.ts';
import { CountedRole } from '../counted-role.ts';
import { toSources } from '../coverage/cell.ts';
import { isActive, isCounted, isElsewhere, isHere, isObserved } from '../ref.ts';
import { groupRows } from '../rows.ts';

/** What can be counted of one stage for one region, with the ids of its sources. Statements are not counted. */
export type Counted = Omit<StageKnowledge, 'stated'> & { sources: string[] };

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

const SupplyRow = Type.Object({
  stage: Type.String(),
  where: Type.Union([Type.Literal('here'), Type.Literal('elsewhere'), Type.Literal('unplaced')]),
  valueCny: Type.Optional(Type.Number()),
});

// What are active firms of the region supplied with of the stages of these chains, and where does each supplier stand?
// (supplier)-[:SUPPLIES]->(buyer)-[:LOCATED_IN]->(region inside)-[:WITHIN]->(region)
const SUPPLIES_HERE = `
  MATCH (s:Stage) WHERE EXISTS { (s)-[:IN_CHAIN]->(c:Chain) WHERE c.id IN $chains }
  WITH collect(s.id) AS stages
  MATCH (:Region {code: $region})<-[:WITHIN*0..]-(:Region)<-[:LOCATED_IN]-(b:Firm)
  WHERE ${isActive('b')}
  WITH DISTINCT stages, b
  MATCH (a:Firm)-[x:SUPPLIES]->(b)
  WHERE x.evidence <> 'suggested' AND ${isObserved('x')} AND x.stageId IN stages
  RETURN x.stageId AS stage, x.valueCny AS valueCny,
         CASE WHEN ${isHere('a')} THEN 'here' WHEN ${isElsewhere('a')} THEN 'elsewhere' ELSE 'unplaced' END AS where`;

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
  byStage(await graph.read(ROLES_HERE, { chains, region, asOf: asOf ?? null }, CountedRole));

/**
 * What a region has at each stage of these chains, counted from roles, research and supplies as far as they were
 * observed by the end of `asOf`. Slow where many firms are.
 * Here and anywhere are asked apart: as one query the planner reads the region again for every stage.
 */
export async function countFromRoles(
  graph: GraphClient,
  chains: string[],
  region: string,
  asOf?: string,
): Promise<Map<string, Counted>> {
  const params = { chains, region, asOf: asOf ?? null };
  const [roles, anywhereRows, laboratoryRows, supplyRows] = await Promise.all([
    readRoles(graph, chains, region, asOf),
    graph.read(FIRMS_ANYWHERE, params, CountRow),
    graph.read(LABORATORIES_HERE, params, LaboratoryRow),
    graph.read(SUPPLIES_HERE, params, SupplyRow),
  ]);
  const [laboratories, supplies] = [byStage(laboratoryRows), byStage(supplyRows)];
  const anywhere = new Map(anywhereRows.map((row) => [row.stage, row]));
  const counted = new Map<string, Counted>();
  for (const id of new Set([...anywhere.keys(), ...laboratories.keys(), ...supplies.keys()])) {
    const here = roles.get(id) ?? [];
    const labs = laboratories.get(id) ?? [];
    const { count = 0, placed = 0 } = anywhere.get(id) ?? {};
    const counts = countRoles(here);
    const supply = countSupplies(supplies.get(id) ?? []);
    counted.set(id, {
      counts,
      laboratories: new Set(labs.map((row) => row.university)).size,
      firmsElsewhere: placed - counts.firms,
      firmsUnplaced: count - placed,
      ...(supply === undefined ? {} : { supply }),
      sources: toSources([...here, ...labs].flatMap(({ sourceIds }) => sourceIds)),
    });
  }
  return counted;
}
