/** What is wrong with a cell. Stable, for screens that put it in their own words. */
export type RejectionCode =
  | 'unreadable'
  | 'unknown_table'
  | 'empty_file'
  | 'duplicate_header'
  | 'missing_header'
  | 'unknown_header'
  | 'cell_count'
  | 'required'
  | 'wrong_type'
  | 'unknown_reference'
  | 'wrong_kind'
  | 'ambiguous_reference'
  | 'duplicate_key'
  | 'two_ids'
  | 'contradiction'
  | 'no_source'
  | 'cycle';

/** One cell that cannot be imported: where it is in the user's own file, what stands there, what was expected. */
export interface Rejection {
  table: string;
  file: string;
  /** As a spreadsheet counts: the header is row 1. */
  row: number;
  /** The header as the file has it. */
  column: string;
  value: string;
  code: RejectionCode;
  expected: string;
}

/** `firms.csv:12 region_code "37020" — expected …` */
export function describeRejection({ file, row, column, value, expected }: Rejection): string {
  return `${file}:${row} ${column} ${JSON.stringify(value)} — expected ${expected}`;
}
