import { closeSync, createReadStream, openSync, readSync, writeSync } from 'node:fs';
import type { SpillFolder } from './folder.ts';

const bufferBytes = 1 << 18;
const readBytes = 4096;

/**
 * Lines of text in a file: written one after the other, read back one by one or all of them in batches. Few of them
 * stay in memory and there is no file.
 */
export class LineFile {
  /** How many lines there are. */
  count = 0;
  readonly #folder: SpillFolder;
  readonly #name: string;
  #file: number | undefined;
  #buffer = Buffer.alloc(0);
  #filled = 0;
  /** Bytes that are in the file already. */
  #written = 0;

  constructor(folder: SpillFolder, name: string) {
    this.#folder = folder;
    this.#name = name;
  }

  /** Where the lines are, all of them once they are flushed. */
  get path(): string {
    return this.#folder.pathOf(this.#name);
  }

  /** Adds a line and returns where it begins. */
  append(line: string): number {
    const most = line.length * 3 + 1;
    if (this.#filled + most > this.#buffer.length) this.#makeRoom(most);
    const start = this.#written + this.#filled;
    this.#filled += this.#buffer.write(line, this.#filled, 'utf8');
    this.#buffer[this.#filled++] = 10;
    this.count += 1;
    return start;
  }

  /** The line that begins there. */
  readAt(start: number): string {
    const kept = start - this.#written;
    if (kept >= 0) return upToLineEnd(this.#buffer.subarray(kept, this.#filled)) ?? '';
    for (let size = readBytes; ; size *= 4) {
      const bytes = Buffer.allocUnsafe(size);
      const length = readSync(this.#open(), bytes, 0, size, start);
      const line = upToLineEnd(bytes.subarray(0, length));
      if (line !== undefined) return line;
      if (length < size) throw new Error(`no line of ${this.path} begins at ${start}`);
    }
  }

  /** All lines in batches of this many. */
  async *batches(size: number): AsyncGenerator<string[]> {
    if (this.count === 0) return;
    let rest = '';
    let batch: string[] = [];
    for await (const piece of this.#pieces()) {
      const lines = (rest + piece).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        batch.push(line);
        if (batch.length < size) continue;
        yield batch;
        batch = [];
      }
    }
    if (batch.length > 0) yield batch;
  }

  /** Puts everything into the file, so that others can read it. */
  flush(): void {
    for (let from = 0; from < this.#filled;) {
      from += writeSync(this.#open(), this.#buffer, from, this.#filled - from, this.#written + from);
    }
    this.#written += this.#filled;
    this.#filled = 0;
  }

  /** Gives memory back once everything is added; lines can still be read. */
  rest(): void {
    if (this.#written > 0) this.flush();
    this.#buffer = Buffer.from(this.#buffer.subarray(0, this.#filled));
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
  }

  #pieces(): Iterable<string> | AsyncIterable<string> {
    if (this.#written === 0) return [this.#buffer.toString('utf8', 0, this.#filled)];
    this.flush();
    const options = { encoding: 'utf8', highWaterMark: bufferBytes } as const;
    return createReadStream(this.path, options) as AsyncIterable<string>;
  }

  #makeRoom(bytes: number): void {
    if (this.#filled + bytes > bufferBytes) this.flush();
    const size = Math.max(this.#filled + bytes, Math.min(bufferBytes, this.#buffer.length * 4), 4096);
    if (size <= this.#buffer.length) return;
    const grown = Buffer.allocUnsafeSlow(size);
    this.#buffer.copy(grown, 0, 0, this.#filled);
    this.#buffer = grown;
  }

  #open(): number {
    return (this.#file ??= openSync(this.path, 'w+'));
  }
}

function upToLineEnd(bytes: Buffer): string | undefined {
  const end = bytes.indexOf(10);
  return end < 0 ? undefined : bytes.toString('utf8', 0, end);
}
