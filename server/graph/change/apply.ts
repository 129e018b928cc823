import { Type } from 'typebox';
import type { GraphTransaction } from '../client.ts';
import { keyOf, type LinkType, type NodeLabel, organisationKinds } from '../import/element.ts';
import { changeLinks, changeNodes, createLinks, createNodes } from '../import/statement.ts';
import { groupRows } from '../rows.ts';
import { secondLabels, toWork, type Work } from './work.ts';
import { type Cause, type ElementChange, recordChanges } from './record.ts';

const batchSize = 5000;
const CountRow = Type.Object({ count: Type.Integer() });

// Removes relationships found by their id.
const deleteLinks = (type: LinkType) => `
  UNWIND $rows AS key
  MATCH ()-[r:${type} {id: key}]->() DELETE r
  RETURN count(*) AS count`;

// Removes nodes found by their key, with the ties of what was recorded of them. Anything else that hangs on one makes
// the deletion fail, and the transaction with it.
const deleteNodes = (label: NodeLabel) => `
  UNWIND $rows AS key
  MATCH (n:${label} {${keyOf[label]}: key})
  CALL (n) { OPTIONAL MATCH (n)<-[of:OF]-(:Change) DELETE of }
  DELETE n
  RETURN count(*) AS count`;

/**
 * Carries changes out and records them under their cause, in the running transaction. Throws when something is not as
 * the changes say it was: a node that others hang on cannot go, an element that is not there cannot change.
 */
export async function makeChanges(
  tx: GraphTransaction,
  cause: Cause,
  changes: ElementChange[],
): Promise<void> {
  const work = toWork(changes);
  await applyLinksAndChanges(tx, work);
  await recordChanges(tx, cause, changes);
  await applyDeletions(tx, work);
}

/** Runs one statement over rows in batches. A row that matches nothing would be lost in silence, so each is counted. */
async function runRows(tx: GraphTransaction, cypher: string, rows: unknown[]): Promise<void> {
  for (let at = 0; at < rows.length; at += batchSize) {
    const batch = rows.slice(at, at + batchSize);
    const [row] = await tx.run(cypher, { rows: batch }, CountRow);
    if (row?.count !== batch.length) {
      throw new Error(`${row?.count} of ${batch.length} rows were changed by ${cypher}`);
    }
  }
}

/** Everything but the removal of nodes: what is recorded of them has to be recorded while they are there. */
async function applyLinksAndChanges(tx: GraphTransaction, work: Work): Promise<void> {
  for (const [type, keys] of work.deleteLinks) await runRows(tx, deleteLinks(type), keys);
  const nodes = groupRows(
    work.createNodes,
    (change) => createNodes(toLabels(change)),
    ({ after }) => ({ properties: after }),
  );
  for (const [cypher, rows] of nodes) await runRows(tx, cypher, rows);
  const links = groupRows(
    work.createLinks,
    ({ type, from, to }) => createLinks(type, from.label, to.label),
    ({ from, to, after }) => ({ from: from.key, to: to.key, properties: after }),
  );
  for (const [cypher, rows] of links) await runRows(tx, cypher, rows);
  const changes = groupRows(work.changes, ({ change }) => toChangeCypher(change), toChangeRow);
  for (const [cypher, rows] of changes) await runRows(tx, cypher, rows);
}

/** Removes nodes that nothing hangs on any more. */
async function applyDeletions(tx: GraphTransaction, { deleteNodes: nodes }: Work): Promise<void> {
  for (const [label, keys] of nodes) await runRows(tx, deleteNodes(label), keys);
}

const toLabels = (change: ElementChange & { sort: 'node' }): string =>
  [
    change.label,
    ...secondLabels(change).filter((label) => (organisationKinds as readonly string[]).includes(label)),
  ].join(':');

const toChangeCypher = (change: ElementChange): string =>
  change.sort === 'node' ? changeNodes(change.label) : changeLinks(change.type);

const toChangeRow = ({ change, properties }: Work['changes'][number]) => ({ key: change.key, properties });
