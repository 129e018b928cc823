import { randomUUID } from 'node:crypto';
import type { GraphTransaction } from '../client.ts';
import { noteChanges } from '../coverage/touched.ts';
import type { LinkType, NodeLabel, NodeRef, Properties } from '../import/element.ts';
import { keyOf } from '../import/element.ts';

/** Why something changed. `causeId` names the import run, merge or edit all of whose changes belong together. */
export interface Cause {
  cause: 'import' | 'edit' | 'review' | 'merge' | 'split' | 'undo';
  causeId: string;
  author: string;
  /** ISO 8601, in UTC. */
  at: string;
  /** Why, in the words of who did it. */
  note?: string;
  /** Only of `undo`: the cause that is taken back. */
  undoes?: string;
}

/**
 * One node or relationship that was created, changed or removed. `before` and `after` hold the properties that differ:
 * all of them when it was created or removed; a property that only one of them has was absent on the other side.
 */
export type ElementChange = {
  op: 'create' | 'change' | 'remove';
  before: Properties;
  after: Properties;
} & (
  | { sort: 'node'; label: NodeLabel; key: string; labels?: string[] }
  | { sort: 'link'; type: LinkType; key: string; from: NodeRef; to: NodeRef }
);

const batchSize = 1000;

// Keeps changes beside the things they concern: (change)-[:OF]->(node). The label comes from the closed table.
// Changes are in the order of the data versions they made: one transaction, one version.
const recordOf = (label: NodeLabel) => `
  MATCH (m:Meta {id: 'liantu'})
  UNWIND $rows AS row
  MERGE (c:Change {id: row.id}) ON CREATE SET c = row.properties, c.dataVersion = m.dataVersion
  WITH c, row
  MATCH (n:${label} {${keyOf[label]}: row.subject})
  CREATE (c)-[:OF]->(n)`;

/**
 * Writes down what a transaction changed, in that transaction, so that nothing changes without a trace.
 * To be called after `raiseDataVersion`, after creations and before removals of nodes: a change is found from the
 * nodes that are there, and is part of the data version that the transaction makes.
 */
export async function recordChanges(
  tx: GraphTransaction,
  cause: Cause,
  changes: ElementChange[],
): Promise<void> {
  noteChanges(tx, changes);
  const rows = new Map<NodeLabel, { id: string; subject: string; properties: Properties }[]>();
  for (const [place, change] of changes.entries()) {
    const properties = { id: randomUUID(), ...cause, place, ...describe(change) };
    for (const { label, key } of subjectsOf(change)) {
      const row = { id: properties.id, subject: key, properties };
      const known = rows.get(label);
      if (known) known.push(row);
      else rows.set(label, [row]);
    }
  }
  for (const [label, all] of rows) {
    for (let at = 0; at < all.length; at += batchSize) {
      await tx.execute(recordOf(label), { rows: all.slice(at, at + batchSize) });
    }
  }
}

function subjectsOf(change: ElementChange): NodeRef[] {
  if (change.sort === 'node') return [change];
  const { from, to } = change;
  return from.label === to.label && from.key === to.key ? [from] : [from, to];
}

/** A change as properties of its node: maps as JSON, for the graph's properties hold none. */
function describe(change: ElementChange): Properties {
  const { op, sort, key } = change;
  const element: Properties =
    change.sort === 'node'
      ? { name: change.label, ...(change.labels ? { labels: change.labels } : {}) }
      : { name: change.type, ends: JSON.stringify({ from: change.from, to: change.to }) };
  return {
    op,
    sort,
    key,
    ...element,
    before: JSON.stringify(change.before),
    after: JSON.stringify(change.after),
  };
}
