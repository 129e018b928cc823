import { type FieldError, ProblemError } from '../../errors.ts';
import { type Cell, toCell } from '../../import/cell.ts';
import type { Row } from '../../import/map.ts';
import { type ColumnName, tables, type TableName } from '../../import/table/all.ts';

/** What a caller writes into a field: as a cell of the table; an empty text makes the value unknown. */
export type Written = string | number | string[];

/** Collects what is wrong with fields and throws it as one `bad_request`. */
export class FieldErrors {
  readonly list: FieldError[] = [];

  add(field: string, message: string): void {
    this.list.push({ field, message });
  }

  /** Throws `bad_request` naming every field, when there is any. */
  check(): void {
    if (this.list.length === 0) return;
    const detail = this.list.map(({ field, message }) => `${field}: ${message}`).join('; ');
    throw new ProblemError('bad_request', detail, { errors: this.list });
  }
}

/** A row of an import table that was written in no file. */
export const emptyRow = (table: TableName): Row => ({
  // Only messages about files read it, and there is no file.
  raw: { table, file: '', columns: new Map() } as unknown as Row['raw'],
  table,
  number: 0,
  cells: [],
  values: {},
  targets: {},
  rejected: false,
});

/** Writes a field into a row, as the import reads a cell; says in `errors` what was expected where it cannot be. */
export function write(row: Row, column: ColumnName, field: string, written: Written, errors: FieldErrors) {
  const { type } = tables[row.table].columns[column]!;
  const text = Array.isArray(written) ? written.join(';') : String(written);
  if (Array.isArray(written) && type.is !== 'list' && type.is !== 'reference') {
    return errors.add(field, 'expected one value, not a list');
  }
  if (text.trim() === '') {
    delete row.values[column];
    return;
  }
  const result = toCell(type, text);
  if ('expected' in result) errors.add(field, `expected ${result.expected}`);
  else setValue(row, column, result.value);
}

function setValue(row: Row, column: ColumnName, value: Cell): void {
  if (Array.isArray(value) && value.length === 0) delete row.values[column];
  else row.values[column] = value;
}
