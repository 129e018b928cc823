import type { Encoding } from '../../contract/import-reading.ts';
import type { Sheet, SheetRow } from '../sheet.ts';

/** Something read that a reader should know: where it is first, and how often. */
export interface ReadNote {
  code: string;
  place?: string;
  count?: number;
}

/** A sheet as it lies in its file, with what was seen when it was gone through once. */
export interface RawSheet extends Sheet {
  header: SheetRow;
  /** Rows with anything in them, without the header. */
  rows: number;
  /** The first rows after the header, to guess from. */
  sample: SheetRow[];
  /** Rows with more cells than the header has: a comma too many shifts every value after it. */
  wide: SheetRow[];
  notes: ReadNote[];
  /** Of a text file. */
  encoding?: Encoding;
  /** Further readings of a text file's bytes, the likeliest first; absent when there is no doubt. */
  encodings?: { encoding: Encoding; lines: string[] }[];
  encodingConfirmed: boolean;
  /** Numbers that lost digits in a workbook; they may not be imported. */
  damaged?: { row: number; at: number; value: string }[];
  /** Hidden in its workbook. */
  hidden: boolean;
}

/** Rows kept to guess from. */
export const sampleRows = 200;

/** Adds one more of a kind of note; the place of the first is kept. */
export function note(notes: ReadNote[], code: string, place?: string, count = 1): void {
  const known = notes.find((one) => one.code === code);
  if (known) known.count = (known.count ?? 0) + count;
  else notes.push({ code, ...(place === undefined ? {} : { place }), count });
}

/** 0 → A, 26 → AA: a column as a spreadsheet names it. */
export function columnLetters(at: number): string {
  const rest = at % 26;
  const letter = String.fromCharCode(65 + rest);
  return at < 26 ? letter : columnLetters((at - rest) / 26 - 1) + letter;
}

export const isEmpty = (cells: string[]): boolean => cells.every((cell) => cell.trim() === '');

/** Cells without the empty ones at the end. */
export function trimEnd(cells: string[]): string[] {
  let length = cells.length;
  while (length > 0 && cells[length - 1]!.trim() === '') length -= 1;
  return length === cells.length ? cells : cells.slice(0, length);
}
