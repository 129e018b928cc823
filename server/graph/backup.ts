import { Type, type Static } from 'typebox';
import { ProblemError } from '../errors.ts';
import type { GraphClient, GraphTransaction } from './client.ts';
import { keyOf as contentKeyOf } from './import/element.ts';
import { groupRows } from './rows.ts';

/** Every label with its key: what is imported, lists, and the product's own records. `Meta` is kept apart. */
const keyOf = {
  ...contentKeyOf,
  TargetList: 'id',
  Target: 'id',
  ImportRun: 'id',
  Change: 'id',
  Merge: 'id',
  Decision: 'id',
  Template: 'id',
  Baseline: 'id',
} as const;
type Label = keyof typeof keyOf;
const labels = Object.keys(keyOf) as Label[];

const readSize = 2000;
const writeSize = 5000;
/** Deleting and writing in parts, each part far smaller than what a transaction may hold. */
const partTimeoutMs = 120_000;

/** A node or relationship as a backup holds it. `floats` names the numbers that are no integers, which JSON cannot say. */
export interface StoredNode {
  label: string;
  key: string;
  labels: string[];
  properties: Record<string, unknown>;
  floats: string[];
}
export interface StoredLink {
  type: string;
  from: [label: string, key: string];
  to: [label: string, key: string];
  properties: Record<string, unknown>;
  floats: string[];
}

const Properties = Type.Record(Type.String(), Type.Unknown());
const floatsOf = (element: string) => `
  [key IN keys(${element}) WHERE valueType(${element}[key]) STARTS WITH 'FLOAT'
                              OR valueType(${element}[key]) STARTS WITH 'LIST<FLOAT' | key]`;

const NodeRow = Type.Object({
  key: Type.String(),
  labels: Type.Array(Type.String()),
  properties: Properties,
  floats: Type.Array(Type.String()),
});

// The nodes of a label after a key, in the order of their keys.
const nodesAfter = (label: Label) => `
  MATCH (n:${label}) WHERE n.${keyOf[label]} > $after
  WITH n ORDER BY n.${keyOf[label]} LIMIT $limit
  RETURN n.${keyOf[label]} AS key, labels(n) AS labels, properties(n) AS properties, ${floatsOf('n')} AS floats
  ORDER BY key`;

/** Every node of the product's labels, a page at a time, in the same order for the same content. */
export async function* readStoredNodes(graph: GraphClient): AsyncGenerator<StoredNode[]> {
  for (const label of labels) {
    for (let after = ''; ;) {
      const page = await graph.read(nodesAfter(label), { after, limit: readSize }, NodeRow);
      const last = page.at(-1);
      if (!last) break;
      yield page.map((row) => ({ ...row, label }));
      after = last.key;
    }
  }
}

const KeyRow = Type.Object({ key: Type.String() });

// The keys of a label's nodes after one of them.
const keysAfter = (label: Label) => `
  MATCH (n:${label}) WHERE n.${keyOf[label]} > $after
  RETURN n.${keyOf[label]} AS key ORDER BY key LIMIT $limit`;

const LinkRow = Type.Object({
  from: Type.String(),
  type: Type.String(),
  properties: Properties,
  floats: Type.Array(Type.String()),
  to: Type.String(),
  toLabels: Type.Array(Type.String()),
});

// Every relationship that leaves these nodes: (node)-[:any]->(other)
const linksFrom = (label: Label) => `
  MATCH (n:${label})-[r]->(m) WHERE n.${keyOf[label]} IN $keys
  RETURN n.${keyOf[label]} AS from, type(r) AS type, properties(r) AS properties, ${floatsOf('r')} AS floats,
         coalesce(m.id, m.code, '') AS to, labels(m) AS toLabels`;

