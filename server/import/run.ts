import type { Duplicate, ImportChange } from '../contract/import-plan.ts';
import { conflict } from '../errors.ts';
import { type GraphClient, patient } from '../graph/client.ts';
import { clearUnfinished } from '../graph/import/loading.ts';
import { ChangeStore } from './changes.ts';
import { check } from './checking.ts';
import { ElementStore } from './element-store.ts';
import { type Loaded, type LoadOptions, loadPlan } from './load.ts';
import type { Plan, RowCounts } from './plan.ts';
import type { TellProgress } from './progress.ts';
import type { ImportInput } from './read.ts';
import type { Rejection } from './rejection.ts';
import { SpillFolder } from './spill/folder.ts';
import { LineFile } from './spill/lines.ts';
import type { TableName } from './table/all.ts';

export interface TablePlan extends RowCounts {
  table: TableName;
  rejected: number;
}

/** The result of checking an import: what it would do, and everything that forbids it. Nothing is written yet. */
export interface CheckedImport {
  tables: TablePlan[];
  /** Wrong cells, the first 10,000; the import can be loaded only when there is none. */
  rejections: Rejection[];
  /** How many wrong cells there are, and a file that has all of them as CSV. */
  rejected: number;
  report?: string;
  notices: string[];
  /** Nodes and relationships that would be written. */
  elements: number;
  /** Rows that would change what the graph knows; `readChanges` says what. */
  changes: number;
  /** New firms that may be in the graph, or in the import, under another name. */
  duplicates: Duplicate[];
  plan: Plan;
  dataVersion: number;
  fileHash: string;
  /** The same for the same rows in any order; absent when a table could not be read. */
  content?: string | undefined;
  startedAt: Date;
  /** Which table and file each sheet is, by its number. */
  sheets: { table: TableName; file: string }[];
  /** Removes everything that was kept outside of memory. Called in any case, whatever became of the import. */
  dispose(): Promise<void>;
}

export interface CheckOptions {
  /** The source of every row that names none. */
  source?: string | undefined;
  signal?: AbortSignal | undefined;
  progress?: TellProgress | undefined;
  /** Where what does not fit into memory is kept; the system's folder for such things where nothing is said. */
  folder?: string | undefined;
}

/**
 * Checks everything about an import against itself and the graph. The input is read twice and never held: first for
 * what it describes, then row by row against that. Throws when `signal` says so; whatever was kept is gone then.
 */
export async function checkImport(
  graph: GraphClient,
  input: ImportInput,
  options: CheckOptions = {},
): Promise<CheckedImport> {
  await clearUnfinished(graph);
  const folder = new SpillFolder(options.folder);
  const store = new ElementStore(folder);
  const changes = new ChangeStore(folder);
  const report = new LineFile(folder, 'rejected.csv');
  const dispose = async () => {
    for (const file of [store, changes, report]) file.close();
    await folder.remove();
  };
  try {
    const checked = await check({ graph: patient(graph), input, options, store, changes, report });
    return { ...checked, dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

/** Loads a checked import, wholly or not at all. Throws `conflict` when something in it was rejected. */
export async function loadImport(
  graph: GraphClient,
  checked: CheckedImport,
  options: LoadOptions = {},
): Promise<Loaded> {
  if (checked.rejected > 0) throw conflict('The import has rejected rows: nothing was written.');
  return loadPlan(patient(graph), checked, options);
}

/** Some of the rows that would change what the graph knows, in the order of files and rows. */
export const readChanges = (
  { plan, sheets }: CheckedImport,
  page: { offset: number; limit: number },
): ImportChange[] => plan.changes.read(page, (sheet) => sheets[sheet]!);
