import { copyFile, writeFile } from 'node:fs/promises';
import { stringify } from 'csv-stringify/sync';
import type { Duplicate } from '../contract/import-plan.ts';
import { describeRejection, type Rejection } from './rejection.ts';
import type { CheckedImport } from './run.ts';

/** How many wrong cells of a table are printed; a report file has all. */
const mostPrinted = 50;
const mostDuplicates = 20;

/** The plan as lines for a console: a table of counts, then possible duplicates, then the wrong cells. */
export function describeCheck(checked: CheckedImport): string[] {
  const { tables, rejections, notices, elements, changes, duplicates, rejected } = checked;
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
    ...(changes > 0 ? [`${changes} rows change what the graph knows`] : []),
    ...notices.slice(0, mostPrinted).map((notice) => `note: ${notice}`),
    ...moreThan(notices.length, 'notes'),
    ...describeDuplicates(duplicates),
    ...describeRejections(rejections),
    ...(rejected > rejections.length
      ? [`… and ${rejected - rejections.length} more wrong cells (--report FILE writes all)`]
      : []),
  ];
}

function describeDuplicates(duplicates: Duplicate[]): string[] {
  const open = duplicates.filter(({ decision }) => decision === undefined);
  const lines = open.slice(0, mostDuplicates).map(({ known, other, score, reasons }) => {
    const place = other.file === undefined ? '' : `${other.file}:${other.row} `;
    const why = reasons.map(({ code }) => code).join(', ');
    return `possible duplicate: ${place}${other.name} — ${known.name} (${score.toFixed(2)}: ${why})`;
  });
  const rest = open.length - lines.length;
  return rest > 0 ? [...lines, `… and ${rest} more possible duplicates`] : lines;
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

const columns = ['file', 'row', 'column', 'value', 'expected', 'code', 'table'];

/** Every wrong cell as CSV, with a byte order mark so that spreadsheets read it as UTF-8. */
export function toRejectionCsv(rejections: Rejection[]): string {
  return stringify(rejections, { header: true, columns, bom: true, escape_formulas: true });
}

/** The first line of that, without its end. */
export const toRejectionHeader = (): string => toRejectionCsv([]).trimEnd();

/** One further line. */
export const toRejectionLine = (rejection: Rejection): string =>
  stringify([rejection], { columns, escape_formulas: true }).slice(0, -1);

/** Writes every wrong cell to a file: sorted, where they are few enough to be in memory. */
export async function writeReport(checked: CheckedImport, file: string): Promise<void> {
  const { rejections, rejected, report } = checked;
  if (rejected <= rejections.length || report === undefined)
    await writeFile(file, toRejectionCsv(rejections));
  else await copyFile(report, file);
}
