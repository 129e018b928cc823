import { stringify } from 'csv-stringify/sync';
import { describeRejection, type Rejection } from './rejection.ts';
import type { CheckedImport } from './run.ts';

/** How many wrong cells of a table are printed; a report file has all. */
const mostPrinted = 50;

/** The plan as lines for a console: a table of counts, then the wrong cells. */
export function describeCheck({ tables, rejections, notices, elements }: CheckedImport): string[] {
  const columns = ['new', 'changed', 'unchanged', 'rejected'] as const;
  const line = (name: string, cells: (string | number)[]) =>
    name.padEnd(16) + cells.map((cell) => String(cell).padStart(10)).join('');
  const total = columns.map((column) => tables.reduce((sum, table) => sum + table[column], 0));
  return [
    line('table', [...columns]),
    ...tables.map((table) =>
      line(
        table.table,
        columns.map((column) => table[column]),
      ),
    ),
    line('all', total),
    `${elements} nodes and relationships to write`,
    ...notices.slice(0, mostPrinted).map((notice) => `note: ${notice}`),
    ...moreThan(notices.length, 'notes'),
    ...describeRejections(rejections),
  ];
}

function describeRejections(rejections: Rejection[]): string[] {
  const lines: string[] = [];
  for (const table of new Set(rejections.map((rejection) => rejection.table))) {
    const own = rejections.filter((rejection) => rejection.table === table);
    lines.push(...own.slice(0, mostPrinted).map(describeRejection), ...moreThan(own.length, `in ${table}`));
  }
  return lines;
}

const moreThan = (count: number, what: string): string[] =>
  count > mostPrinted ? [`… and ${count - mostPrinted} more ${what} (--report FILE writes all)`] : [];

/** Every wrong cell as CSV, with a byte order mark so that spreadsheets read it as UTF-8. */
export function toRejectionCsv(rejections: Rejection[]): string {
  const columns = ['file', 'row', 'column', 'value', 'expected', 'code', 'table'];
  return stringify(rejections, { header: true, columns, bom: true, escape_formulas: true });
}
