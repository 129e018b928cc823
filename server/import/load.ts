import { randomUUID } from 'node:crypto';
import { readAuthor } from '../author.ts';
import { ProblemError } from '../errors.ts';
import type { GraphClient } from '../graph/client.ts';
import { canFill, fillEmpty } from '../graph/import/fill.ts';
import { readHeapBytes } from '../graph/import/memory.ts';
import type { ImportRunRecord } from '../graph/import/run-record.ts';
import { writeWhole } from '../graph/import/transaction.ts';
import { PhaseProgress, type TellProgress } from './progress.ts';
import type { CheckedImport, TablePlan } from './run.ts';
import { toWrites } from './writes.ts';

/** Measured: one transaction holds about 2.1 kB of the server's heap for each node or relationship it writes. */
const bytesPerElement = 2100;
/** Neo4j gives transactions 70 % of the heap; a tenth is left for everybody else's. */
const heapShare = 0.6;
/** What is changed is written down as well: a node, and a relationship to each thing it concerns. */
const elementsPerChange = 4;

export interface LoadOptions {
  /** Who imports; the user of the system where nothing is said. */
  author?: string | undefined;
  /** What people call the import: the name of its file. */
  title?: string | undefined;
  progress?: TellProgress | undefined;
  /** Aborted before the end, nothing of the import is left. */
  signal?: AbortSignal | undefined;
}

/** What was done: the record's id and the data version from then on. */
export interface Loaded {
  runId: string;
  dataVersion: number;
}

/**
 * Writes a checked import: in one transaction, or in batches into an empty graph that nobody can read meanwhile.
 * `bad_request` before the first write when the transaction would not fit into the server's memory; `conflict` when
 * the graph has changed since the check.
 */
export async function loadPlan(
  graph: GraphClient,
  checked: CheckedImport,
  options: LoadOptions,
): Promise<Loaded> {
  const run = toRun(checked, options);
  const writes = toWrites(checked.plan, run.id);
  const progress = new PhaseProgress(options.progress, 'writing', writes.created + writes.changed);
  const writing = {
    dataVersion: checked.dataVersion,
    progress: (written: number) => progress.set(written),
    signal: options.signal,
  };
  if (await canFill(graph, writes)) {
    return { runId: run.id, dataVersion: await fillEmpty(graph, writes, run, writing) };
  }
  refuseTooLarge(writes.created + elementsPerChange * writes.changed, await readHeapBytes(graph));
  return { runId: run.id, dataVersion: await writeWhole(graph, writes, run, writing) };
}

function toRun(
  { tables, fileHash, content, startedAt }: CheckedImport,
  { author = readAuthor(), title = 'import' }: LoadOptions,
): ImportRunRecord {
  const sum = (state: keyof Omit<TablePlan, 'table'>) =>
    tables.reduce((count, table) => count + table[state], 0);
  return {
    id: `import-${randomUUID()}`,
    title,
    author,
    fileHash,
    content,
    startedAt: startedAt.toISOString(),
    rowsNew: sum('new'),
    rowsChanged: sum('changed'),
    rowsUnchanged: sum('unchanged'),
    tables: JSON.stringify(tables),
  };
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
