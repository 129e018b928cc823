import type { NodeRef, OrganisationKind } from '../graph/import/element.ts';
import { type Cell, toCell } from './cell.ts';
import type { RawTable } from './header.ts';
import { unprotect } from './protect.ts';
import type { RejectionSink } from './rejections.ts';
import type { SheetRow } from './sheet.ts';
import type { ColumnName, TableName } from './table/all.ts';

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
  /** The user said that this is a firm the graph has under another name: the row only adds to what is known of it. */
  isRedirected?: boolean;
  rejected: boolean;
}

/** Typed values of the cells of a row, or undefined for one without any value. A row with a wrong cell is marked. */
export function mapRow(
  raw: RawTable,
  { number, cells }: SheetRow,
  rejections: RejectionSink,
): Row | undefined {
  if (cells.every(isEmpty)) return undefined;
  const row: Row = { raw, table: raw.table, number, cells, values: {}, targets: {}, rejected: false };
  if (hasRightWidth(row, rejections)) mapCells(row, rejections);
  return row;
}

/** Whether a cell says nothing. */
export const isEmpty = (cell: string) => cell === '' || cell.trim() === '';

/** A comma too many or too few shifts every value after it, so such a row is not read at all. */
function hasRightWidth(row: Row, rejections: RejectionSink): boolean {
  const { cells, raw } = row;
  if (cells.length === raw.width && cells.every((cell, at) => raw.named[at] === true || isEmpty(cell)))
    return true;
  // A mapped sheet leaves columns out on purpose, and a spreadsheet does not keep empty cells at the end of a row.
  if (raw.isMapped) return true;
  const first = [...raw.columns.keys()][0]!;
  const expected = `${raw.width} cells, as in the header row; found ${cells.length}`;
  rejections.add(row, first, 'cell_count', expected, cells.join(',').slice(0, 80));
  return false;
}

function mapCells(row: Row, rejections: RejectionSink): void {
  for (const { name, column, at } of row.raw.order) {
    const written = unprotect(row.cells[at] ?? '');
    if (isEmpty(written)) {
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
