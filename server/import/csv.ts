import { ReadFault } from './read/fault.ts';
import type { SheetRow } from './sheet.ts';

/** No record of a real table is longer; what is has a quotation mark that is never closed. */
const longestRecord = 1_000_000;

const expected = 'cells with a quotation mark at both ends or at none, and quotation marks inside doubled';

/**
 * Separated text in pieces → its rows in batches, empty lines included, so that a row's number is the file's own.
 * Throws a {@link ReadFault} at a quotation mark that does not fit.
 */
export async function* parseCsv(
  pieces: AsyncIterable<string> | Iterable<string>,
  delimiter = ',',
): AsyncGenerator<SheetRow[]> {
  const reader = new CsvReader(delimiter);
  for await (const piece of pieces) {
    const rows = reader.read(piece);
    if (rows.length > 0) yield rows;
  }
  const last = reader.end();
  if (last.length > 0) yield last;
}

/** Takes text apart as it comes. Own code, for a table is gone through several times: csv-parse takes six times as long. */
class CsvReader {
  readonly #delimiter: string;
  /** Text after the last line end. */
  #rest = '';
  /** The lines so far of a row whose quotation mark is open. */
  #open: string | undefined;
  #lineEnd: string | undefined;
  #isFirst = true;
  #number = 0;

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
  }

  read(piece: string): SheetRow[] {
    let text = this.#rest + piece;
    if (this.#isFirst && text !== '') {
      this.#isFirst = false;
      if (text.startsWith('\uFEFF')) text = text.slice(1);
    }
    this.#lineEnd ??= findLineEnd(text);
    const end = this.#lineEnd === undefined ? -1 : text.lastIndexOf(this.#lineEnd);
    this.#rest = text.slice(end + 1);
    if (end < 0 || this.#lineEnd === undefined) return this.#waiting();
    return this.#readLines(text.slice(0, end).split(this.#lineEnd), text.includes('"'));
  }

  end(): SheetRow[] {
    const rest = this.#rest;
    this.#rest = '';
    const rows = rest === '' ? [] : this.#readLines(rest.split(this.#lineEnd ?? '\n'), true);
    if (this.#open !== undefined) this.#refuse(this.#open);
    return rows;
  }

  #waiting(): SheetRow[] {
    if (this.#rest.length > longestRecord) this.#refuse(this.#rest);
    return [];
  }

  #readLines(lines: string[], hasQuotes: boolean): SheetRow[] {
    const rows: SheetRow[] = [];
    const isPlain = !hasQuotes && this.#open === undefined;
    for (const line of lines) {
      const cells = isPlain ? trimEnd(line).split(this.#delimiter) : this.#readQuoted(line);
      if (cells) rows.push({ number: ++this.#number, cells });
    }
    return rows;
  }

  #refuse(record: string): never {
    const value = (record.split('\n', 1)[0] ?? '').slice(0, 80);
    throw new ReadFault(expected, { row: this.#number + 1, value });
  }

  /** The cells of a line that may have quotation marks, or undefined when the next line belongs to it. */
  #readQuoted(line: string): string[] | undefined {
    const record = this.#open === undefined ? line : `${this.#open}\n${line}`;
    if (!record.includes('"')) return trimEnd(line).split(this.#delimiter);
    const quotes = countQuotes(line);
    const isOpen = (quotes % 2 === 1) !== (this.#open !== undefined);
    if (isOpen) {
      const isWrong = quotes > 0 && splitQuoted(`${record}"`, this.#delimiter) === undefined;
      if (isWrong || record.length > longestRecord) this.#refuse(record);
      this.#open = record;
      return undefined;
    }
    this.#open = undefined;
    return splitQuoted(trimEnd(record), this.#delimiter) ?? this.#refuse(record);
  }
}

/** What ends the lines: `\n`, with `\r` before it or not, or `\r` alone; undefined while the text does not show it. */
function findLineEnd(text: string): string | undefined {
  const [feed, back] = [text.indexOf('\n'), text.indexOf('\r')];
  if (back >= 0 && (feed < 0 ? back < text.length - 1 : back < feed - 1)) return '\r';
  return feed < 0 ? undefined : '\n';
}

const trimEnd = (line: string) => (line.endsWith('\r') ? line.slice(0, -1) : line);

function countQuotes(line: string): number {
  let count = 0;
  for (let at = line.indexOf('"'); at >= 0; at = line.indexOf('"', at + 1)) count += 1;
  return count;
}

/** The cells of a whole record, or undefined when its quotation marks do not fit. */
function splitQuoted(record: string, delimiter: string): string[] | undefined {
  const cells: string[] = [];
  for (let at = 0; ;) {
    let end: number;
    if (record[at] === '"') {
      end = findClosing(record, at + 1) + 1;
      if (end === 0 || (end < record.length && record[end] !== delimiter)) return undefined;
      cells.push(record.slice(at + 1, end - 1).replaceAll('""', '"'));
    } else {
      const found = record.indexOf(delimiter, at);
      end = found < 0 ? record.length : found;
      const cell = record.slice(at, end);
      if (cell.includes('"')) return undefined;
      cells.push(cell);
    }
    if (end >= record.length) return cells;
    at = end + 1;
  }
}

/** Where the quotation mark that closes the cell stands; -1 when none does. Doubled ones are part of the cell. */
function findClosing(record: string, from: number): number {
  for (let at = record.indexOf('"', from); at >= 0; at = record.indexOf('"', at + 2)) {
    if (record[at + 1] !== '"') return at;
  }
  return -1;
}
