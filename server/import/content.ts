import { createHash, hash } from 'node:crypto';
import type { RawTable } from './header.ts';
import { PhaseProgress } from './progress.ts';
import type { ImportInput } from './read.ts';
import { readRawRows } from './rows.ts';
import { isEmpty } from './map.ts';
import type { CheckOptions } from './run.ts';
import { type TableName, tableNames } from './table/all.ts';

/** Raised when the same rows make another graph than they did before. */
const form = 1;

/**
 * A hash of rows that is the same in any order of rows and columns: the hashes of the rows are added up, each of its
 * eight parts by itself.
 */
export class RowHashes {
  readonly counts = new Map<TableName, number>();
  readonly #sums = new Uint32Array(8);

  add({ table, order }: RawTable, cells: string[]): void {
    let content: string = table;
    for (const { name, at } of order) {
      const cell = cells[at];
      if (cell !== undefined && cell !== '') content += `\0${name}\0${cell.trim()}`;
    }
    // As text with a character for each byte: a million small buffers would keep the collector busy.
    const bytes = hash('sha256', content, 'binary');
    for (let part = 0; part < 8; part++) this.#sums[part]! += toNumber(bytes, part * 4);
    this.counts.set(table, (this.counts.get(table) ?? 0) + 1);
  }

  /** What was added, with what else decides what becomes of it. */
  digest(options: { source: string | undefined; schemaVersion: number }): string {
    const counts = tableNames.map((table) => this.counts.get(table) ?? 0);
    const all = [form, options.source ?? '', options.schemaVersion, counts, [...this.#sums]];
    return createHash('sha256').update(JSON.stringify(all)).digest('hex');
  }
}

const toNumber = (bytes: string, at: number): number =>
  (bytes.charCodeAt(at) |
    (bytes.charCodeAt(at + 1) << 8) |
    (bytes.charCodeAt(at + 2) << 16) |
    (bytes.charCodeAt(at + 3) << 24)) >>>
  0;

/** Goes through the rows for their hash only; undefined when one of the sheets is no table. */
export async function hashRows(
  { sheets }: ImportInput,
  { signal, progress }: CheckOptions,
): Promise<RowHashes | undefined> {
  const reading = new PhaseProgress(progress, 'reading');
  const hashes = new RowHashes();
  let isWhole = true;
  const wrong = () => (isWhole = false);
  for (const sheet of sheets) {
    const reader = readRawRows(sheet, { signal, sheets: wrong, progress: (rows) => reading.add(rows) });
    for await (const { table, rows } of reader) {
      for (const { cells } of rows) if (!cells.every(isEmpty)) hashes.add(table, cells);
    }
  }
  return isWhole ? hashes : undefined;
}
