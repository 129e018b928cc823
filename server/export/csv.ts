import { stringify } from 'csv-stringify/sync';
import { protect } from '../import/protect.ts';

/** A column: its header, and the value of a row. Undefined is an empty cell: unknown, not 0. */
export type Column<Row> = [header: string, value: (row: Row) => string | number | boolean | undefined];

/** Text that no spreadsheet takes for a formula: such a cell gets a leading apostrophe. */
export const neutralise = protect;

/** Records as CSV without a mark in front. A cell with any line break is quoted, not only with the one between records. */
export const toRecords = (records: string[][]): string =>
  stringify(records, { record_delimiter: '\r\n', quoted_match: /[\r\n]/ });

/** Rows as CSV (UTF-8 with BOM, so that spreadsheets read Chinese; formulas neutralised). */
export function toCsv<Row>(columns: Column<Row>[], rows: Row[]): string {
  const records = rows.map((row) =>
    columns.map(([, value]) => {
      const cell = value(row);
      return typeof cell === 'string' ? neutralise(cell) : cell === undefined ? '' : String(cell);
    }),
  );
  return `\ufeff${toRecords([columns.map(([header]) => header), ...records])}`;
}
