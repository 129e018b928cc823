import type { Rejection } from '../rejection.ts';
import type { RawSheet } from './raw.ts';

/** Every number of a sheet that lost digits, as the row-level report has it; only of some columns where they are given. */
export function rejectDamaged(
  { file, name, header, damaged = [] }: RawSheet,
  columns?: ReadonlySet<number>,
): Rejection[] {
  return damaged
    .filter(({ at }) => columns === undefined || columns.has(at))
    .map(({ row, at, value }) => ({
      table: name,
      file,
      row,
      column: header.cells[at]?.trim() ?? '',
      value,
      code: 'wrong_type',
      expected: 'the whole code as text (the workbook kept 15 digits of a number, and the others are lost)',
    }));
}

/** Every row of a sheet that is wider than its header, as the row-level report has it. */
export const rejectWide = ({ file, name, header, wide }: RawSheet): Rejection[] =>
  wide.map(({ number, cells }) => ({
    table: name,
    file,
    row: number,
    column: header.cells[0]?.trim() ?? '',
    value: cells.join(',').slice(0, 80),
    code: 'cell_count',
    expected: `${header.cells.length} cells, as in the header row; found ${cells.length}`,
  }));
