import { readFile, writeFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';

/** The rows of a CSV file with a header row, by column name. */
export async function readTable<Column extends string>(file: string): Promise<Record<Column, string>[]> {
  return parse(await readFile(file, 'utf8'), { bom: true, columns: true });
}

/** Writes rows as UTF-8 CSV, with the columns in the order given. */
export async function writeTable<Column extends string>(
  file: string,
  columns: readonly Column[],
  rows: readonly Partial<Record<Column, string>>[],
): Promise<void> {
  const cells = rows.map((row) => columns.map((column) => row[column] ?? ''));
  await writeFile(file, stringify([[...columns], ...cells]));
}

/** The values of a cell that holds several. */
export const toList = (cell: string): string[] =>
  cell
    .split(';')
    .map((value) => value.trim())
    .filter((value) => value !== '');
