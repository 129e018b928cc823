import { Type, type Static } from 'typebox';
import type { GraphClient } from '../client.ts';
import { keyOf, type LinkType, type NodeLabel, type Replacement } from './element.ts';

const batchSize = 5000;
const labels = Object.keys(keyOf);

const ValueSchema = Type.Union([
  Type.String(),
  Type.Number(),
  Type.Boolean(),
  Type.Array(Type.Union([Type.String(), Type.Number()])),
]);
const ExistingRow = Type.Object({ key: Type.String(), properties: Type.Record(Type.String(), ValueSchema) });
export type ExistingProperties = Static<typeof ExistingRow>['properties'];

// What does the graph hold of the nodes with these keys? The label and its key come from the closed table.
const existingNodes = (label: NodeLabel) => `
  MATCH (n:${label}) WHERE n.${keyOf[label]} IN $keys
  RETURN n.${keyOf[label]} AS key, properties(n) AS properties`;

// What does the graph hold of the relationships with these ids? The type comes from the closed table.
const existingLinks = (type: LinkType) => `
  MATCH ()-[r:${type}]->() WHERE r.id IN $keys
  RETURN r.id AS key, properties(r) AS properties`;

/** The properties of those of these nodes that are in the graph, by key. */
export const readNodes = (graph: GraphClient, label: NodeLabel, keys: string[]) =>
  readBatches(graph, existingNodes(label), keys);

/** The properties of those of these relationships that are in the graph, by id. */
export const readLinks = (graph: GraphClient, type: LinkType, ids: string[]) =>
  readBatches(graph, existingLinks(type), ids);

async function readBatches(graph: GraphClient, cypher: string, keys: string[]) {
  const found = new Map<string, ExistingProperties>();
  for (let at = 0; at < keys.length; at += batchSize) {
    const rows = await graph.read(cypher, { keys: keys.slice(at, at + batchSize) }, ExistingRow);
    for (const row of rows) found.set(row.key, row.properties);
  }
  return found;
}

const NameRow = Type.Object({ key: Type.String(), from: Type.String(), to: Type.String() });

// What are the nodes at both ends of these relationships called? (a)-[:TYPE]->(b)
const linkEnds = (type: LinkType) => `
  MATCH (a)-[r:${type}]->(b) WHERE r.id IN $keys
  RETURN r.id AS key, coalesce(a.name, a.title, a.measure, a.id, '') AS from,
         coalesce(b.name, b.title, b.measure, b.id, '') AS to`;

/** What a reader calls relationships, by id: `甲 → 牵引电机`. */
export async function readLinkEnds(
  graph: GraphClient,
  type: LinkType,
  ids: string[],
): Promise<Map<string, string>> {
  const rows = await graph.read(linkEnds(type), { keys: ids }, NameRow);
  return new Map(rows.map(({ key, from, to }) => [key, `${from} → ${to}`]));
}

const PlacedRow = Type.Object({ id: Type.String() });

// Which of these organisations have a registered place? (organisation)-[:LOCATED_IN]->(region)
const PLACED = `
  MATCH (o:Organisation)-[r:LOCATED_IN {kind: 'registered'}]->() WHERE o.id IN $ids
  RETURN DISTINCT o.id AS id`;

/** Those of the organisations of which the graph knows where they are registered. */
export const readPlaced = async (graph: GraphClient, ids: string[]): Promise<Set<string>> =>
  new Set((await graph.read(PLACED, { ids }, PlacedRow)).map(({ id }) => id));

const OutdatedRow = Type.Object({
  owner: Type.String(),
  id: Type.String(),
  properties: Type.Record(Type.String(), ValueSchema),
  other: Type.String(),
  otherLabel: Type.String(),
});
export type Outdated = Static<typeof OutdatedRow>;

// Which relationships of this type and kind leave (or enter) these nodes, other than those to keep?
// out: (owner)-[:TYPE]->(), in: (owner)<-[:TYPE]-()
const outdatedLinks = (label: NodeLabel, type: LinkType, direction: Replacement['direction']) => `
  UNWIND $rows AS row
  MATCH (n:${label} {${keyOf[label]}: row.key})${direction === 'in' ? '<' : ''}-[r:${type}]-${direction === 'out' ? '>' : ''}(m)
  WHERE NOT r.id IN row.keep AND coalesce(r.kind, '') = $kind
  RETURN row.key AS owner, r.id AS id, properties(r) AS properties, coalesce(m.id, m.code) AS other,
         head([l IN labels(m) WHERE l IN $labels]) AS otherLabel`;

/** The relationships that rows replace by others (a firm that moved); all replacements of one sort like `first`. */
export async function readOutdated(
  graph: GraphClient,
  { owner, type, direction, kind }: Replacement,
  replacements: Replacement[],
): Promise<Outdated[]> {
  const found: Outdated[] = [];
  const cypher = outdatedLinks(owner.label, type, direction);
  for (let at = 0; at < replacements.length; at += batchSize) {
    const rows = replacements
      .slice(at, at + batchSize)
      .map((one) => ({ key: one.owner.key, keep: one.keep }));
    found.push(...(await graph.read(cypher, { rows, kind, labels }, OutdatedRow)));
  }
  return found;
}
