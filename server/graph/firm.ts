import { Type, type Static } from 'typebox';
import { EntityRef } from '../contract/common.ts';
import type { FirmRow } from '../contract/firm.ts';
import { Region } from '../contract/region.ts';
import { notFound } from '../errors.ts';
import type { GraphClient } from './client.ts';
import { countFacts } from './fact.ts';
import { firmsOf, isActive, isCounted, isHere, placeOf, refOf } from './ref.ts';
import { remember } from './remember.ts';
import { groupRows } from './rows.ts';
import { ROLE_COLUMNS, roleColumns, toRole } from './stage.ts';

/** What narrows a list of firms; `ids` are those found by a search. */
export interface FirmFilter {
  region?: string | undefined;
  chain?: string | undefined;
  stage?: string | undefined;
  ids?: string[] | undefined;
}

const IN_REGION = `
  MATCH (:Region {code: $region})<-[:WITHIN*0..]-(:Region)<-[:LOCATED_IN]-(f:Firm)
  WITH DISTINCT f`;

const OF_CHAIN = `
  MATCH (chain:Chain {id: $chain})
  CALL (chain) { ${firmsOf('chain')} }
  WITH f`;

// Which active firms stand in the region, play a stage of the chain or anchor it, play the stage, were found?
// The narrowest of these is where the search begins.
function firmsWhere({ region, chain, stage, ids }: FirmFilter): string {
  const conditions = [isActive('f')];
  const begin = ids ? 'ids' : region !== undefined ? 'region' : chain !== undefined ? 'chain' : 'all';
  if (ids) conditions.push('f.id IN $ids');
  if (region !== undefined && begin !== 'region') conditions.push(isHere('f'));
  if (stage !== undefined) {
    conditions.push(`EXISTS { (f)-[p:PLAYS]->(:Stage {id: $stage}) WHERE ${isCounted('p')} }`);
  }
  if (chain !== undefined && begin !== 'chain') {
    conditions.push(
      `(EXISTS { (f)-[p:PLAYS]->(:Stage)-[:IN_CHAIN]->(:Chain {id: $chain}) WHERE ${isCounted('p')} }
        OR EXISTS { (f)-[p:ANCHORS]->(:Chain {id: $chain}) WHERE ${isCounted('p')} })`,
    );
  }
  return `${begins[begin]} WHERE ${conditions.join(' AND ')}`;
}

const begins = {
  ids: 'MATCH (f:Organisation:Firm)',
  region: IN_REGION,
  chain: OF_CHAIN,
  all: 'MATCH (f:Firm)',
};

const ListRow = Type.Object({
  firm: EntityRef,
  shortName: Type.Optional(Type.String()),
  region: Type.Optional(Region),
  tiers: Type.Array(Type.String()),
  anchors: Type.Array(EntityRef),
  facts: Type.Integer(),
});

const PAGE = `
  WITH f ORDER BY f.name, f.id SKIP $offset LIMIT $limit
  RETURN ${refOf('f')} AS firm, f.shortName AS shortName, ${placeOf('f')} AS region, coalesce(f.tiers, []) AS tiers,
         COLLECT { MATCH (f)-[a:ANCHORS]->(c:Chain) WHERE a.evidence <> 'suggested'
                   RETURN DISTINCT ${refOf('c')} AS one ORDER BY one.id } AS anchors,
         ${countFacts('f')} AS facts`;

const FirmRoleRow = Type.Object({ firm: Type.String(), ...roleColumns });

// Which stages do these firms play? Suggested and ended roles are among them. (firm)-[:PLAYS]->(stage)
const ROLES = `
  MATCH (f:Firm)-[p:PLAYS]->(s:Stage)
  WHERE f.id IN $ids AND coalesce(p.review, '') <> 'rejected'
  RETURN f.id AS firm, ${ROLE_COLUMNS}
  ORDER BY firm, stage.id`;

