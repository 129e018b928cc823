import { Type, type Static } from 'typebox';
import type { Settler } from '../analysis/simulation/settler.ts';
import { EntityRef } from '../contract/common.ts';
import { RoleStatus } from '../contract/firm.ts';
import { Place } from '../contract/rate.ts';
import { Region } from '../contract/region.ts';
import type { GraphClient } from './client.ts';
import { isActive, isCounted, isElsewhere, isHere, isObserved, placeOf, refOf } from './ref.ts';

interface Asked {
  chain: string;
  region: Pick<Region, 'code' | 'level'>;
  asOf?: string | undefined;
}

const SettlerRow = Type.Object({
  firm: EntityRef,
  groupId: Type.Optional(Type.String()),
  active: Type.Boolean(),
  region: Type.Optional(Region),
  where: Place,
  roles: Type.Array(
    Type.Object({
      stage: EntityRef,
      status: Type.Optional(RoleStatus),
      outputCny: Type.Optional(Type.Number()),
      sourceIds: Type.Array(Type.String()),
    }),
  ),
  anchors: Type.Boolean(),
  stages: Type.Array(Type.String()),
  leaves: Type.Array(Type.String()),
});

// Where do these firms stand, what do they play on the chain, do they anchor it wherever they are, and which regions
// of the level would they leave? (firm)-[:PLAYS]->(stage)-[:IN_CHAIN]->(chain), (firm)-[:LOCATED_IN]->(region)
// An import that moves a firm moves its registered place; where it works besides stays.
const SETTLERS = `
  UNWIND $ids AS id
  MATCH (f:Organisation&Firm {id: id})
  RETURN ${refOf('f')} AS firm, f.groupId AS groupId, ${isActive('f')} AS active, ${placeOf('f')} AS region,
         CASE WHEN ${isHere('f')} THEN 'here' WHEN ${isElsewhere('f')} THEN 'elsewhere' ELSE 'unplaced' END AS where,
         COLLECT { MATCH (f)-[p:PLAYS]->(s:Stage)
                   WHERE ${isCounted('p')} AND ${isObserved('p')} AND EXISTS { (s)-[:IN_CHAIN]->(:Chain {id: $chain}) }
                   RETURN {stage: ${refOf('s')}, status: p.status, outputCny: p.outputCny,
                           sourceIds: coalesce(p.sourceIds, [])} AS one ORDER BY s.id } AS roles,
         EXISTS { (f)-[a:ANCHORS]->(:Chain {id: $chain})
                  WHERE a.regionCode IS NULL AND a.evidence <> 'suggested' AND ${isObserved('a')} } AS anchors,
         COLLECT { MATCH (f)-[p:PLAYS]->(s:Stage) WHERE p.evidence <> 'suggested' RETURN DISTINCT s.id } AS stages,
         COLLECT { MATCH (f)-[l:LOCATED_IN]->(:Region)-[:WITHIN*0..]->(r:Region {level: $level})
                   WITH r, collect(coalesce(l.kind, 'site')) AS kinds
                   WHERE all(kind IN kinds WHERE kind = 'registered') RETURN r.code } AS leaves`;

/** These firms as settlers of a region, by id, with their roles on the chain; one that is not in the graph is left out. */
export async function readSettlers(
  graph: GraphClient,
  ids: string[],
  { chain, region, asOf }: Asked,
): Promise<Map<string, Settler>> {
  const params = { ids, chain, region: region.code, level: region.level, asOf: asOf ?? null };
  const rows = await graph.read(SETTLERS, params, SettlerRow);
  return new Map(rows.map((row) => [row.firm.id, toSettler(row)]));
}

function toSettler({ groupId, roles, anchors, stages, ...row }: Static<typeof SettlerRow>): Settler {
  const group = groupId === undefined ? {} : { groupId };
  return {
    ...row,
    roles: roles.map((role) => ({ firmId: row.firm.id, ...group, ...role })),
    ...(anchors ? { anchors: stages } : {}),
  };
}

const SupplyRow = Type.Object({
  stage: Type.String(),
  where: Place,
  valueCny: Type.Optional(Type.Number()),
});

// What are active firms of the region, and those taken to stand there, supplied with of the stages of the chain, and
// where does each supplier stand then? (supplier)-[:SUPPLIES]->(buyer)-[:LOCATED_IN]->(region)
const SUPPLIES = `
  MATCH (s:Stage)-[:IN_CHAIN]->(:Chain {id: $chain})
  WITH collect(DISTINCT s.id) AS stages
  CALL () {
    MATCH (:Region {code: $region})<-[:WITHIN*0..]-(:Region)<-[:LOCATED_IN]-(b:Firm) RETURN b
    UNION MATCH (b:Organisation&Firm) WHERE b.id IN $joining RETURN b
  }
  WITH stages, b WHERE ${isActive('b')}
  MATCH (a:Firm)-[x:SUPPLIES]->(b)
  WHERE x.evidence <> 'suggested' AND ${isObserved('x')} AND x.stageId IN stages
  RETURN x.stageId AS stage, x.valueCny AS valueCny,
         CASE WHEN a.id IN $joining OR ${isHere('a')} THEN 'here'
              WHEN ${isElsewhere('a')} THEN 'elsewhere' ELSE 'unplaced' END AS where`;

/** Supplies of the chain's stages to firms of the region, with `joining` taken to be among them. */
export const readSettledSupplies = (
  graph: GraphClient,
  joining: string[],
  { chain, region, asOf }: Asked,
): Promise<Static<typeof SupplyRow>[]> =>
  graph.read(SUPPLIES, { chain, region: region.code, joining, asOf: asOf ?? null }, SupplyRow);
