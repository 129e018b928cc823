import { randomUUID } from 'node:crypto';
import { Type } from 'typebox';
import type { UndoCheck } from '../../contract/import-run.ts';
import { conflict } from '../../errors.ts';
import type { GraphClient, GraphTransaction } from '../client.ts';
import { noteRun } from '../coverage/touched.ts';
import { readHeapBytes } from '../import/memory.ts';
import { asking } from '../list.ts';
import { raiseDataVersion } from '../meta.ts';
import { makeChanges } from './apply.ts';
import { invert } from './work.ts';
import type { Cause } from './record.ts';
import { type KnownCause, readCause } from './recorded.ts';
import { anyLabel, anyType } from './rest.ts';
import { planUndo, type UndoPlan } from './undo-check.ts';

/** As long as the import that it takes back may take. */
const undoTimeoutMs = 900_000;
/** As for writing: one transaction holds about so much of the server's heap for each element it touches. */
const bytesPerElement = 2100;
const heapShare = 0.6;

const VersionRow = Type.Object({ dataVersion: Type.Integer() });

// Removes the relationships that the import made.
const REMOVE_LINKS = `MATCH ()-[r:${anyType}]->() WHERE r.run = $cause DELETE r`;

// Removes the nodes that the import made, with the ties of what the product noted of them.
const REMOVE_NODES = `
  MATCH (n:${anyLabel}) WHERE n.run = $cause
  CALL (n) { OPTIONAL MATCH (n)-[of]-(record) WHERE record:Change OR record:Decision OR record:ImportRun DELETE of }
  DELETE n`;

// Notes on the import that it was taken back, when and by whom.
const MARK_RUN = `
  MATCH (run:ImportRun {id: $cause})
  SET run.status = 'undone', run.undoneAt = $at, run.undoneBy = $author`;

// Keeps a record of the taking back of an import beside the import: (change)-[:OF]->(run)
const RECORD_RUN = `
  MATCH (m:Meta {id: 'liantu'}), (run:ImportRun {id: $change.undoes})
  CREATE (c:Change {dataVersion: m.dataVersion})-[:OF]->(run)
  SET c += $change`;

// Notes on the changes of a cause by which other they were taken back, so that they hold no longer.
const MARK_CHANGES = `MATCH (c:Change {causeId: $cause}) SET c.undone = $undo`;

// The taking back was taken back: what it took back holds again.
const UNMARK_CHANGES = `MATCH (c:Change {causeId: $cause}) REMOVE c.undone`;

const VERSION = `MATCH (m:Meta {id: 'liantu'}) RETURN m.dataVersion AS dataVersion`;

/** What would be taken back with a cause, and what later work rests on it; throws `not_found`. */
export const checkUndo = async (graph: GraphClient, causeId: string): Promise<UndoCheck> =>
  (await planUndo(graph, causeId)).check;

/**
 * Takes back everything that an import, an edit, a decision of the review or another undo did, in one transaction:
 * what it changed has its earlier values again, what it removed is there again, what it made is gone. Throws
 * `not_found`, `conflict` when later work rests on it, and `bad_request` when it does not fit into one transaction.
 */
export async function undo(
  graph: GraphClient,
  causeId: string,
  author: string,
): Promise<{ dataVersion: number; causeId: string }> {
  const heapBytes = await readHeapBytes(graph);
  return graph.write(async (tx) => {
    await raiseDataVersion(tx);
    const plan = await planUndo(asking(tx), causeId);
    refuse(plan, heapBytes);
    const at = new Date().toISOString();
    const cause: Cause = { cause: 'undo', causeId: `undo-${randomUUID()}`, author, at, undoes: causeId };
    await takeBack(tx, plan, cause);
    const [meta] = await tx.run(VERSION, {}, VersionRow);
    return { dataVersion: meta!.dataVersion, causeId: cause.causeId };
  }, undoTimeoutMs);
}

function refuse({ check }: UndoPlan, heapBytes: number | undefined): void {
  const [first] = check.rests;
  if (first) {
    const who = [first.by, first.at].filter((word) => word !== undefined && word !== '').join(', ');
    const more = check.total > 1 ? ` and ${check.total - 1} more` : '';
    throw conflict(`It cannot be undone: ${first.code} ${first.name}${who ? ` (${who})` : ''}${more}.`);
  }
  const elements = check.removes + check.restores;
  if (heapBytes !== undefined && elements * bytesPerElement > heapShare * heapBytes) {
    throw conflict(
      `Undoing it touches ${elements} nodes and relationships in one transaction: give Neo4j a larger heap.`,
    );
  }
}

async function takeBack(tx: GraphTransaction, { cause: known, made, check }: UndoPlan, cause: Cause) {
  if (known.isRun) {
    await noteRun(tx, known.id);
    await tx.execute(REMOVE_LINKS, { cause: known.id });
  }
  await makeChanges(tx, cause, invert(made));
  if (known.isRun) {
    await tx.execute(REMOVE_NODES, { cause: known.id });
    await tx.execute(MARK_RUN, { cause: known.id, at: cause.at, author: cause.author });
    await tx.execute(RECORD_RUN, { change: describeRun(known.id, cause, check) });
  }
  await markUndone(tx, known.id, cause.causeId);
  await markTurnAbout(tx, known);
}

/** What an undo took back holds again once the undo is taken back, and so on down to what was first done. */
async function markTurnAbout(tx: GraphTransaction, { id, undoes }: KnownCause): Promise<void> {
  let [by, taken, holds] = [id, undoes, true];
  while (taken !== undefined) {
    if (holds) await tx.execute(UNMARK_CHANGES, { cause: taken });
    else await markUndone(tx, taken, by);
    const next = (await readCause(asking(tx), taken))?.undoes;
    [by, taken, holds] = [taken, next, !holds];
  }
}

const describeRun = (run: string, cause: Cause, { removes }: UndoCheck) => ({
  id: randomUUID(),
  ...cause,
  place: -1,
  op: 'remove',
  sort: 'run',
  name: 'ImportRun',
  key: run,
  before: JSON.stringify({ removes }),
  after: '{}',
});

/** Notes that what a cause did holds no longer, for `undo` has taken it back (a split does so to its merge). */
export const markUndone = (tx: GraphTransaction, causeId: string, undoId: string): Promise<void> =>
  tx.execute(MARK_CHANGES, { cause: causeId, undo: undoId });
