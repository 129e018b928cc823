import { Type } from 'typebox';
import { conflict } from '../../errors.ts';
import type { GraphClient, GraphTransaction } from '../client.ts';
import { raiseDataVersion } from '../meta.ts';
import { Pipeline } from './pipeline.ts';
import { type ImportRunRecord, recordRun } from './run-record.ts';
import { type ImportWrites, writeChanges, writeNew } from './write.ts';

/** 0.45 million elements, the most that fits the managed server's memory, take about a minute and a half. */
export const writeTimeoutMs = 900_000;

/** What a write is told: who does it, from what it was planned, and whom to tell. */
export interface WriteOptions {
  /** The data version the plan was made from. */
  dataVersion: number;
  /** Is told how many nodes and relationships are written. */
  progress: (written: number) => void;
  signal?: AbortSignal | undefined;
}

const VersionRow = Type.Object({ dataVersion: Type.Integer() });

// Locks the node with the data version, so that imports come one after the other, and reads the version.
const LOCK_VERSION = `
  MATCH (m:Meta {id: 'liantu'}) SET m.dataVersion = m.dataVersion
  RETURN m.dataVersion AS dataVersion`;

/** Takes the lock of everyone who changes data; `conflict` when the graph has moved on from that version. */
export async function lockVersion(tx: GraphTransaction, dataVersion: number): Promise<void> {
  const [locked] = await tx.run(LOCK_VERSION, {}, VersionRow);
  if (locked?.dataVersion === dataVersion) return;
  throw conflict('The graph was changed while the import was being checked: check it again.');
}

/** Notes the import and the version it makes, and returns the version from then on. */
export async function finishRun(
  tx: GraphTransaction,
  run: ImportRunRecord,
  dataVersion: number,
  hasChanged: boolean,
): Promise<number> {
  const after = hasChanged ? dataVersion + 1 : dataVersion;
  await recordRun(tx, run, after, hasChanged);
  if (hasChanged) await raiseDataVersion(tx);
  return after;
}

/**
 * Writes an import in one transaction and returns the data version afterwards: all of it is visible then, or none.
 * When the graph has moved on since the plan was made, nothing is written (`conflict`); nor when `signal` says so.
 */
export function writeWhole(
  graph: GraphClient,
  writes: ImportWrites,
  run: ImportRunRecord,
  { dataVersion, progress, signal }: WriteOptions,
): Promise<number> {
  return graph.write(async (tx) => {
    await lockVersion(tx, dataVersion);
    const pipeline = new Pipeline();
    let written = 0;
    const note = (count: number) => progress((written += count));
    const cause = {
      cause: 'import' as const,
      causeId: run.id,
      author: run.author,
      at: new Date().toISOString(),
    };
    for await (const batch of writes.newNodes()) {
      signal?.throwIfAborted();
      await pipeline.run(async () => note(await writeNew(tx, batch)));
    }
    await pipeline.end();
    for await (const changes of writes.changes()) {
      signal?.throwIfAborted();
      note(await writeChanges(tx, cause, changes));
    }
    for await (const batch of writes.newLinks()) {
      signal?.throwIfAborted();
      await pipeline.run(async () => note(await writeNew(tx, batch)));
    }
    await pipeline.end();
    signal?.throwIfAborted();
    return finishRun(tx, run, dataVersion, writes.created + writes.changed > 0);
  }, writeTimeoutMs);
}
