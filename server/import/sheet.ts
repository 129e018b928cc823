import type { ColumnName, TableName } from './table/all.ts';

/** One row as its file has it. `number` is the one a spreadsheet shows: the header row is 1. */
export interface SheetRow {
  number: number;
  cells: string[];
}

/**
 * One table as its file has it. Every reader yields these. Rows are read from where they lie, in batches, the header
 * row first; each call of `batches` begins anew, for a table is gone through more than once and is never held whole.
 */
export interface Sheet {
  /** As it is named in messages: a file, or a workbook and its sheet. */
  file: string;
  /** The file's name without folder and ending, or the sheet's name: says which table it is. */
  name: string;
  /** What a mapping decided, where it did; else name and header row say it. */
  mapped?: MappedColumns;
  batches(): AsyncIterable<SheetRow[]>;
}

/** Which column of a table each cell of a free-form sheet is; `header` is what the user's file calls it. */
export interface MappedColumns {
  table: TableName;
  columns: Map<ColumnName, { at: number; header: string }>;
}
