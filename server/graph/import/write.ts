import { Type } from 'typebox';
import { conflict } from '../../errors.ts';
import type { GraphClient, GraphTransaction } from '../client.ts';
import { groupRows } from '../rows.ts';
import {
  keyOf,
  type LinkElement,
  type LinkType,
  type NodeElement,
  type NodeLabel,
  type OrganisationKind,
  type Properties,
} from './element.ts';

/** Measured: 5,000 maps a batch is as fast as 20,000 and keeps each message small. */
const batchSize = 5000;
/** 0.45 million elements, the most that fits the managed server's memory, take about a minute and a half. */
const writeTimeoutMs = 900_000;

/** An element with the properties to set: all of them when it is new, those that differ when it is not. */
export interface Write<Kind> {
  element: Kind;
  state: 'new' | 'changed';
  properties: Properties;
}

export interface ImportWrites {
  nodes: Write<NodeElement>[];
  links: Write<LinkElement>[];
  /** Ids of relationships that others replace. */
  removed: Map<LinkType, string[]>;
}

/** What is kept about an import. Counts are of rows. */
export interface ImportRunRecord {
  id: string;
  fileHash: string;
  startedAt: string;
  rowsNew: number;
  rowsChanged: number;
  rowsUnchanged: number;
}

const VersionRow = Type.Object({ dataVersion: Type.Integer() });
const CountRow = Type.Object({ count: Type.Integer() });

// Locks the node with the data version, so that imports come one after the other, and reads the version.
const LOCK_VERSION = `
  MATCH (m:Meta {id: 'liantu'}) SET m.dataVersion = m.dataVersion
  RETURN m.dataVersion AS dataVersion`;

// The content of the graph is another one from now on.
const RAISE_VERSION = `
  MATCH (m:Meta {id: 'liantu'}) SET m.dataVersion = m.dataVersion + 1
  RETURN m.dataVersion AS dataVersion`;

// Keeps the record of an import beside what it wrote.
const RECORD_RUN = `CREATE (run:ImportRun) SET run = $run`;

// New nodes of one label; an organisation has the label of its kind as well.
const createNodes = (label: NodeLabel, kind: OrganisationKind | undefined) => `
  UNWIND $rows AS row
  CREATE (n:${label}${kind ? `:${kind}` : ''}) SET n = row.properties
  RETURN count(*) AS count`;

// Properties that changed of nodes found by their key.
const changeNodes = (label: NodeLabel) => `
  UNWIND $rows AS row
  MATCH (n:${label} {${keyOf[label]}: row.key}) SET n += row.properties
  RETURN count(*) AS count`;

// New relationships of one type: (from)-[:TYPE]->(to), both ends found by their keys.
const createLinks = (type: LinkType, from: NodeLabel, to: NodeLabel) => `
  UNWIND $rows AS row
  MATCH (a:${from} {${keyOf[from]}: row.from})
  MATCH (b:${to} {${keyOf[to]}: row.to})
  CREATE (a)-[r:${type}]->(b) SET r = row.properties
  RETURN count(*) AS count`;

// Properties that changed of relationships found by their id.
const changeLinks = (type: LinkType) => `
  UNWIND $rows AS row
  MATCH ()-[r:${type} {id: row.key}]->() SET r += row.properties
  RETURN count(*) AS count`;

// Relationships that others replace, found by their id.
const removeLinks = (type: LinkType) => `
  UNWIND $rows AS id
  MATCH ()-[r:${type} {id: id}]->() DELETE r
  RETURN count(*) AS count`;

/**
 * Writes an import in one transaction and returns the data version afterwards: all of it is visible then, or none.
 * `dataVersion` is the one the plan was made from; when the graph has moved on since, nothing is written (`conflict`).
 */
export async function writeImport(
  graph: GraphClient,
  writes: ImportWrites,
  run: ImportRunRecord,
  dataVersion: number,
  progress: (written: number) => void = () => undefined,
): Promise<number> {
  return graph.write(async (tx) => {
    const [locked] = await tx.run(LOCK_VERSION, {}, VersionRow);
    if (locked?.dataVersion !== dataVersion) {
      throw conflict('The graph was changed while the import was being checked: check it again.');
    }
    const written = await writeElements(tx, writes, progress);
    const finished = { ...run, finishedAt: new Date().toISOString(), status: 'done' };
    await tx.execute(RECORD_RUN, { run: finished });
    if (written === 0) return dataVersion;
    const [raised] = await tx.run(RAISE_VERSION, {}, VersionRow);
    return raised?.dataVersion ?? dataVersion;
  }, writeTimeoutMs);
}

async function writeElements(
  tx: GraphTransaction,
  { nodes, links, removed }: ImportWrites,
  progress: (written: number) => void,
): Promise<number> {
  let written = 0;
  // A match that finds nothing would drop a row in silence, so each batch is counted.
  const runAll = async (cypher: string, rows: unknown[]) => {
    for (let at = 0; at < rows.length; at += batchSize) {
      const batch = rows.slice(at, at + batchSize);
      const [row] = await tx.run(cypher, { rows: batch }, CountRow);
      if (row?.count !== batch.length) {
        throw new Error(`${row?.count} of ${batch.length} rows were written by ${cypher}`);
      }
      progress((written += batch.length));
    }
  };
  for (const [cypher, rows] of groupRows(nodes, toNodeCypher, toNodeRow)) await runAll(cypher, rows);
  for (const [type, ids] of removed) await runAll(removeLinks(type), ids);
  for (const [cypher, rows] of groupRows(links, toLinkCypher, toLinkRow)) await runAll(cypher, rows);
  return written;
}

const toNodeCypher = ({ element, state }: Write<NodeElement>) =>
  state === 'new' ? createNodes(element.label, element.kind) : changeNodes(element.label);

const toNodeRow = ({ element, properties }: Write<NodeElement>) => ({
  key: element.key,
  properties,
});

const toLinkCypher = ({ element, state }: Write<LinkElement>) =>
  state === 'new'
    ? createLinks(element.type, element.from.label, element.to.label)
    : changeLinks(element.type);

const toLinkRow = ({ element, properties }: Write<LinkElement>) => ({
  key: element.id,
  from: element.from.key,
  to: element.to.key,
  properties,
});
