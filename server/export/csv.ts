import { stringify } from 'csv-stringify/sync';

/** A column: its header, and the value of a row. Undefined is an empty cell: unknown, not 0. */
export type Column<Row> = [header: string, value: (row: Row) => string | number | boolean | undefined];

// What a spreadsheet would run as a formula, in half and full width.
const formulaStart = /^[=+\-@\t\r＝＋－＠]/;

/** Text that no spreadsheet takes for a formula: such a cell gets a leading apostrophe. */
export const neutralise = (text: string): string => (formulaStart.test(text) ? `'${text}` : text);

/** Rows as CSV (UTF-8 with BOM, so that spreadsheets read Chinese; formulas neutralised). */
export function toCsv<Row>(columns: Column<Row>[], rows: Row[]): string {
  const records = rows.map((row) =>
    columns.map(([, value]) => {
      const cell = value(row);
      return typeof cell === 'string' ? neutralise(cell) : cell === undefined ? '' : String(cell);
    }),
  );
  return stringify([columns.map(([header]) => header), ...records], { bom: true, record_delimiter: '\r\n' });
}