/** The roles of these firms, by firm. */
export async function readRoles(graph: GraphClient, ids: string[]) {
  const rows = await graph.read(ROLES, { ids }, FirmRoleRow);
  return groupRows(
    rows,
    (row) => row.firm,
    (row) => toRole(row).role,
  );
}

const TotalRow = Type.Object({ total: Type.Integer() });
const FacetRow = Type.Object({ ref: EntityRef, count: Type.Integer() });

const BY_REGION = `
  MATCH (f)-[:LOCATED_IN]->(r:Region)
  WITH r, count(DISTINCT f) AS count ORDER BY count DESC, r.code LIMIT 100
  RETURN ${refOf('r')} AS ref, count`;

const BY_CHAIN = `
  WITH f
  CALL (f) {
    MATCH (f)-[p:PLAYS]->(:Stage)-[:IN_CHAIN]->(c:Chain) WHERE ${isCounted('p')} RETURN c
    UNION MATCH (f)-[p:ANCHORS]->(c:Chain) WHERE ${isCounted('p')} RETURN c
  }
  WITH c, count(f) AS count ORDER BY count DESC, c.id LIMIT 100
  RETURN ${refOf('c')} AS ref, count`;

/** Active firms by name, paged, with how many there are in all, in each region and on each chain. */
export async function readFirms(
  graph: GraphClient,
  filter: FirmFilter,
  page: { offset: number; limit: number },
): Promise<{
  firms: FirmRow[];
  total: number;
  facets: Record<'regions' | 'chains', Static<typeof FacetRow>[]>;
}> {
  const match = firmsWhere(filter);
  const params = { ...filter, ...page };
  // The next page has the same counts.
  const counted = remember(graph, `firms ${JSON.stringify(filter)}`, () =>
    Promise.all([
      graph.read(`${match} RETURN count(f) AS total`, params, TotalRow),
      graph.read(match + BY_REGION, params, FacetRow),
      graph.read(match + BY_CHAIN, params, FacetRow),
    ]),
  );
  const [rows, [[count], regions, chains]] = await Promise.all([
    graph.read(match + PAGE, params, ListRow),
    counted,
  ]);
  const roles = await readRoles(
    graph,
    rows.map((row) => row.firm.id),
  );
  const firms = rows.map((row) => ({ ...row, roles: roles.get(row.firm.id) ?? [] }));
  return { firms, total: count?.total ?? 0, facets: { regions, chains } };
}

const FileRow = Type.Object({
  firm: EntityRef,
  shortName: Type.Optional(Type.String()),
  aliases: Type.Array(Type.String()),
  formerNames: Type.Array(Type.String()),
  status: Type.Optional(Type.String()),
  region: Type.Optional(Region),
  tiers: Type.Array(Type.String()),
  creditCode: Type.Optional(Type.String()),
  stockCode: Type.Optional(Type.String()),
  staff: Type.Optional(Type.Number()),
  revenueCny: Type.Optional(Type.Number()),
  foundedOn: Type.Optional(Type.String()),
  groupId: Type.Optional(Type.String()),
});
export type FirmFile = Static<typeof FileRow>;

// What is written in this firm's own file?
const FIRM = `
  MATCH (f:Organisation:Firm {id: $id})
  RETURN ${refOf('f')} AS firm, f.shortName AS shortName, coalesce(f.aliases, []) AS aliases,
         coalesce(f.formerNames, []) AS formerNames, f.status AS status, ${placeOf('f')} AS region,
         coalesce(f.tiers, []) AS tiers, f.creditCode AS creditCode, f.stockCode AS stockCode, f.staff AS staff,
         f.revenueCny AS revenueCny, f.foundedOn AS foundedOn, f.groupId AS groupId`;

/** One firm's own properties; throws `not_found`. */
export async function readFirm(graph: GraphClient, id: string): Promise<FirmFile> {
  const [firm] = await graph.read(FIRM, { id }, FileRow);
  if (!firm) throw notFound('firm', id);
  return firm;
}
