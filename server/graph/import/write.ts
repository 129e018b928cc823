import { Type } from 'typebox';
import type { GraphTransaction } from '../client.ts';
import { type Cause, type ElementChange, recordChanges } from '../change/record.ts';
import { noteNew } from '../coverage/touched.ts';
import { groupRows } from '../rows.ts';
import type { LinkType, NodeLabel, OrganisationKind, Properties } from './element.ts';
import { changeLinks, changeNodes, createLinks, createNodes } from './statement.ts';

/** New nodes or relationships that one query creates. */
export type NewBatch =
  | { sort: 'node'; label: NodeLabel; kind?: OrganisationKind | undefined; rows: NewNode[] }
  | { sort: 'link'; type: LinkType; from: NodeLabel; to: NodeLabel; rows: NewLink[] };
export interface NewNode {
  properties: Properties;
}
export interface NewLink {
  from: string;
  to: string;
  properties: Properties;
}

/** A change of what the graph has; `after` holds the properties to set. */
export type PlannedChange = ElementChange & { op: 'change' | 'remove' };

/** Everything an import writes, in batches that are made when they are asked for. */
export interface ImportWrites {
  /** Nodes and relationships that are new. */
  created: number;
  /** Nodes and relationships that are changed or removed. */
  changed: number;
  newNodes(): AsyncIterable<NewBatch>;
  newLinks(): AsyncIterable<NewBatch>;
  /** Nodes first, then relationships that go, then relationships that change. */
  changes(): AsyncIterable<PlannedChange[]>;
}

const CountRow = Type.Object({ count: Type.Integer() });

// Relationships that others replace, found by their id.
const removeLinks = (type: LinkType) => `
  UNWIND $rows AS row
  MATCH ()-[r:${type} {id: row.key}]->() DELETE r
  RETURN count(*) AS count`;

/** Writes one batch of new elements. */
export function writeNew(tx: GraphTransaction, batch: NewBatch): Promise<number> {
  noteNew(tx, batch);
  return writeRows(
    tx,
    batch.sort === 'node'
      ? createNodes(batch.kind ? `${batch.label}:${batch.kind}` : batch.label)
      : createLinks(batch.type, batch.from, batch.to),
    batch.rows,
  );
}

/** Changes and removes what the graph has, and writes down from what to what. */
export async function writeChanges(
  tx: GraphTransaction,
  cause: Cause,
  changes: PlannedChange[],
): Promise<number> {
  // Before the relationships go: what is written down of them hangs on the nodes at their ends.
  await recordChanges(tx, cause, changes);
  const rows = groupRows(changes, toChangeCypher, ({ key, after }) => ({ key, properties: after }));
  let written = 0;
  for (const [cypher, batch] of rows) written += await writeRows(tx, cypher, batch);
  return written;
}

function toChangeCypher(change: PlannedChange): string {
  if (change.sort === 'node') return changeNodes(change.label);
  return change.op === 'remove' ? removeLinks(change.type) : changeLinks(change.type);
}

/** A match that finds nothing would drop a row in silence, so each batch is counted. */
async function writeRows(tx: GraphTransaction, cypher: string, rows: unknown[]): Promise<number> {
  const [row] = await tx.run(cypher, { rows }, CountRow);
  if (row?.count === rows.length) return rows.length;
  throw new Error(`${row?.count} of ${rows.length} rows were written by ${cypher}`);
}
