import { Type, type Static } from 'typebox';
import type { KnownCandidate } from '../analysis/target/known.ts';
import { EntityRef } from '../contract/common.ts';
import { Region } from '../contract/region.ts';
import type { GraphClient } from './client.ts';
import { cityOf } from './city.ts';
import { isActive, isElsewhere, isHere, isObserved, placeOf, refOf } from './ref.ts';
import { readListed } from './listed.ts';
import { groupRows } from './rows.ts';
import { readSignals } from './signal.ts';
import { ROLE_COLUMNS, roleColumns, toRole } from './stage.ts';

/** Roles looked at for one question; more than any chain has in one country. */
const mostRoles = 20_000;

const RoleRow = Type.Object({ id: Type.String(), ...roleColumns });
type RoleRow = Static<typeof RoleRow>;

// Which firms of elsewhere play these stages, or may? (firm)-[:PLAYS]->(stage). Dissolved and moved ones and inferred
// roles come along: who is left out is said, and what is suggested is looked at apart.
const ROLES_ELSEWHERE = `
  MATCH (s:Stage)<-[p:PLAYS]-(f:Firm)
  WHERE s.id IN $stages AND NOT coalesce(p.status, '') IN ['ended', 'planned'] AND ${isObserved('p')}
    AND ${isElsewhere('f')}
  RETURN f.id AS id, ${ROLE_COLUMNS}
  ORDER BY p.evidence = 'suggested', id, s.id LIMIT $limit`;

const FirmRow = Type.Object({
  firm: EntityRef,
  region: Type.Optional(Region),
  city: Type.Optional(Region),
  groupId: Type.Optional(Type.String()),
  qualities: Type.Array(Type.String()),
  stockCode: Type.Optional(Type.String()),
  status: Type.Optional(Type.String()),
  statusOn: Type.Optional(Type.String()),
});

// Who are these firms, and where are they? (firm)-[:LOCATED_IN]->(region)-[:WITHIN]->(city)
// Lists and groups are asked apart: one query of many subqueries takes the planner longer than the answer.
const FIRMS = `
  MATCH (f:Organisation:Firm) WHERE f.id IN $ids
  RETURN ${refOf('f')} AS firm, ${placeOf('f')} AS region, ${cityOf('f')} AS city, f.groupId AS groupId,
         coalesce(f.tiers, []) AS qualities, f.stockCode AS stockCode, f.status AS status, f.statusOn AS statusOn`;

const GroupRow = Type.Object({ groupId: Type.String(), firm: Type.String() });

// Which active firms of these corporate groups stand in the region? (firm)-[:LOCATED_IN]->(region inside)
const GROUPS_HERE = `
  MATCH (g:Firm) WHERE g.groupId IN $groups AND ${isActive('g')} AND ${isHere('g')}
  RETURN g.groupId AS groupId, min(coalesce(g.shortName, g.name)) AS firm`;

/** Who is listed on an exchange is so, whether or not a source lists it among the honours. */
const withListing = (qualities: string[], stockCode: string | undefined): string[] =>
  stockCode === undefined || qualities.some((quality) => quality.startsWith('上市'))
    ? qualities
    : ['上市', ...qualities];

const roleOf = (row: RoleRow) => {
  const { id: _id, ...role } = row;
  return toRole(role).role;
};

/**
 * Firms elsewhere with a role in production, in reserve or of unknown status at one of these stages, with all that
 * speaks for and against approaching them. Only what was observed by the end of `asOf`; lists are as they are now.
 */
export async function readCandidates(
  graph: GraphClient,
  stages: string[],
  region: string,
  asOf?: string,
): Promise<KnownCandidate[]> {
  const rows = await graph.read(
    ROLES_ELSEWHERE,
    { stages, region, asOf: asOf ?? null, limit: mostRoles },
    RoleRow,
  );
  const isCounted = ({ provenance }: RoleRow): boolean => provenance.evidence !== 'suggested';
  const byFirm = (kept: RoleRow[]) => groupRows(kept, ({ id }) => id, roleOf);
  const roles = byFirm(rows.filter(isCounted));
  const suggested = byFirm(rows.filter((row) => !isCounted(row)));
  const ids = [...roles.keys()];
  const [firms, signals, lists] = await Promise.all([
    graph.read(FIRMS, { ids, region }, FirmRow),
    readSignals(graph, ids, asOf),
    readListed(graph, region),
  ]);
  const groups = [...new Set(firms.flatMap(({ groupId }) => groupId ?? []))];
  const groupRowsHere =
    groups.length === 0 ? [] : await graph.read(GROUPS_HERE, { groups, region }, GroupRow);
  const groupHere = new Map(groupRowsHere.map(({ groupId, firm }) => [groupId, firm]));
  return firms.map(({ stockCode, qualities, groupId, ...firm }) => ({
    ...firm,
    ...(lists.get(firm.firm.id) ?? { lists: [] }),
    groupHere: groupId === undefined ? undefined : groupHere.get(groupId),
    qualities: withListing(qualities, stockCode),
    roles: roles.get(firm.firm.id) ?? [],
    suggestedRoles: suggested.get(firm.firm.id) ?? [],
    signals: signals.get(firm.firm.id) ?? [],
  }));
}
