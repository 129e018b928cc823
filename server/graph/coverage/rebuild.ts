import { Type } from 'typebox';
import { type GraphClient, patient } from '../client.ts';
import { Pipeline } from '../import/pipeline.ts';
import { asking } from '../list.ts';
import { toRow } from './cell.ts';
import { type Lines, readParts } from './fact.ts';
import { markCounted, markUncounted, readInStep } from './step.ts';
import { countStages, createCells } from './write.ts';

/** A million firms are counted in minutes. */
const timeoutMs = 3600_000;
const deleteSize = 20_000;

const CountRow = Type.Object({ count: Type.Integer() });

// Some cells away.
const DELETE_SOME = `MATCH (k:Coverage) WITH k LIMIT $limit DELETE k RETURN count(*) AS count`;

/**
 * Counts everything anew in transactions of its own. For who keeps others from changing the data and says afterwards
 * that coverage is in step.
 */
export async function countAll(graph: GraphClient, signal?: AbortSignal): Promise<void> {
  const work = patient(graph);
  for (let deleted = 1; deleted > 0;) {
    const [row] = await work.write((tx) => tx.run(DELETE_SOME, { limit: deleteSize }, CountRow), timeoutMs);
    deleted = row?.count ?? 0;
  }
  const lines: Lines = new Map();
  const pipeline = new Pipeline();
  try {
    for (const part of await readParts(work)) {
      signal?.throwIfAborted();
      const rows = (await countStages(work, part, lines)).map(toRow);
      await pipeline.run(() => work.write((tx) => createCells(tx, rows), timeoutMs));
    }
  } finally {
    // Nothing is written any more when this is left.
    await pipeline.settle();
  }
  await pipeline.end();
}

// Keeps others from changing the data.
const LOCK = `MATCH (m:Meta {id: 'liantu'}) SET m.dataVersion = m.dataVersion`;

/**
 * Counts everything anew. Nobody changes the data meanwhile, and coverage is not read until it is whole: a rebuild that
 * dies leaves it out of step.
 */
export async function rebuildCoverage(graph: GraphClient): Promise<void> {
  await graph.write(markUncounted, timeoutMs);
  await graph.write(async (tx) => {
    await tx.execute(LOCK);
    // Another rebuild was first and has just counted the same; its cells must not be taken away while they are read.
    if (await readInStep(asking(tx))) return;
    await countAll(graph);
    await markCounted(tx);
  }, timeoutMs);
}

/** Counts everything anew unless coverage is in step; whether it was not. */
export async function ensureCoverage(graph: GraphClient): Promise<boolean> {
  if (await readInStep(graph)) return false;
  await rebuildCoverage(graph);
  return true;
}

const underWay = new WeakMap<GraphClient, Promise<unknown>>();

/** Has coverage counted anew by and by, for whoever found it out of step and does not wait. */
export function rebuildLater(graph: GraphClient): void {
  if (underWay.has(graph)) return;
  const rebuilding = ensureCoverage(graph)
    // Whoever asks next begins again.
    .catch(() => undefined)
    .finally(() => underWay.delete(graph));
  underWay.set(graph, rebuilding);
}
