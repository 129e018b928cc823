import { badRequest } from '../errors.ts';
import type { GraphClient } from '../graph/client.ts';
import { readDecided } from '../graph/duplicate/decided.ts';
import { readPlaced } from '../graph/import/existing.ts';
import { type Present, readPresent } from '../graph/import/present.ts';
import { readCurrentContents } from '../graph/import/run-record.ts';
import { readMeta } from '../graph/meta.ts';
import type { ChangeStore } from './changes.ts';
import { type CheckedRows, checkRows } from './check.ts';
import { Uint8List } from './compact/numbers.ts';
import { hashRows, type RowHashes } from './content.ts';
import { searchDuplicates } from './duplicates.ts';
import type { ElementStore } from './element-store.ts';
import { tableOf } from './header.ts';
import { type Plan, planImport } from './plan.ts';
import { PhaseProgress } from './progress.ts';
import type { ImportInput } from './read.ts';
import type { Rejection } from './rejection.ts';
import { Rejections } from './rejections.ts';
import { toRejectionHeader, toRejectionLine } from './report.ts';
import type { CheckedImport, CheckOptions, TablePlan } from './run.ts';
import type { Sheet } from './sheet.ts';
import type { LineFile } from './spill/lines.ts';
import { surveyRows } from './survey.ts';
import { type TableName, tableNames } from './table/all.ts';
import { findCycleRows } from './validate/cycle.ts';

interface Checking {
  graph: GraphClient;
  input: ImportInput;
  options: CheckOptions;
  store: ElementStore;
  changes: ChangeStore;
  report: LineFile;
}

type Checked = Omit<CheckedImport, 'dispose'>;

/** Reads, checks and compares an import; the store, the changes and the report are filled on the way. */
export async function check(checking: Checking): Promise<Checked> {
  const { graph, input, options } = checking;
  const startedAt = new Date();
  const { dataVersion, schemaVersion } = await readMeta(graph);
  const about = { dataVersion, startedAt, fileHash: input.hash, sheets: input.sheets.map(describeSheet) };
  const digest = (hashes: RowHashes) => hashes.digest({ source: options.source, schemaVersion });
  const current = await readCurrentContents(graph, dataVersion);
  const canBeSame = current.size > 0 && input.rejections.length === 0;
  const same = canBeSame ? await hashRows(input, options) : undefined;
  if (same && current.has(digest(same))) return { ...about, ...nothingNew(same, checking, digest(same)) };

  const present = await readPresent(graph);
  const { hashes, isWhole, rejections, notices, checked } = await readTwice(checking, present);
  const plan = await comparePlan(checking, present, checked);
  const found = await searchDuplicates(graph, plan, (sheet) => input.sheets[sheet]!.file);
  return {
    ...about,
    tables: countTables(hashes, checked.log.rejected, plan),
    rejections: sortRejections(rejections.list, input),
    rejected: rejections.total,
    ...(rejections.total > rejections.list.length ? { report: toFile(checking.report) } : {}),
    notices: [...notices, ...found.notices],
    elements: plan.created + plan.changes.size,
    changes: plan.changes.rowCount,
    duplicates: found.duplicates,
    plan,
    content: isWhole ? digest(hashes) : undefined,
  };
}

/** The two readings of the rows. What the first found out is needed by nobody afterwards, and is let go of. */
async function readTwice(checking: Checking, present: Present) {
  const { graph, input, options, store } = checking;
  const { source, signal, progress } = options;
  const { sheets } = input;
  const rejections = collectRejections(checking);
  const decided = await readDecided(graph);
  let isWhole = input.rejections.length === 0;
  const refuseSheet = (rejection: Rejection) => {
    isWhole = false;
    rejections.note(rejection);
  };
  const reading = new PhaseProgress(progress, 'reading');
  const survey = await surveyRows(
    { graph, present, decided, sheets, source, rejections },
    { signal, progress: (rows) => reading.add(rows), sheets: refuseSheet },
  );
  if (source !== undefined && !survey.known.keys.source.has(source)) {
    throw badRequest('source', `no source has the id "${source}", in these tables or in the graph`);
  }
  const cycles = await findCycleRows(graph, present, survey.arcs, survey.known);
  const placed =
    survey.redirected.size > 0 ? await readPlaced(graph, [...survey.redirected]) : new Set<string>();
  const counting = new PhaseProgress(progress, 'checking', survey.rows);
  const checked = await checkRows(
    { graph, sheets, source, survey, decided, cycles, placed, store, rejections },
    { signal, progress: (rows) => counting.add(rows) },
  );
  store.finish();
  return { hashes: survey.hashes, notices: survey.notices, isWhole, rejections, checked };
}

function comparePlan(
  { graph, options, store, changes }: Checking,
  present: Present,
  checked: CheckedRows,
): Promise<Plan> {
  const comparing = new PhaseProgress(options.progress, 'comparing', countPresent(store, present));
  return planImport(
    { graph, present, store, changes, signal: options.signal, progress: (count) => comparing.add(count) },
    checked,
  );
}

/** The result for rows that were imported before, since when nothing was changed. */
function nothingNew(hashes: RowHashes, { store, changes }: Checking, content: string) {
  const counts: Plan['counts'] = new Map();
  for (const [table, unchanged] of hashes.counts) counts.set(table, { new: 0, changed: 0, unchanged });
  const plan: Plan = { counts, store, states: new Uint8List(), changes, created: 0 };
  const tables = countTables(hashes, new Map(), plan);
  const nothing = { rejections: [], rejected: 0, notices: [], elements: 0, changes: 0, duplicates: [] };
  return { ...nothing, tables, plan, content };
}

/** Wrong cells of the input itself, and those that are found from here on. */
function collectRejections({ input, report }: Checking): Rejections {
  const rejections = new Rejections((rejection) => {
    if (report.count === 0) report.append(toRejectionHeader());
    report.append(toRejectionLine(rejection));
  });
  input.rejections.forEach((rejection) => rejections.note(rejection));
  return rejections;
}

/** What the graph has to be asked for. */
function countPresent(store: ElementStore, present: Present): number {
  const groups = [...store.groups.values()].filter(({ name }) => present.has(name));
  return groups.reduce((sum, { count }) => sum + count, 0);
}

/** A sheet that is no table has no rows, so what it is called there does not matter. */
const describeSheet = (sheet: Sheet) => ({ table: tableOf(sheet) ?? 'sources', file: sheet.file });

/** In the order of files and rows, as a reader goes through them. */
function sortRejections(list: Rejection[], { sheets }: ImportInput): Rejection[] {
  const order = new Map(sheets.map(({ file }, index) => [file, index]));
  const place = ({ file }: Rejection) => order.get(file) ?? -1;
  return list.sort((one, other) => place(one) - place(other) || one.row - other.row);
}

function countTables(hashes: RowHashes, rejected: Map<TableName, number>, plan: Plan): TablePlan[] {
  return tableNames
    .filter((table) => hashes.counts.has(table))
    .map((table) => ({
      table,
      ...(plan.counts.get(table) ?? { new: 0, changed: 0, unchanged: 0 }),
      rejected: rejected.get(table) ?? 0,
    }));
}

/** Where all wrong cells are. */
function toFile(report: LineFile): string {
  report.flush();
  return report.path;
}
