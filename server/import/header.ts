import type { Sheet } from './csv.ts';
import { normaliseName } from './name.ts';
import { findNearest } from './nearest.ts';
import type { Rejection } from './rejection.ts';
import { type ColumnName, columnsOf, type TableName, tableNames, tables } from './table/all.ts';

/** A sheet whose headers are known columns. */
export interface RawTable {
  table: TableName;
  file: string;
  /** Where each column stands, and its header as the file has it. */
  columns: Map<ColumnName, { at: number; header: string }>;
  /** How many cells the header row has, and every row must have. */
  width: number;
  rows: string[][];
}

const normalise = (header: string) => normaliseName(header).toLowerCase().replaceAll(' ', '');

/** The table a file or sheet name means, in English or Chinese. */
function findTable(name: string): TableName | undefined {
  const wanted = normalise(name);
  return tableNames.find((table) =>
    [table, ...tables[table].zh].some((known) => normalise(known) === wanted),
  );
}

/** Recognises table and columns of a sheet, or says what is wrong with its name and header row. */
export function recogniseTable(sheet: Sheet): { table?: RawTable; rejections: Rejection[] } {
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
  const [headers, ...rows] = sheet.rows;
  if (headers === undefined || headers.every((header) => header.trim() === '')) {
    const expected = `a header row such as ${columnsOf(table)
      .map(([name]) => name)
      .join(',')}`;
    reject('', 'empty_file', expected);
    return { rejections };
  }

  const columns: RawTable['columns'] = new Map();
  const known = new Map(
    columnsOf(table).flatMap(([name, { zh }]) => [name, ...zh].map((header) => [normalise(header), name])),
  );
  headers.forEach((written, at) => {
    const header = written.trim();
    const column = known.get(normalise(header));
    if (header === '') {
      // A column without a header is the end of a spreadsheet's used range; that it is empty is checked per row.
    } else if (column === undefined) {
      const nearest = findNearest(normalise(header), known.keys());
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
    : { table: { table, file: sheet.file, columns, width: headers.length, rows }, rejections };
}

const columnNames = (table: TableName) => columnsOf(table).map(([name]) => name);
