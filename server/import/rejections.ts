import type { Row } from './map.ts';
import type { Rejection, RejectionCode } from './rejection.ts';
import type { ColumnName } from './table/all.ts';

/** What wrong cells are told to. */
export interface RejectionSink {
  /** Marks the row as rejected and notes the cell; `value` where it is not what the cell says. */
  add(row: Row, column: ColumnName, code: RejectionCode, expected: string, value?: string): void;
}

/** Marks rows only: for the first of two readings, the second of which says what is wrong. */
export const markOnly: RejectionSink = {
  add(row) {
    row.rejected = true;
  },
};

/** How many wrong cells are kept in memory; all of them go to the report. */
const mostKept = 10_000;

/** Collects what is wrong: the first in memory, all of them in the order they are found for `each`. */
export class Rejections implements RejectionSink {
  readonly list: Rejection[] = [];
  total = 0;
  readonly #each: (rejection: Rejection) => void;

  constructor(each: (rejection: Rejection) => void = () => undefined) {
    this.#each = each;
  }

  add(row: Row, column: ColumnName, code: RejectionCode, expected: string, value?: string): void {
    row.rejected = true;
    const place = row.raw.columns.get(column);
    this.note({
      table: row.table,
      file: row.raw.file,
      row: row.number,
      column: place?.header ?? column,
      value: value ?? (place && row.cells[place.at]?.trim()) ?? '',
      code,
      expected,
    });
  }

  /** Something that is wrong with more than a cell. */
  note(rejection: Rejection): void {
    this.total += 1;
    if (this.list.length < mostKept) this.list.push(rejection);
    this.#each(rejection);
  }
}
