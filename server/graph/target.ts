import { Type } from 'typebox';
import type { KnownCandidate } from '../analysis/target.ts';
import { EntityRef } from '../contract/common.ts';
import { Region } from '../contract/region.ts';
import type { GraphClient } from './client.ts';
import { isActive, isCounted, isElsewhere, isHere, placeOf, refOf, regionOf } from './ref.ts';
import { groupRows } from './rows.ts';
import { ROLE_COLUMNS, roleColumns, toRole } from './stage.ts';

/** Roles looked at for one question; more than any chain has in one country. */
const mostRoles = 20_000;

const RoleRow = Type.Object({ id: Type.String(), ...roleColumns });

// Which active firms of elsewhere play these stages, or may? (firm)-[:PLAYS]->(stage)
const ROLES_ELSEWHERE = `
  MATCH (s:Stage)<-[p:PLAYS]-(f:Firm)
  WHERE s.id IN $stages AND ${isActive('f')} AND ${isCounted('p')} AND coalesce(p.status, '') <> 'planned'
    AND ${isElsewhere('f')}
  RETURN f.id AS id, ${ROLE_COLUMNS}
  ORDER BY id, s.id LIMIT $limit`;

const FirmRow = Type.Object({
  firm: EntityRef,
  region: Type.Optional(Region),
  city: Type.Optional(Region),
  lists: Type.Array(Type.String()),
  groupHere: Type.Optional(Type.String()),
});

// Where are these firms, on which lists are they, and who of their group stands here?
// (firm)-[:LOCATED_IN]->(region)-[:WITHIN]->(city), (list)-[:HOLDS]->(target)-[:OF]->(firm)
const FIRMS = `
  MATCH (f:Organisation:Firm) WHERE f.id IN $ids
  RETURN ${refOf('f')} AS firm, ${placeOf('f')} AS region,
         COLLECT { MATCH (f)-[:LOCATED_IN]->(:Region)-[:WITHIN*0..5]->(c:Region)
                   WHERE c.level IN ['city', 'province']
                   RETURN ${regionOf('c')} ORDER BY c.level, c.code LIMIT 1 }[0] AS city,
         COLLECT { MATCH (f)<-[:OF]-(:Target)<-[:HOLDS]-(l:TargetList) RETURN DISTINCT l.id AS one ORDER BY one } AS lists,
         CASE WHEN f.groupId IS NOT NULL THEN COLLECT {
           MATCH (g:Firm {groupId: f.groupId}) WHERE ${isActive('g')} AND ${isHere('g')}
           RETURN coalesce(g.shortName, g.name) AS one ORDER BY one LIMIT 1 }[0] END AS groupHere`;

/** Firms elsewhere with a role in production, in reserve or of unknown status at one of these stages. */
export async function readCandidates(
  graph: GraphClient,
  stages: string[],
  region: string,
): Promise<KnownCandidate[]> {
  const rows = await graph.read(ROLES_ELSEWHERE, { stages, region, limit: mostRoles }, RoleRow);
  const roles = groupRows(
    rows,
    (row) => row.id,
    (row) => toRole(row).role,
  );
  const firms = await graph.read(FIRMS, { ids: [...roles.keys()], region }, FirmRow);
  return firms.map((firm) => ({ ...firm, roles: roles.get(firm.firm.id) ?? [] }));
}
