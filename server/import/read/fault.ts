import type { Rejection } from '../rejection.ts';

/** Why a file cannot be read. The message says what was expected, as the `expected` of a rejection does. */
export class ReadFault extends Error {
  override name = 'ReadFault';
  readonly row: number;
  readonly column: string;
  readonly value: string;

  constructor(expected: string, { row = 1, column = '', value = '' } = {}) {
    super(expected);
    this.row = row;
    this.column = column;
    this.value = value;
  }
}

/** A fault of a file as the row-level report has it. */
export const toRejection = ({ row, column, value, message }: ReadFault, file: string, name: string) =>
  ({ table: name, file, row, column, value, code: 'unreadable', expected: message }) satisfies Rejection;
