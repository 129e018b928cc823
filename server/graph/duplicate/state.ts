import { Type as Schema } from 'typebox';
import type { Asker } from '../list.ts';
import {
  type Element,
  identityOf,
  keyOf,
  type Label,
  type Ref,
  refKey,
  type State,
  types,
} from './element.ts';

const labels = Object.keys(keyOf) as Label[];
const LabelSchema = Schema.Union(labels.map((label) => Schema.Literal(label)));
const TypeSchema = Schema.Union(types.map((type) => Schema.Literal(type)));
const Values = Schema.Record(
  Schema.String(),
  Schema.Union([Schema.String(), Schema.Number(), Schema.Boolean(), Schema.Array(Schema.String())]),
);
const NodeRow = Schema.Object({
  label: LabelSchema,
  key: Schema.String(),
  labels: Schema.Array(Schema.String()),
  properties: Values,
});
const End = Schema.Object({
  label: LabelSchema,
  key: Schema.String(),
  name: Schema.Optional(Schema.String()),
});
const LinkRow = Schema.Object({ type: TypeSchema, from: End, to: End, properties: Values });

/** Cypher: a node by the label of the closed table and its key. */
const refTo = (node: string) => `{label: head([l IN labels(${node}) WHERE l IN $labels]),
    key: coalesce(${node}.id, ${node}.code),
    name: coalesce(${node}.name, ${node}.title, ${node}.measure, ${node}.purpose, ${node}.id, ${node}.code)}`;

// These organisations, the figures about them and the targets of lists that are about them.
// (figure)-[:ABOUT]->(organisation), (target)-[:OF]->(organisation)
const NODES = `
  MATCH (o:Organisation) WHERE o.id IN $keys
  CALL (o) {
    RETURN o AS n
    UNION MATCH (n:Figure)-[:ABOUT]->(o) RETURN n
    UNION MATCH (n:Target)-[:OF]->(o) RETURN n
  }
  WITH DISTINCT n
  RETURN head([l IN labels(n) WHERE l IN $labels]) AS label, n.id AS key, labels(n) AS labels,
         properties(n) AS properties`;

// Every relationship of these nodes, in both directions, without the product's records of changes and decisions.
const LINKS = `
  CALL () {
    MATCH (n:Organisation) WHERE n.id IN $Organisation RETURN n
    UNION MATCH (n:Figure) WHERE n.id IN $Figure RETURN n
    UNION MATCH (n:Target) WHERE n.id IN $Target RETURN n
  }
  MATCH (n)-[r]-(m)
  WHERE any(l IN labels(m) WHERE l IN $labels)
  WITH DISTINCT r, startNode(r) AS a, endNode(r) AS b
  RETURN type(r) AS type, ${refTo('a')} AS from, ${refTo('b')} AS to, properties(r) AS properties`;

/** These organisations with everything that hangs on them; those that are not there are left out. */
export async function readState(graph: Asker, keys: string[]): Promise<State> {
  const nodes = await graph.read(NODES, { keys, labels }, NodeRow);
  const idsOf = (label: Label) => nodes.filter((node) => node.label === label).map(({ key }) => key);
  const links = await graph.read(
    LINKS,
    { labels, Organisation: idsOf('Organisation'), Figure: idsOf('Figure'), Target: idsOf('Target') },
    LinkRow,
  );
  const names = new Map<string, string>();
  const all: Element[] = nodes.map((node) => ({ sort: 'node', ...node }));
  for (const { type, from, to, properties } of links) {
    for (const end of [from, to]) names.set(`${end.label}|${end.key}`, end.name ?? end.key);
    const ends = { from: { label: from.label, key: from.key }, to: { label: to.label, key: to.key } };
    all.push({ sort: 'link', type, ...ends, properties });
  }
  for (const { label, key, properties } of nodes)
    names.set(`${label}|${key}`, String(properties.name ?? key));
  return { elements: new Map(all.map((element) => [identityOf(element), element])), names };
}

const ThereRow = Schema.Object({ key: Schema.String() });

// Which of these keys does a node of the label have?
const there = (label: Label) => `
  MATCH (n:${label}) WHERE n.${keyOf[label]} IN $keys
  RETURN n.${keyOf[label]} AS key`;

/** Those of the nodes that are in the graph, by `refKey`. */
export async function readThere(graph: Asker, refs: Ref[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (const label of labels) {
    const keys = [...new Set(refs.filter((ref) => ref.label === label).map(({ key }) => key))];
    if (keys.length === 0) continue;
    for (const { key } of await graph.read(there(label), { keys }, ThereRow))
      found.add(refKey({ label, key }));
  }
  return found;
}
