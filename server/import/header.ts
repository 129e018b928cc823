import { normaliseName } from './name.ts';
import { findNearest } from './nearest.ts';
import type { Rejection } from './rejection.ts';
import type { MappedColumns, Sheet } from './sheet.ts';
import { type ColumnName, columnsOf, type TableName, tableNames, tables } from './table/all.ts';
import type { Column } from './table/column.ts';

/** A sheet whose headers are known columns. */
export interface RawTable {
  table: TableName;
  file: string;
  /** Where each column stands, and its header as the file has it. */
  columns: MappedColumns['columns'];
  /** The columns in the table's order with their places; `at` is -1 where the sheet has none. */
  order: { name: ColumnName; column: Column; at: number }[];
  /** Places that a column names; the others have to be empty. */
  named: boolean[];
  /** How many cells the header row has, and every row must have. */
  width: number;
  /** Its columns were chosen by the user, who may have left some out. */
  isMapped: boolean;
}

/** A header or table name as it is compared: one width, small letters, no spaces. */
export const normaliseHeader = (header: string): string =>
  normaliseName(header).toLowerCase().replaceAll(' ', '');

/** The table a file or sheet name means, in English or Chinese. */
function findTable(name: string): TableName | undefined {
  const wanted = normaliseHeader(name);
  return tableNames.find((table) =>
    [table, ...tables[table].zh].some((known) => normaliseHeader(known) === wanted),
  );
}

/** The table a sheet is, as its mapping or its name says. */
export const tableOf = (sheet: Pick<Sheet, 'name' | 'mapped'>): TableName | undefined =>
  sheet.mapped?.table ?? findTable(sheet.name);

/** Recognises table and columns of a sheet by its name and header row, or says what is wrong with them. */
export function recogniseTable(
  sheet: Pick<Sheet, 'file' | 'name' | 'mapped'>,
  headers: string[] | undefined,
): { table?: RawTable; rejections: Rejection[] } {
  if (sheet.mapped) {
    const { table, columns } = sheet.mapped;
    return { table: toRaw(table, sheet.file, columns, headers?.length ?? 0, true), rejections: [] };
  }
  const rejections: Rejection[] = [];
  const table = findTable(sheet.name);
  const reject = (column: string, code: Rejection['code'], expected: string) =>
    rejections.push({
      table: table ?? sheet.name,
      file: sheet.file,
      row: 1,
      column,
      value: column,
      code,
      expected,
    });

  if (table === undefined) {
    const nearest = findNearest(sheet.name, tableNames);
    const all = `a file named after a table (${tableNames.join(', ')})`;
    reject(sheet.name, 'unknown_table', nearest === undefined ? all : `${all}; nearest: ${nearest}`);
    return { rejections };
  }
  if (headers === undefined || headers.every((header) => header.trim() === '')) {
    const expected = `a header row such as ${columnsOf(table)
      .map(([name]) => name)
      .join(',')}`;
    reject('', 'empty_file', expected);
    return { rejections };
  }

  const columns: RawTable['columns'] = new Map();
  const known = new Map(
    columnsOf(table).flatMap(([name, { zh }]) =>
      [name, ...zh].map((header) => [normaliseHeader(header), name]),
    ),
  );
  headers.forEach((written, at) => {
    const header = written.trim();
    const column = known.get(normaliseHeader(header));
    if (header === '') {
      // A column without a header is the end of a spreadsheet's used range; that it is empty is checked per row.
    } else if (column === undefined) {
      const nearest = findNearest(normaliseHeader(header), known.keys());
      const expected = nearest === undefined ? `one of ${[...columnNames(table)].join(', ')}` : '';
      reject(header, 'unknown_header', expected || `a column of ${table}; nearest: ${nearest}`);
    } else if (columns.has(column)) {
      const first = columns.get(column)?.header;
      reject(header, 'duplicate_header', `the column ${column} once (it is also under "${first}")`);
    } else {
      columns.set(column, { at, header });
    }
  });
  for (const [name, { required, zh }] of columnsOf(table)) {
    if (!required || columns.has(name)) continue;
    reject(name, 'missing_header', `a column ${[name, ...zh].join(' or ')}`);
  }
  return rejections.length > 0
    ? { rejections }
    : { table: toRaw(table, sheet.file, columns, headers.length), rejections };
}

function toRaw(
  table: TableName,
  file: string,
  columns: RawTable['columns'],
  width: number,
  isMapped = false,
): RawTable {
  const named: boolean[] = [];
  for (const { at } of columns.values()) named[at] = true;
  const order = columnsOf(table).map(([name, column]) => ({
    name,
    column,
    at: columns.get(name)?.at ?? -1,
  }));
  return { table, file, columns, order, named, width, isMapped };
}

const columnNames = (table: TableName) => columnsOf(table).map(([name]) => name);
