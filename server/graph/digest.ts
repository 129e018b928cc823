import { createHash } from 'node:crypto';
import { Type, type Static } from 'typebox';
import type { GraphClient } from './client.ts';
import { conflict } from '../errors.ts';
import { isBookkeeping, keyOf as importedKeyOf } from './import/element.ts';
import { isMarked } from './import/loading.ts';

const pageSize = 5000;

/** Labels of the graph's content with their keys: what is imported, and lists. */
const keyOf = { ...importedKeyOf, TargetList: 'id', Target: 'id' } as const;
type Label = keyof typeof keyOf;
const labels = Object.keys(keyOf) as Label[];
/** What the product notes of itself and of its work, and what it counts from content: no content. */
const recordLabels = ['Meta', 'ImportRun', 'Change', 'Merge', 'Decision', 'Template', 'Baseline', 'Coverage'];

const Properties = Type.Record(Type.String(), Type.Unknown());
const NodeRow = Type.Object({
  key: Type.String(),
  labels: Type.Array(Type.String()),
  properties: Properties,
});

// The nodes of a label after a key, in the order of their keys.
const nodesAfter = (label: Label) => `
  MATCH (n:${label}) WHERE n.${keyOf[label]} > $after
  RETURN n.${keyOf[label]} AS key, labels(n) AS labels, properties(n) AS properties
  ORDER BY key LIMIT $limit`;

const LinkRow = Type.Object({
  key: Type.String(),
  type: Type.String(),
  properties: Properties,
  to: Type.String(),
  toLabels: Type.Array(Type.String()),
});

// Every relationship that leaves these nodes for others of content: (node)-[:any]->(other)
const linksFrom = (label: Label) => `
  MATCH (n:${label})-[r]->(m)
  WHERE n.${keyOf[label]} IN $keys AND none(l IN labels(m) WHERE l IN $records)
  RETURN n.${keyOf[label]} AS key, type(r) AS type, properties(r) AS properties,
         coalesce(m.id, m.code, '') AS to, labels(m) AS toLabels`;

const CountRow = Type.Object({ count: Type.Integer() });

// How many nodes are neither content nor records of the product itself?
const STRANGERS = `
  MATCH (n) WHERE none(label IN labels(n) WHERE label IN $labels)
  RETURN count(n) AS count`;

/** A digest of the graph's content, with how much it covers. */
export interface Digest {
  sha256: string;
  nodes: number;
  relationships: number;
}

/**
 * sha256 over every node and relationship with its labels and properties, whatever their order and internal ids.
 * Throws when the graph holds nodes of labels that are not ours, for the digest would say nothing of them, and while
 * it is being filled (`conflict`), for what is there is not what anybody wants to have.
 */
export async function digestGraph(graph: GraphClient): Promise<Digest> {
  if (await isMarked(graph))
    throw conflict('The graph is being filled, or was when that was stopped: start the product first.');
  const [strangers] = await graph.read(STRANGERS, { labels: [...labels, ...recordLabels] }, CountRow);
  if (strangers && strangers.count > 0) {
    throw new Error(`The graph holds ${strangers.count} nodes that are not of this product.`);
  }
  const sum = new HashSum();
  const counts = { nodes: 0, relationships: 0 };
  for (const label of labels) {
    for await (const page of readPages(graph, label)) {
      for (const { key, labels: all, properties } of page) {
        sum.add(['node', [...all].sort(), key, sortKeys(properties)]);
      }
      const keys = page.map(({ key }) => key);
      const links = await graph.read(linksFrom(label), { keys, records: recordLabels }, LinkRow);
      for (const { key, type, properties, to, toLabels } of links) {
        sum.add(['link', label, key, type, [...toLabels].sort(), to, sortKeys(properties)]);
      }
      counts.nodes += page.length;
      counts.relationships += links.length;
    }
  }
  return { sha256: sum.digest(), ...counts };
}

async function* readPages(graph: GraphClient, label: Label): AsyncGenerator<Static<typeof NodeRow>[]> {
  for (let after = ''; ;) {
    const page = await graph.read(nodesAfter(label), { after, limit: pageSize }, NodeRow);
    const last = page.at(-1);
    if (!last) return;
    yield page;
    after = last.key;
  }
}

const sortKeys = (properties: Static<typeof Properties>) =>
  Object.entries(properties)
    .filter(([name]) => !isBookkeeping(name))
    .sort(([one], [other]) => (one < other ? -1 : 1));

/** Hashes that are added up come to the same in any order, and need no memory for what was added. */
class HashSum {
  #sum = 0n;
  #count = 0;

  add(content: unknown): void {
    const hash = createHash('sha256').update(JSON.stringify(content)).digest('hex');
    this.#sum = (this.#sum + BigInt(`0x${hash}`)) & ((1n << 256n) - 1n);
    this.#count += 1;
  }

  digest(): string {
    return createHash('sha256')
      .update(`${this.#count}:${this.#sum.toString(16)}`)
      .digest('hex');
  }
}
