import { Type, type Static } from 'typebox';
import type { GraphClient } from './client.ts';
import {
  bookkeeping,
  keyOf,
  type LinkType,
  linkTypes,
  type NodeLabel,
  organisationKinds,
} from './import/element.ts';

const pageSize = 2000;

const Properties = Type.Record(
  Type.String(),
  Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Array(Type.String())]),
);

const NodeRow = Type.Object({
  key: Type.String(),
  labels: Type.Array(Type.String()),
  properties: Properties,
});
export type NodeContent = Static<typeof NodeRow>;

// The nodes with these labels after a key, in the order of their keys.
const nodesAfter = (label: NodeLabel, kind: string | undefined) => `
  MATCH (n:${label}) WHERE n.${keyOf[label]} > $after${kind === undefined ? '' : ` AND n:${kind}`}
  RETURN n.${keyOf[label]} AS key, labels(n) AS labels, properties(n) AS properties
  ORDER BY key LIMIT $limit`;

/** The nodes of a label, and of one of these kinds, a page at a time in the order of their keys. */
export async function* readNodePages(
  graph: GraphClient,
  label: NodeLabel,
  kinds: readonly string[] = [],
): AsyncGenerator<NodeContent[]> {
  const kind = kinds.length === 0 ? undefined : `(${kinds.join('|')})`;
  for (let after = ''; ;) {
    const page = await graph.read(nodesAfter(label, kind), { after, limit: pageSize }, NodeRow);
    page.forEach(forgetBookkeeping);
    const last = page.at(-1);
    if (!last) return;
    yield page;
    after = last.key;
  }
}

function forgetBookkeeping({ properties }: { properties: Record<string, unknown> }): void {
  for (const name of bookkeeping) delete properties[name];
}

const TieRow = Type.Object({
  node: Type.String(),
  type: Type.String(),
  properties: Properties,
  other: Type.String(),
  otherLabels: Type.Array(Type.String()),
});
export type Tie = Static<typeof TieRow>;

/** Relationships that a record's row states although they come in to it. */
const incoming: readonly LinkType[] = ['RUNS', 'MADE'];

// Which relationships of these types leave the nodes, or come in to them? (node)-[tie]-(other)
const tiesOf = (label: NodeLabel, types: readonly LinkType[]) => `
  MATCH (n:${label})-[r:${types.join('|')}]-(m)
  WHERE n.${keyOf[label]} IN $keys AND (startNode(r) = n) <> (type(r) IN $incoming)
  RETURN n.${keyOf[label]} AS node, type(r) AS type, properties(r) AS properties,
         coalesce(m.id, m.code, '') AS other, labels(m) AS otherLabels
  ORDER BY node, r.id`;

/** The relationships of these types that the rows of the nodes state, by node, each in the order of their ids. */
export async function readTies(
  graph: GraphClient,
  label: NodeLabel,
  types: readonly LinkType[],
  keys: string[],
): Promise<Map<string, Tie[]>> {
  const ties = new Map(keys.map((key) => [key, [] as Tie[]]));
  if (types.length === 0) return ties;
  const rows = await graph.read(tiesOf(label, types), { keys, incoming }, TieRow);
  rows.forEach(forgetBookkeeping);
  for (const row of rows) ties.get(row.node)?.push(row);
  return ties;
}

const LinkRow = Type.Object({
  id: Type.String(),
  properties: Properties,
  from: Type.String(),
  fromLabels: Type.Array(Type.String()),
  to: Type.String(),
  toLabels: Type.Array(Type.String()),
});
export type LinkContent = Static<typeof LinkRow>;

// The relationships of a type after an id, in the order of their ids: (from)-[relationship]->(to)
const linksAfter = (type: LinkType) => `
  MATCH (a)-[r:${type}]->(b) WHERE r.id > $after
  WITH a, r, b ORDER BY r.id LIMIT $limit
  RETURN r.id AS id, properties(r) AS properties, coalesce(a.id, a.code, '') AS from, labels(a) AS fromLabels,
         coalesce(b.id, b.code, '') AS to, labels(b) AS toLabels
  ORDER BY id`;

/** The relationships of a type, a page at a time in the order of their ids. */
export async function* readLinkPages(graph: GraphClient, type: LinkType): AsyncGenerator<LinkContent[]> {
  for (let after = ''; ;) {
    const page = await graph.read(linksAfter(type), { after, limit: pageSize }, LinkRow);
    page.forEach(forgetBookkeeping);
    const last = page.at(-1);
    if (!last) return;
    yield page;
    after = last.id;
  }
}

const CountRow = Type.Object({
  counts: Type.Array(Type.Object({ name: Type.String(), count: Type.Integer() })),
});

// How many nodes of each label and relationships of each type are there? Answered from the store's counts.
const COUNTS = `
  RETURN [${[
    ...Object.keys(keyOf).map((label) => `{name: '${label}', count: COUNT { (:${label}) }}`),
    ...linkTypes.map((type) => `{name: '${type}', count: COUNT { ()-[:${type}]->() }}`),
    `{name: 'TargetList', count: COUNT { (:TargetList) }}`,
    `{name: 'Target', count: COUNT { (:Target) }}`,
  ].join(', ')}] AS counts`;

/** How many nodes of each label of the tables, relationships of each type, and lists with targets the graph has. */
export async function countContent(graph: GraphClient): Promise<Map<string, number>> {
  const [row] = await graph.read(COUNTS, {}, CountRow);
  return new Map(row!.counts.map(({ name, count }) => [name, count]));
}

const StrangerRow = Type.Object({ type: Type.String(), count: Type.Integer() });

// Which relationships between things of the tables are of a type that no table has?
const STRANGE_LINKS = `
  CALL db.relationshipTypes() YIELD relationshipType AS type
  WITH type WHERE NOT type IN $types
  CALL (type) {
    MATCH (a)-[r:$(type)]->(b)
    WHERE any(label IN labels(a) WHERE label IN $labels) AND any(label IN labels(b) WHERE label IN $labels)
    RETURN count(r) AS count
  }
  WITH type, count WHERE count > 0
  RETURN type, count ORDER BY type`;

/** Types of relationship between things of the tables that no table has, with how many there are. */
export const readStrangeLinks = (graph: GraphClient): Promise<Static<typeof StrangerRow>[]> =>
  graph.read(STRANGE_LINKS, { types: linkTypes, labels: Object.keys(keyOf) }, StrangerRow);

const TwinRow = Type.Object({ what: Type.String(), ids: Type.Array(Type.String()) });

// Which organisations of one kind share a name, and which of any kind a credit code?
const TWINS = `
  CALL () {
    MATCH (o:Organisation)
    WITH [label IN labels(o) WHERE label IN $kinds][0] AS kind, o.nameKey AS word, collect(o.id) AS ids
    WHERE word IS NOT NULL AND size(ids) > 1
    RETURN 'name' AS what, ids
    UNION ALL
    MATCH (o:Organisation) WHERE o.creditCode IS NOT NULL
    WITH o.creditCode AS word, collect(o.id) AS ids WHERE size(ids) > 1
    RETURN 'credit code' AS what, ids
  }
  RETURN what, ids[..2] AS ids ORDER BY what, ids`;

/** Organisations with one name or one credit code under several ids, the first two of each. */
export const readTwins = (graph: GraphClient): Promise<Static<typeof TwinRow>[]> =>
  graph.read(TWINS, { kinds: organisationKinds }, TwinRow);
