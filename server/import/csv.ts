import { CsvError, parse } from 'csv-parse/sync';
import type { Rejection } from './rejection.ts';

/** One table as its file has it: rows of cells, the header row first. Every reader yields these. */
export interface Sheet {
  /** As it is named in messages. */
  file: string;
  /** The file's name without folder and ending, or the sheet's name: says which table it is. */
  name: string;
  rows: string[][];
}

/** The text of a file of UTF-8, with or without a byte order mark, or the place where it is no UTF-8. */
export function decodeUtf8(bytes: Uint8Array, file: string, name: string): string | Rejection {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const readable = new TextDecoder('utf-8').decode(bytes);
    const before = readable.slice(0, readable.indexOf('\uFFFD'));
    return {
      table: name,
      file,
      row: before.split('\n').length,
      column: '',
      value: before.slice(-20).split('\n').at(-1) ?? '',
      code: 'unreadable',
      expected: 'a file saved as UTF-8 (the text goes wrong after this)',
    };
  }
}

/** Comma-separated text → its rows, empty lines included, so that a row's number is the file's own. */
export function parseCsv(content: string, file: string, name: string): Sheet | Rejection {
  try {
    const rows: string[][] = parse(content, { bom: true, relax_column_count: true, skip_empty_lines: false });
    return { file, name, rows };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return {
      table: name,
      file,
      row: Number(error.records) + 1,
      column: '',
      value: content.split('\n')[Number(error.lines) - 1]?.slice(0, 80) ?? '',
      code: 'unreadable',
      expected: 'cells with a quotation mark at both ends or at none, and quotation marks inside doubled',
    };
  }
}
