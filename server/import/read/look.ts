import type { SheetRow } from '../sheet.ts';
import { ReadFault } from './fault.ts';
import { findHeader, headerRows } from './find-header.ts';
import { batchRows, limits } from './limit.ts';
import { isEmpty, note, type RawSheet, type ReadNote, sampleRows } from './raw.ts';

/** How a reading is watched and stopped. */
export interface Look {
  signal?: AbortSignal | undefined;
  /** Rows read so far, of all sheets together. */
  progress?: ((rows: number) => void) | undefined;
}

interface Named {
  file: string;
  name: string;
  look: Look;
  notes?: ReadNote[];
}

/** More rows than this that are wider than the header are one mistake. */
const mostWide = 1000;

/**
 * Goes through rows once: finds the header row, counts, keeps a sample. The sheet it returns begins at the header row
 * and is read anew each time. Throws a {@link ReadFault} when no row holds anything.
 */
export async function lookThrough(
  rows: (signal?: AbortSignal) => AsyncIterable<SheetRow[]>,
  { file, name, look, notes = [] }: Named,
): Promise<RawSheet> {
  const first: SheetRow[] = [];
  const sample: SheetRow[] = [];
  const wide: SheetRow[] = [];
  let header: SheetRow | undefined;
  let count = 0;
  const take = (row: SheetRow) => {
    if (row.number <= header!.number || isEmpty(row.cells)) return;
    count += 1;
    if (wide.length < mostWide && !isEmpty(row.cells.slice(header!.cells.length))) wide.push(row);
    if (sample.length < sampleRows) sample.push(row);
  };
  const begin = () => {
    header = findHeader(first);
    if (header) first.forEach(take);
  };
  for await (const batch of rows(look.signal)) {
    look.signal?.throwIfAborted();
    for (const row of batch) {
      if (header) take(row);
      else if (isEmpty(row.cells)) continue;
      else if (first.push(row) >= headerRows) begin();
    }
    look.progress?.(batch.length);
  }
  if (!header) begin();
  if (!header) throw new ReadFault('a header row and rows below it (the file is empty)');
  if (header.cells.length > limits.columns) {
    throw new ReadFault(`at most ${limits.columns} columns`, { value: `${header.cells.length}` });
  }
  const above = first.filter(({ number }) => number < header!.number).length;
  if (above > 0) note(notes, 'title_rows', `A${first[0]!.number}`, above);
  if (count === 0) note(notes, 'empty_sheet');
  const start = header.number;
  return {
    file,
    name,
    header,
    rows: count,
    sample,
    wide,
    notes,
    encodingConfirmed: true,
    hidden: false,
    // Read again by other work, which is stopped by other signals.
    batches: () => from(rows(), start),
  };
}

/** Rows from a number on: what stands above the header is no row of the table. */
async function* from(batches: AsyncIterable<SheetRow[]>, start: number): AsyncGenerator<SheetRow[]> {
  let kept: SheetRow[] = [];
  for await (const batch of batches) {
    kept = kept.concat(batch.filter(({ number }) => number >= start));
    if (kept.length < batchRows / 2) continue;
    yield kept;
    kept = [];
  }
  if (kept.length > 0) yield kept;
}
