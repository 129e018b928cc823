import type { NodeRef, OrganisationKind } from '../graph/import/element.ts';
import { type Cell, toCell } from './cell.ts';
import type { RawTable } from './header.ts';
import type { Rejection, RejectionCode } from './rejection.ts';
import { type ColumnName, columnsOf, type TableName } from './table/all.ts';

/** What a reference was found to mean. */
export interface Target extends NodeRef {
  kind?: OrganisationKind;
}

/** One row of a table with its typed values. Empty cells are absent. */
export interface Row {
  raw: RawTable;
  table: TableName;
  /** As a spreadsheet counts: the header is row 1. */
  number: number;
  cells: string[];
  values: Partial<Record<ColumnName, Cell>>;
  /** What the values of reference columns mean; filled by `resolveReferences`. */
  targets: Partial<Record<ColumnName, Target[]>>;
  /** The key of the node the row describes; filled by `identify`. */
  id?: string;
  rejected: boolean;
}

/** Collects what is wrong, and marks the rows that are. */
export class Rejections {
  readonly list: Rejection[] = [];

  add(row: Row, column: ColumnName, code: RejectionCode, expected: string, value?: string): void {
    row.rejected = true;
    const place = row.raw.columns.get(column);
    this.list.push({
      table: row.table,
      file: row.raw.file,
      row: row.number,
      column: place?.header ?? column,
      value: value ?? (place && row.cells[place.at]?.trim()) ?? '',
      code,
      expected,
    });
  }
}

/** Cells → typed values. Rows without any value are skipped; a row with a wrong cell is kept, marked as rejected. */
export function mapRows(raw: RawTable, rejections: Rejections): Row[] {
  const rows: Row[] = [];
  raw.rows.forEach((cells, index) => {
    if (cells.every((cell) => cell.trim() === '')) return;
    const row: Row = {
      raw,
      table: raw.table,
      number: index + 2,
      cells,
      values: {},
      targets: {},
      rejected: false,
    };
    rows.push(row);
    if (hasRightWidth(row, rejections)) mapCells(row, rejections);
  });
  return rows;
}

/** A comma too many or too few shifts every value after it, so such a row is not read at all. */
function hasRightWidth(row: Row, rejections: Rejections): boolean {
  const { cells, raw } = row;
  const places = new Set([...raw.columns.values()].map(({ at }) => at));
  const isRight =
    cells.length === raw.width && cells.every((cell, at) => places.has(at) || cell.trim() === '');
  if (isRight) return true;
  const first = [...raw.columns.keys()][0]!;
  const expected = `${raw.width} cells, as in the header row; found ${cells.length}`;
  rejections.add(row, first, 'cell_count', expected, cells.join(',').slice(0, 80));
  return false;
}

function mapCells(row: Row, rejections: Rejections): void {
  for (const [name, column] of columnsOf(row.table)) {
    const place = row.raw.columns.get(name);
    const written = place ? (row.cells[place.at] ?? '') : '';
    if (written.trim() === '') {
      if (column.required) rejections.add(row, name, 'required', `a value (${column.zh[0]})`);
      continue;
    }
    const result = toCell(column.type, written);
    if ('expected' in result) rejections.add(row, name, 'wrong_type', result.expected);
    else if (!Array.isArray(result.value) || result.value.length > 0) row.values[name] = result.value;
  }
}

/** The value of a text column, or undefined when its cell is empty. */
export function textOf(row: Row, column: ColumnName): string | undefined {
  const value = row.values[column];
  return typeof value === 'string' ? value : undefined;
}
