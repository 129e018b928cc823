import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse';
import type { Statement } from './statement.ts';

export type TextRow = Record<string, string | null>;

/** The rows of a statement's table as maps of texts, in batches; an empty cell is null. */
export async function* readBatches(
  folder: string,
  { table, kind }: Statement,
  size: number,
): AsyncGenerator<TextRow[]> {
  const rows = createReadStream(join(folder, `${table}.csv`)).pipe(
    parse({ columns: true, cast: (value) => (value === '' ? null : value) }),
  );
  let batch: TextRow[] = [];
  for await (const row of rows as AsyncIterable<TextRow>) {
    if (kind !== undefined && row['kind'] !== kind) continue;
    batch.push(row);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
