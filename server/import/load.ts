import { randomUUID } from 'node:crypto';
import { ProblemError } from '../errors.ts';
import type { GraphClient } from '../graph/client.ts';
import { readHeapBytes } from '../graph/import/memory.ts';
import { type ImportWrites, writeImport } from '../graph/import/write.ts';
import type { Plan } from './plan.ts';

/** Measured: one transaction holds about 2.1 kB of the server's heap for each node or relationship it writes. */
const bytesPerElement = 2100;
/** Neo4j gives transactions 70 % of the heap; a tenth is left for everybody else's. */
const heapShare = 0.6;

export interface LoadOptions {
  fileHash: string;
  startedAt: Date;
  /** The data version the plan was made from. */
  dataVersion: number;
  progress?: ((written: number, total: number) => void) | undefined;
}

/** What was done: the record's id and the data version from then on. */
export interface Loaded {
  runId: string;
  dataVersion: number;
}

/**
 * Writes a plan in one transaction. `bad_request` before the first write when the transaction would not fit into the
 * server's memory; `conflict` when the graph has changed since the plan was made.
 */
export async function loadPlan(graph: GraphClient, plan: Plan, options: LoadOptions): Promise<Loaded> {
  const total = countElements(plan.writes);
  refuseTooLarge(total, await readHeapBytes(graph));
  const runId = `import-${randomUUID()}`;
  const rows = [...plan.counts.values()];
  const sum = (state: 'new' | 'changed' | 'unchanged') => rows.reduce((count, row) => count + row[state], 0);
  const dataVersion = await writeImport(
    graph,
    plan.writes,
    {
      id: runId,
      fileHash: options.fileHash,
      startedAt: options.startedAt.toISOString(),
      rowsNew: sum('new'),
      rowsChanged: sum('changed'),
      rowsUnchanged: sum('unchanged'),
    },
    options.dataVersion,
    (written) => options.progress?.(written, total),
  );
  return { runId, dataVersion };
}

/** How many nodes and relationships a plan writes or removes. */
export function countElements({ nodes, links, removed }: ImportWrites): number {
  return [...removed.values()].reduce((count, ids) => count + ids.length, nodes.length + links.length);
}

/** Throws `bad_request` when so many elements do not fit into one transaction; an unknown heap is not judged. */
export function refuseTooLarge(elements: number, heapBytes: number | undefined): void {
  if (heapBytes === undefined || elements * bytesPerElement <= heapShare * heapBytes) return;
  const fits = Math.floor((heapShare * heapBytes) / bytesPerElement);
  const megabytes = (bytes: number) => `${Math.round(bytes / 1024 ** 2).toLocaleString('en')} MB`;
  throw new ProblemError(
    'bad_request',
    `The import writes ${elements.toLocaleString('en')} nodes and relationships in one transaction, which takes about ` +
      `${megabytes(elements * bytesPerElement)}; the database's heap of ${megabytes(heapBytes)} allows ` +
      `${fits.toLocaleString('en')}. Give Neo4j a larger heap, or import the tables in parts.`,
  );
}
