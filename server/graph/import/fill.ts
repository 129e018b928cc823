import type { GraphClient } from '../client.ts';
import { countAll } from '../coverage/rebuild.ts';
import { markCounted } from '../coverage/step.ts';
import { deleteContent, isEmptyGraph, markLoading } from './loading.ts';
import { Pipeline } from './pipeline.ts';
import type { ImportRunRecord } from './run-record.ts';
import { finishRun, lockVersion, type WriteOptions, writeTimeoutMs } from './transaction.ts';
import { type ImportWrites, type NewBatch, writeNew } from './write.ts';

/**
 * Fills a graph without any content in many transactions: what does not fit into one does into these, and it takes
 * less time. Until it is whole a mark keeps readers out. The transaction that takes the mark away, notes the import and
 * raises the version is open from the beginning: its lock shows others that the filling goes on, and the server lets
 * go of it when this process dies. Whoever finds the mark without the lock empties the graph (`clearUnfinished`).
 * Returns the data version afterwards. On failure, and when `signal` says so, the graph is emptied here.
 */
export async function fillEmpty(
  graph: GraphClient,
  writes: ImportWrites,
  run: ImportRunRecord,
  options: WriteOptions,
): Promise<number> {
  const { dataVersion } = options;
  await graph.write(async (tx) => {
    await lockVersion(tx, dataVersion);
    await markLoading(tx, run.title);
  });
  try {
    return await graph.write(async (tx) => {
      await lockVersion(tx, dataVersion);
      await writeAll(graph, writes, options);
      await countAll(graph, options.signal);
      await markLoading(tx, null);
      const after = await finishRun(tx, run, dataVersion, true);
      await markCounted(tx);
      return after;
    }, writeTimeoutMs);
  } catch (error) {
    await empty(graph, dataVersion).catch(() => undefined);
    throw error;
  }
}

/** What cannot be taken away now, because the database is gone, is at the next start. */
async function empty(graph: GraphClient, dataVersion: number): Promise<void> {
  await graph.write(async (tx) => {
    await lockVersion(tx, dataVersion);
    await deleteContent(graph);
    await markLoading(tx, null);
  }, writeTimeoutMs);
}

async function writeAll(
  graph: GraphClient,
  writes: ImportWrites,
  { progress, signal }: WriteOptions,
): Promise<void> {
  let written = 0;
  const write = async (batch: NewBatch) => {
    const count = await graph.write((tx) => writeNew(tx, batch), writeTimeoutMs);
    progress((written += count));
  };
  for (const batches of [writes.newNodes(), writes.newLinks()]) {
    const pipeline = new Pipeline();
    try {
      for await (const batch of batches) {
        signal?.throwIfAborted();
        await pipeline.run(() => write(batch));
      }
    } finally {
      // Nothing is written any more when this is left.
      await pipeline.settle();
    }
    await pipeline.end();
  }
  signal?.throwIfAborted();
}

/** From how many elements on an empty graph is filled in batches; less is written in one transaction. */
const leastForBatches = 100_000;

/** Whether an import is better written in batches: much of it, and nothing there yet. */
export const canFill = async (graph: GraphClient, { created, changed }: ImportWrites): Promise<boolean> =>
  created > leastForBatches && changed === 0 && (await isEmptyGraph(graph));
