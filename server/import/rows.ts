import { type RawTable, recogniseTable } from './header.ts';
import { mapRow, type Row } from './map.ts';
import { ReadFault, toRejection } from './read/fault.ts';
import type { Rejection } from './rejection.ts';
import type { RejectionSink } from './rejections.ts';
import type { Sheet, SheetRow } from './sheet.ts';

/** What one reading of the sheets is told on the way. */
export interface Reading {
  /** Is told of wrong cells. */
  cells: RejectionSink;
  /** Is told what forbids to read a sheet, or to read it further. */
  sheets?: (rejection: Rejection) => void;
  signal?: AbortSignal | undefined;
  /** Is told how many rows were read since it was told last. */
  progress?: (rows: number) => void;
}

/** The rows of a sheet with typed values, in batches. A sheet that is no table has none. */
export async function* readRows(sheet: Sheet, reading: Reading): AsyncGenerator<Row[]> {
  for await (const { table, rows } of readRawRows(sheet, reading)) {
    const mapped: Row[] = [];
    for (const raw of rows) {
      const row = mapRow(table, raw, reading.cells);
      if (row) mapped.push(row);
    }
    yield mapped;
  }
}

/** The rows of a sheet after its header, as they are written, with what the header says of them. */
export async function* readRawRows(
  sheet: Sheet,
  { sheets = () => undefined, signal, progress }: Omit<Reading, 'cells'>,
): AsyncGenerator<{ table: RawTable; rows: SheetRow[] }> {
  let table: RawTable | undefined;
  try {
    for await (const batch of sheet.batches()) {
      signal?.throwIfAborted();
      if (batch.length === 0) continue;
      const rows = table ? batch : batch.slice(1);
      if (!table) {
        const recognised = recogniseTable(sheet, batch[0]?.cells);
        recognised.rejections.forEach(sheets);
        if (!recognised.table) return;
        table = recognised.table;
      }
      yield { table, rows };
      progress?.(rows.length);
    }
    if (!table) recogniseTable(sheet, undefined).rejections.forEach(sheets);
  } catch (error) {
    if (!(error instanceof ReadFault)) throw error;
    sheets(toRejection(error, sheet.file, sheet.name));
  }
}
