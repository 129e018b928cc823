import { Type } from 'typebox';
import { SetupError } from '../../config.ts';
import { conflict, ProblemError } from '../../errors.ts';
import type { GraphClient, GraphTransaction } from '../client.ts';
import { isRestoreMark } from '../restore-mark.ts';
import { keyOf } from './element.ts';

/** Whoever fills the graph keeps its lock; nobody who is alive lets it go for this long. */
const lockTimeoutMs = 3000;
const deleteSize = 10_000;
/** 1.1 million elements are gone in a minute. */
const deleteTimeoutMs = 900_000;

const CountRow = Type.Object({ count: Type.Integer() });
const MarkRow = Type.Object({ loading: Type.Optional(Type.String()) });

/** Every label of content: what is imported, and lists. */
const contentLabels = [...Object.keys(keyOf), 'TargetList', 'Target'];

// Is there any node of content?
const CONTENT = `MATCH (n:${contentLabels.join('|')}) WITH n LIMIT 1 RETURN count(n) AS count`;

/** Whether the graph holds nothing that anybody put there. */
export async function isEmptyGraph(graph: GraphClient): Promise<boolean> {
  const [row] = await graph.read(CONTENT, {}, CountRow);
  return row?.count === 0;
}

// Says that the graph is being filled, in words for those who have to wait; null: it is whole.
const MARK = `MATCH (m:Meta {id: 'liantu'}) SET m.loading = $loading`;

/** Marks the graph as being filled: readers are kept out until the mark is taken away. */
export const markLoading = (tx: GraphTransaction, loading: string | null): Promise<void> =>
  tx.execute(MARK, { loading });

// Locks the node with the mark, and reads it.
const LOCK_MARK = `
  MATCH (m:Meta {id: 'liantu'}) SET m.dataVersion = m.dataVersion
  RETURN m.loading AS loading`;

// Is there a mark?
const READ_MARK = `MATCH (m:Meta {id: 'liantu'}) RETURN m.loading AS loading`;

/** Whether the graph is being filled, or was when whoever filled it died. */
export async function isMarked(graph: GraphClient): Promise<boolean> {
  const [row] = await graph.read(READ_MARK, {}, MarkRow);
  return row?.loading !== undefined;
}

// Some nodes of content, or of what was counted from it, with everything that hangs on them.
const DELETE_SOME = `
  MATCH (n:${[...contentLabels, 'Coverage'].join('|')}) WITH n LIMIT $limit
  DETACH DELETE n
  RETURN count(*) AS count`;

/**
 * Takes away what an import left behind that was killed while it filled an empty graph, so that the graph is empty
 * again. Every start and every command that changes data calls this first; it does nothing when there is no mark.
 * Throws `conflict` while the graph is being filled by somebody who is alive: he holds the lock of the mark; and a
 * {@link SetupError} that says how to go on when a restore was cut off, for its owner has something better.
 */
export async function clearUnfinished(graph: GraphClient): Promise<void> {
  if (!(await isMarked(graph))) return;
  await refuseWhileAlive(graph);
  await graph.write(async (tx) => {
    const [row] = await tx.run(LOCK_MARK, {}, MarkRow);
    if (row?.loading === undefined) return;
    if (isRestoreMark(row.loading)) throw new SetupError(`The graph was being filled: ${row.loading}.`);
    await deleteContent(graph);
    await markLoading(tx, null);
  }, deleteTimeoutMs);
}

async function refuseWhileAlive(graph: GraphClient): Promise<void> {
  try {
    await graph.write((tx) => tx.execute(LOCK_MARK), lockTimeoutMs);
  } catch (error) {
    if (!isLockKept(error)) throw error;
    throw conflict('The graph is being filled by another import: wait until it is done.');
  }
}

/** The server ends a transaction that waits too long for the lock. */
const isLockKept = (error: unknown): boolean => error instanceof ProblemError && error.code === 'timeout';

/** Deletes all content, some of it at a time: one transaction for all of it might not fit into memory. */
export async function deleteContent(graph: GraphClient): Promise<void> {
  for (let deleted = 1; deleted > 0;) {
    const [row] = await graph.write(
      (tx) => tx.run(DELETE_SOME, { limit: deleteSize }, CountRow),
      deleteTimeoutMs,
    );
    deleted = row?.count ?? 0;
  }
}
