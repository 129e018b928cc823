import { Type, type Static } from 'typebox';
import { EntityRef } from '../contract/common.ts';
import { RoleStatus } from '../contract/firm.ts';
import { Region } from '../contract/region.ts';
import type { GraphClient } from './client.ts';
import { isActive, isHere, placeOf, refOf } from './ref.ts';

const ReviewRow = Type.Object({
  fact: Type.String(),
  firm: EntityRef,
  groupId: Type.Optional(Type.String()),
  region: Type.Optional(Region),
  here: Type.Boolean(),
  stage: EntityRef,
  chains: Type.Array(EntityRef),
  words: Type.Array(Type.String()),
  properties: Type.Record(
    Type.String(),
    Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Array(Type.String())]),
  ),
  status: Type.Optional(RoleStatus),
});
export type ReviewRow = Static<typeof ReviewRow>;

/** Cypher: roles of active firms at stages of the chain `$chain`, or at any; of firms here where `here` says so. */
const roles = (here: string) => `
  MATCH (f:Firm)-[p:PLAYS]->(s:Stage)
  WHERE ${isActive('f')} AND ($chain IS NULL OR EXISTS { (s)-[:IN_CHAIN]->(:Chain {id: $chain}) }) AND ${here}`;

/** Cypher: a role that waits for a decision. The product notes decisions on it: `rejected`, `later`, `accepted`. */
const waits = `p.evidence = 'suggested' AND coalesce(p.status, '') <> 'ended' AND coalesce(p.review, '') <> 'rejected'`;

// Which suggested roles wait for a decision? (firm)-[:PLAYS]->(stage)
const waiting = (here: string) => `
  ${roles(here)} AND ${waits}
  RETURN p.id AS fact, ${refOf('f')} AS firm, f.groupId AS groupId, ${placeOf('f')} AS region,
         $region IS NOT NULL AND ${isHere('f')} AS here, ${refOf('s')} AS stage,
         COLLECT { MATCH (s)-[:IN_CHAIN]->(c:Chain) RETURN DISTINCT ${refOf('c')} AS one ORDER BY one.id } AS chains,
         [s.name] + coalesce(s.aliases, []) + coalesce(s.keywords, []) AS words,
         properties(p) AS properties, p.status AS status
  ORDER BY fact`;

const CountRow = Type.Object({ count: Type.Integer() });

// How many of them were decided?
const decided = (here: string) => `
  ${roles(here)} AND p.review IN ['accepted', 'rejected']
  RETURN count(p) AS count`;

export interface ReviewQuestion {
  chain?: string | undefined;
  region?: string | undefined;
  where?: 'here' | 'all' | undefined;
}

/** Every suggested role that waits for a decision, and how many were decided. */
export async function readWaiting(
  graph: GraphClient,
  { chain, region, where }: ReviewQuestion,
): Promise<{ rows: ReviewRow[]; decided: number }> {
  const params = { chain: chain ?? null, region: region ?? null };
  const here = region === undefined || where === 'all' ? 'true' : isHere('f');
  const [rows, [count]] = await Promise.all([
    graph.read(waiting(here), params, ReviewRow),
    graph.read(decided(here), params, CountRow),
  ]);
  return { rows, decided: count?.count ?? 0 };
}
