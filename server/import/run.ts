import { conflict } from '../errors.ts';
import type { GraphClient } from '../graph/client.ts';
import { readPresent } from '../graph/import/present.ts';
import { readMeta } from '../graph/meta.ts';
import { buildElements } from './build.ts';
import { recogniseTable } from './header.ts';
import { countElements, type Loaded, loadPlan } from './load.ts';
import { mapRows, Rejections, type Row } from './map.ts';
import { mergeElements } from './merge.ts';
import { type Plan, planImport, type RowCounts } from './plan.ts';
import type { ImportInput } from './read.ts';
import type { Rejection } from './rejection.ts';
import { type TableName, tableNames } from './table/all.ts';
import { validateRows } from './validate.ts';

export interface TablePlan extends RowCounts {
  table: TableName;
  rejected: number;
}

/** The result of checking an import: what it would do, and everything that forbids it. Nothing is written yet. */
export interface CheckedImport {
  tables: TablePlan[];
  /** Wrong cells; the import can be loaded only when there is none. */
  rejections: Rejection[];
  notices: string[];
  /** Nodes and relationships that would be written. */
  elements: number;
  plan: Plan;
  dataVersion: number;
  fileHash: string;
  startedAt: Date;
}

/** Checks everything about an import against itself and the graph: recognise → map → validate → build → merge → plan. */
export async function checkImport(
  graph: GraphClient,
  input: ImportInput,
  options: { source?: string | undefined } = {},
): Promise<CheckedImport> {
  const startedAt = new Date();
  const { dataVersion } = await readMeta(graph);
  const present = await readPresent(graph);
  const rejections = new Rejections();
  rejections.list.push(...input.rejections);
  const rows: Row[] = [];
  for (const sheet of input.sheets) {
    const recognised = recogniseTable(sheet);
    rejections.list.push(...recognised.rejections);
    if (recognised.table) for (const row of mapRows(recognised.table, rejections)) rows.push(row);
  }
  const notices = await validateRows(graph, present, rows, rejections, options.source);
  const built = rows.filter((row) => !row.rejected).map(buildElements);
  const merged = mergeElements(built, rejections);
  const plan = await planImport(graph, present, merged);
  return {
    tables: countTables(rows, plan),
    rejections: sortRejections(rejections.list, input),
    notices,
    elements: countElements(plan.writes),
    plan,
    dataVersion,
    fileHash: input.hash,
    startedAt,
  };
}

/** Loads a checked import, wholly or not at all. Throws `conflict` when something in it was rejected. */
export async function loadImport(
  graph: GraphClient,
  checked: CheckedImport,
  progress?: (written: number, total: number) => void,
): Promise<Loaded> {
  if (checked.rejections.length > 0) throw conflict('The import has rejected rows: nothing was written.');
  return loadPlan(graph, checked.plan, { ...checked, progress });
}

/** In the order of files and rows, as a reader goes through them. */
function sortRejections(list: Rejection[], { sheets }: ImportInput): Rejection[] {
  const order = new Map(sheets.map(({ file }, index) => [file, index]));
  const place = ({ file }: Rejection) => order.get(file) ?? -1;
  return list.sort((one, other) => place(one) - place(other) || one.row - other.row);
}

function countTables(rows: Row[], plan: Plan): TablePlan[] {
  const rejected = new Map<TableName, number>();
  const present = new Set<TableName>();
  for (const { table, rejected: wrong } of rows) {
    present.add(table);
    if (wrong) rejected.set(table, (rejected.get(table) ?? 0) + 1);
  }
  return tableNames
    .filter((table) => present.has(table))
    .map((table) => ({
      table,
      ...(plan.counts.get(table) ?? { new: 0, changed: 0, unchanged: 0 }),
      rejected: rejected.get(table) ?? 0,
    }));
}