/** Every relationship between nodes of the product's labels, a page at a time; those of a page in no order. */
export async function* readStoredLinks(graph: GraphClient): AsyncGenerator<StoredLink[]> {
  for (const label of labels) {
    for (let after = ''; ;) {
      const keys = (await graph.read(keysAfter(label), { after, limit: readSize }, KeyRow)).map(
        (row) => row.key,
      );
      const last = keys.at(-1);
      if (last === undefined) break;
      const rows = await graph.read(linksFrom(label), { keys }, LinkRow);
      yield rows.map(({ from, to, toLabels, ...row }) => ({
        ...row,
        from: [label, from],
        to: [labels.find((one) => toLabels.includes(one)) ?? toLabels.join(':'), to],
      }));
      after = last;
    }
  }
}

const CountRow = Type.Object({ nodes: Type.Integer(), links: Type.Integer() });

// How many nodes and relationships are there beside the node that holds the versions, and what is counted from others?
const COUNTS = `
  RETURN COUNT { (n) } - COUNT { (m:Meta) } - COUNT { (k:Coverage) } AS nodes, COUNT { ()-[r]->() } AS links`;

/** How many nodes and relationships the graph has, without the node that holds the versions and what can be derived. */
export async function countStored(graph: GraphClient): Promise<Static<typeof CountRow>> {
  const [row] = await graph.read(COUNTS, {}, CountRow);
  return row!;
}

const DoneRow = Type.Object({ count: Type.Integer() });

// Some relationships, or some nodes, away: a part at a time, for all at once would not fit a transaction.
const REMOVE_LINKS = `
  MATCH ()-[r]->() WITH r LIMIT $limit DELETE r RETURN count(*) AS count`;
const REMOVE_NODES = `
  MATCH (n) WHERE NOT n:Meta WITH n LIMIT $limit DETACH DELETE n RETURN count(*) AS count`;

/** Empties the graph but for the node that holds the versions. Indexes and constraints stay. */
export async function removeEverything(graph: GraphClient): Promise<void> {
  for (const cypher of [REMOVE_LINKS, REMOVE_NODES]) {
    for (let count = 1; count > 0;) {
      [{ count }] = (await graph.write(
        (tx) => tx.run(cypher, { limit: 4 * writeSize }, DoneRow),
        partTimeoutMs,
      )) as [{ count: number }];
    }
  }
}

const setFloats = (element: string) => `
  FOREACH (one IN row.floats | SET ${element}[one.key] = toFloat(one.value))
  FOREACH (one IN row.floatLists | SET ${element}[one.key] = toFloatList(one.values))`;

// Nodes as they were, each with its labels.
const CREATE_NODES = `
  UNWIND $rows AS row
  CREATE (n:$(row.labels)) SET n = row.properties
  ${setFloats('n')}
  RETURN count(*) AS count`;

// Relationships of one type as they were: (from)-[:type]->(to), both ends found by their keys.
const createLinks = (from: Label, to: Label) => `
  UNWIND $rows AS row
  MATCH (a:${from} {${keyOf[from]}: row.from})
  MATCH (b:${to} {${keyOf[to]}: row.to})
  CREATE (a)-[r:$($type)]->(b) SET r = row.properties
  ${setFloats('r')}
  RETURN count(*) AS count`;

/** Numbers that are no integers travel as text, for whole ones would arrive as integers. */
function toRow({ properties, floats }: Pick<StoredNode, 'properties' | 'floats'>) {
  const plain = Object.fromEntries(Object.entries(properties).filter(([key]) => !floats.includes(key)));
  const given = floats.map((key) => ({ key, value: properties[key] }));
  return {
    properties: plain,
    floats: given
      .filter(({ value }) => !Array.isArray(value))
      .map(({ key, value }) => ({ key, value: String(value) })),
    floatLists: given.flatMap(({ key, value }) =>
      Array.isArray(value) ? [{ key, values: value.map(String) }] : [],
    ),
  };
}

async function runAll(tx: GraphTransaction, cypher: string, params: object, rows: unknown[]): Promise<void> {
  const [done] = await tx.run(cypher, { ...params, rows }, DoneRow);
  if (done?.count !== rows.length)
    throw new Error(`${done?.count} of ${rows.length} rows were written by ${cypher}`);
}

