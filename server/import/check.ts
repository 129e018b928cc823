import type { GraphClient } from '../graph/client.ts';
import type { Decided } from '../graph/duplicate/decided.ts';
import { buildElements } from './build.ts';
import type { ElementStore } from './element-store.ts';
import { type Fill, isFill } from './fill.ts';
import type { Row } from './map.ts';
import { addElements } from './merge.ts';
import type { Rejections } from './rejections.ts';
import { RowLog } from './row-log.ts';
import { readRows, type Reading } from './rows.ts';
import type { Sheet } from './sheet.ts';
import { redirectedMark, rejectedMark, type Survey } from './survey.ts';
import { tables } from './table/all.ts';
import { type CycleFaults, placeKey } from './validate/cycle.ts';
import { contentOfRow, isOrganisation, ownKey } from './validate/identify.ts';
import { References } from './validate/reference.ts';
import { checkRules } from './validate/rule.ts';

export interface CheckInput {
  graph: GraphClient;
  sheets: Sheet[];
  source: string | undefined;
  survey: Survey;
  decided: Decided;
  cycles: CycleFaults;
  /** Firms of the graph with a registered place, of those that rows were redirected to. */
  placed: ReadonlySet<string>;
  store: ElementStore;
  rejections: Rejections;
}

/** What the second reading of an import finds out, beside what it puts into the store. */
export interface CheckedRows {
  log: RowLog;
  /** What rows add to firms that they were redirected to. */
  fills: Fill[];
}

/** Reads everything again and checks each row: cells, references, rules, cycles, and what the rows before it stated. */
export async function checkRows(
  input: CheckInput,
  reading: Omit<Reading, 'cells' | 'sheets'>,
): Promise<CheckedRows> {
  const { graph, sheets, survey, rejections } = input;
  const references = new References(graph, survey.known, rejections);
  const checked: CheckedRows = { log: new RowLog(), fills: [] };
  for (const [sheet, from] of sheets.entries()) {
    let place = 0;
    for await (const rows of readRows(from, { ...reading, cells: rejections })) {
      for (const row of rows) recall(row, sheet, place++, input);
      await references.resolve(rows);
      for (const row of rows) {
        checkRules(row, rejections);
        for (const { column, expected } of input.cycles.get(placeKey(sheet, row.number)) ?? []) {
          rejections.add(row, column, 'cycle', expected);
        }
        accept(row, sheet, input, checked);
      }
    }
  }
  return checked;
}

/** What the first reading found out about a row. */
function recall(row: Row, sheet: number, place: number, { survey, source }: CheckInput): void {
  const { organisations, marks } = survey.sheets[sheet]!;
  const entry = organisations.at(place);
  row.id =
    entry > 0 ? survey.known.organisations.idOf(entry - 1) : isOrganisation(row) ? undefined : ownKey(row);
  if (marks.at(place) === rejectedMark) row.rejected = true;
  if (marks.at(place) === redirectedMark) row.isRedirected = true;
  if (source !== undefined && tables[row.table].evidence !== 'none') row.values.source_ids ??= [source];
}

function accept(row: Row, sheet: number, input: CheckInput, { log, fills }: CheckedRows): void {
  if (row.rejected) return log.reject(row.table);
  const { store, sheets, rejections, placed } = input;
  const place = { sheet, row: row.number };
  const built = buildElements(row);
  if (row.isRedirected) {
    // The firm stands where the graph has it: its place is taken over only where the graph has none.
    built.replacements = [];
    built.elements = built.elements.filter((one) => one.sort === 'link' && !placed.has(one.from.key));
  }
  const fileOf = (one: number) => sheets[one]!.file;
  const numbers = addElements(store, built, place, fileOf, rejections);
  if (!numbers) return log.reject(row.table);
  const logged = log.add(row.table, numbers);
  if (!row.isRedirected) return;
  const keep = input.decided.keepFor(contentOfRow(row));
  const standing = Object.keys(keep).filter((name) => keep[name] === 'other');
  for (const element of buildElements(row).elements) {
    if (isFill(element)) fills.push({ element, place, row: logged, standing });
  }
}
