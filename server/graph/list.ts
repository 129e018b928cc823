import { Type, type Static } from 'typebox';
import { EntityRef } from '../contract/common.ts';
import { Target, TargetListSummary } from '../contract/list.ts';
import { Region } from '../contract/region.ts';
import { notFound } from '../errors.ts';
import type { GraphClient, GraphTransaction } from './client.ts';
import { placeOf, refOf, regionOf } from './ref.ts';
import { cityOf } from './city.ts';

/** Who runs a query: the graph, or a transaction that changes it. */
export type Asker = Pick<GraphClient, 'read'>;

/** Queries of a running transaction, asked as the graph is. */
export const asking = (tx: GraphTransaction): Asker => ({
  read: (cypher, params, row) => tx.run(cypher, params, row),
});

// Which target lists are there? (list)-[:FOR]->(region), (list)-[:FOR]->(chain), (list)-[:HOLDS]->(target)
const LISTS = `
  MATCH (l:TargetList)-[:FOR]->(r:Region)
  WHERE $id IS NULL OR l.id = $id
  RETURN l.id AS id, l.name AS name, ${regionOf('r')} AS region,
         COLLECT { MATCH (l)-[:FOR]->(c:Chain) RETURN ${refOf('c')} }[0] AS chain,
         l.createdAt AS createdAt, COUNT { (l)-[:HOLDS]->(:Target) } AS targets
  ORDER BY createdAt DESC, id`;

/** Every target list, newest first. */
export const readLists = (graph: Asker): Promise<TargetListSummary[]> =>
  graph.read(LISTS, { id: null }, TargetListSummary);

/** One list; throws `not_found`. */
export async function readList(graph: Asker, id: string): Promise<TargetListSummary> {
  const [list] = await graph.read(LISTS, { id }, TargetListSummary);
  if (!list) throw notFound('list', id);
  return list;
}

const TargetRow = Type.Object({
  ...Target.properties,
  region: Type.Optional(Region),
  city: Type.Optional(Region),
  firm: EntityRef,
});

// Which firms are on this list, how far has each come, and which stages of the list's chain does it play?
// (list)-[:HOLDS]->(target)-[:OF]->(firm)-[:PLAYS]->(stage)
const TARGETS = `
  MATCH (l:TargetList {id: $list})-[:HOLDS]->(t:Target)-[:OF]->(f:Firm)
  WHERE $target IS NULL OR t.id = $target
  RETURN t.id AS id, ${refOf('f')} AS firm, ${placeOf('f')} AS region, ${cityOf('f')} AS city, t.progress AS progress, t.reason AS reason,
         t.note AS note,
         CASE WHEN t.doNotApproach IS NOT NULL THEN {reason: t.doNotApproach, on: t.doNotApproachOn} END AS doNotApproach,
         t.addedAt AS addedAt, t.changedAt AS changedAt, t.version AS version,
         COLLECT { MATCH (f)-[p:PLAYS]->(s:Stage)
                   WHERE coalesce(p.status, '') <> 'ended'
                     AND (NOT EXISTS { (l)-[:FOR]->(:Chain) } OR EXISTS { (l)-[:FOR]->(:Chain)<-[:IN_CHAIN]-(s) })
                   RETURN DISTINCT ${refOf('s')} AS one ORDER BY one.id } AS stages
  ORDER BY t.addedAt, t.place, id`;

/** The targets of a list in the order in which they were put there. */
export const readTargets = (graph: Asker, list: string): Promise<Static<typeof TargetRow>[]> =>
  graph.read(TARGETS, { list, target: null }, TargetRow);

/** One target of a list; throws `not_found`. */
export async function readTarget(graph: Asker, list: string, id: string): Promise<Target> {
  const [target] = await graph.read(TARGETS, { list, target: id }, TargetRow);
  if (!target) throw notFound('target', id);
  return target;
}