/** Writes nodes as they were. */
export const writeStoredNodes = (graph: GraphClient, nodes: StoredNode[]): Promise<void> =>
  graph.write(
    (tx) =>
      runAll(
        tx,
        CREATE_NODES,
        {},
        nodes.map((node) => ({ ...toRow(node), labels: node.labels })),
      ),
    partTimeoutMs,
  );

const isLabel = (name: string): name is Label => name in keyOf;

/** Writes relationships as they were; their ends are there. */
export async function writeStoredLinks(graph: GraphClient, links: StoredLink[]): Promise<void> {
  const groups = groupRows(
    links,
    ({ type, from, to }) => JSON.stringify([type, from[0], to[0]]),
    (link) => ({ ...toRow(link), from: link.from[1], to: link.to[1] }),
  );
  await graph.write(async (tx) => {
    for (const [group, rows] of groups) {
      const [type, from, to] = JSON.parse(group) as [string, string, string];
      if (!isLabel(from) || !isLabel(to)) throw new Error(`${type}: no product's label at one end`);
      await runAll(tx, createLinks(from, to), { type }, rows);
    }
  }, partTimeoutMs);
}

const MetaRow = Type.Object({ properties: Properties });

// What does the node hold that has the versions?
const META = `MATCH (m:Meta {id: 'liantu'}) RETURN properties(m) AS properties`;

/** What the product keeps about the graph as a whole, versions included; empty in a graph that was never migrated. */
export async function readMetaProperties(graph: GraphClient): Promise<Record<string, unknown>> {
  const [row] = await graph.read(META, {}, MetaRow);
  return row?.properties ?? {};
}

const VersionRow = Type.Object({ dataVersion: Type.Integer() });

// Keeps readers out, and says which version the data had until now.
const MARK = `
  MERGE (m:Meta {id: 'liantu'}) SET m.loading = $loading
  RETURN coalesce(m.dataVersion, 0) AS dataVersion`;

/** Keeps readers out of the graph, unless the data are of another version than `expected` (then nothing is done). */
export function markLoading(graph: GraphClient, loading: string, expected: number): Promise<boolean> {
  return graph
    .write(async (tx) => {
      const [row] = await tx.run(MARK, { loading }, VersionRow);
      if (row?.dataVersion !== expected) throw new ChangedMeanwhile();
      return true;
    })
    .catch((error: unknown) => {
      if (error instanceof ChangedMeanwhile) return false;
      throw error;
    });
}

class ChangedMeanwhile extends Error {}

// Holds on to the node that has the versions: whoever keeps this lock is alive and at work.
const LOCK = `MATCH (m:Meta {id: 'liantu'}) SET m.loading = m.loading`;

// What a backup says of the graph as a whole; readers may come in again, to data of another version.
const FINISH = `
  MATCH (m:Meta {id: 'liantu'}) SET m += $properties, m.dataVersion = $dataVersion REMOVE m.loading`;

const longestWorkMs = 6 * 3600_000;

/**
 * Does work on a marked graph and then lets readers in again. The transaction that takes the mark away is open from
 * the beginning: its lock shows others that somebody is at work, and the database lets go of it when this process dies.
 */
export const whileMarked = (
  graph: GraphClient,
  work: () => Promise<void>,
  done: { properties: Record<string, unknown>; dataVersion: number },
): Promise<void> =>
  graph.write(async (tx) => {
    await tx.execute(LOCK);
    await work();
    await tx.execute(FINISH, done);
  }, longestWorkMs);

const lockTimeoutMs = 3000;

/** Whether somebody who is alive is at work on a marked graph: he holds its lock. */
export async function isAtWork(graph: GraphClient): Promise<boolean> {
  try {
    await graph.write((tx) => tx.execute(LOCK), lockTimeoutMs);
    return false;
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'timeout') return true;
    throw error;
  }
}
