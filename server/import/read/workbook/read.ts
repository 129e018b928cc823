import type { SheetRow } from '../../sheet.ts';
import { ReadFault } from '../fault.ts';
import { type Look, lookThrough } from '../look.ts';
import { note, type RawSheet } from '../raw.ts';
import { readRows } from '../rows-file.ts';
import { readApart } from './apart.ts';
import type { ConvertedSheet } from './convert.ts';

/**
 * The sheets of a workbook, named `file/sheet` in messages. Empty ones are left out. `folder` takes their rows.
 * Throws a {@link ReadFault} when it is no workbook or nothing is in it.
 */
export async function readWorkbook(
  path: string,
  file: string,
  folder: string,
  look: Look,
): Promise<RawSheet[]> {
  const sheets: RawSheet[] = [];
  for (const converted of await readApart(path, folder, look)) {
    if (converted.rows > 0) sheets.push(await lookAt(converted, file, look));
  }
  if (sheets.length === 0) throw new ReadFault('a sheet with a header row and rows below it');
  return sheets;
}

async function lookAt(converted: ConvertedSheet, file: string, look: Look): Promise<RawSheet> {
  const { name, hidden, path, notes, damaged } = converted;
  if (hidden) note(notes, 'hidden_sheet');
  const rows = (signal?: AbortSignal) => readRows(path, { signal });
  // The rows were counted when the workbook was read.
  const seen = await lookThrough(rows, {
    file: `${file}/${name}`,
    name,
    look: { signal: look.signal },
    notes,
  });
  const width = seen.header.cells.length;
  return { ...seen, hidden, damaged, batches: () => widen(seen.batches(), width) };
}

/** A sheet keeps no empty cells at the end of a row; the table's rows are all as wide as its header. */
async function* widen(batches: AsyncIterable<SheetRow[]>, width: number): AsyncGenerator<SheetRow[]> {
  for await (const batch of batches) {
    for (const { cells } of batch) while (cells.length < width) cells.push('');
    yield batch;
  }
}
