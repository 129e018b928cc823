import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { SheetRow } from '../sheet.ts';
import { batchRows } from './limit.ts';

const flushLength = 1_000_000;

/** Writes rows to a file, a line each, as a reader of a workbook finds them. */
export class RowsWriter {
  rows = 0;
  #file: FileHandle;
  #lines: string[] = [];
  #length = 0;

  private constructor(file: FileHandle) {
    this.#file = file;
  }

  static async open(path: string): Promise<RowsWriter> {
    return new RowsWriter(await open(path, 'w'));
  }

  take({ number, cells }: SheetRow): void {
    const line = JSON.stringify([number, ...cells]);
    this.#lines.push(line);
    this.#length += line.length;
    this.rows += 1;
  }

  /** Writes what has gathered, when it is much. */
  async flush(all = false): Promise<void> {
    if (this.#lines.length === 0 || (!all && this.#length < flushLength)) return;
    const text = `${this.#lines.join('\n')}\n`;
    this.#lines = [];
    this.#length = 0;
    await this.#file.write(text);
  }

  async close(): Promise<void> {
    await this.flush(true).finally(() => this.#file.close());
  }
}

/** The rows of such a file, in batches. Each is made as wide as the first, which is the header, where it is narrower. */
export async function* readRows(
  path: string,
  { from = 1, signal }: { from?: number; signal?: AbortSignal | undefined } = {},
): AsyncGenerator<SheetRow[]> {
  const lines = createInterface({
    input: createReadStream(path, { encoding: 'utf8', signal }),
    crlfDelay: Infinity,
  });
  let batch: SheetRow[] = [];
  for await (const line of lines) {
    const [number, ...cells] = JSON.parse(line) as [number, ...string[]];
    if (number < from) continue;
    batch.push({ number, cells });
    if (batch.length < batchRows) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
