import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';

type CellValue = string | number | undefined;

const chunkLength = 1 << 18;

/** A CSV table written row by row; only a chunk of it is in memory. */
export class TableFile {
  rows = 0;
  readonly #columns: readonly string[];
  readonly #file: FileHandle;
  #text: string;

  private constructor(file: FileHandle, columns: readonly string[]) {
    this.#file = file;
    this.#columns = columns;
    this.#text = `${columns.join(',')}\n`;
  }

  static async create(folder: string, name: string, columns: readonly string[]): Promise<TableFile> {
    return new TableFile(await open(join(folder, `${name}.csv`), 'w'), columns);
  }

  /** Adds a row of values by column; what is undefined is left empty: unknown. */
  add(values: Record<string, CellValue>): void | Promise<void> {
    this.#text += `${this.#columns.map((column) => quote(values[column])).join(',')}\n`;
    this.rows += 1;
    if (this.#text.length > chunkLength) return this.#flush();
  }

  async close(): Promise<void> {
    await this.#flush();
    await this.#file.close();
  }

  async #flush(): Promise<void> {
    const text = this.#text;
    this.#text = '';
    await this.#file.writeFile(text);
  }
}

function quote(value: CellValue): string {
  if (value === undefined) return '';
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
