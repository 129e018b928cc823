import { createHash, type Hash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Encoding } from '../../contract/import-reading.ts';
import type { Rejection } from '../rejection.ts';
import { ReadFault, toRejection } from './fault.ts';
import type { GivenFile } from './given.ts';
import { limits } from './limit.ts';
import type { Look } from './look.ts';
import type { RawSheet } from './raw.ts';
import { readTextSheet } from './text-sheet.ts';
import { readWorkbook } from './workbook/read.ts';
import { openZip, type ZipPart } from './zip.ts';

/** Everything that was given, read as far as it goes without knowing what it means. */
export interface RawInput {
  sheets: RawSheet[];
  /** Files and sheets that cannot be read. */
  rejections: Rejection[];
  /** Files that are no tables. */
  ignored: string[];
  /** sha256 over names and bytes of what was read. */
  hash: string;
}

export interface ReadOptions extends Look {
  /** Takes what is unpacked. */
  folder: string;
  /** As the user said, by the file's name in messages. */
  encodings?: ReadonlyMap<string, Encoding>;
  /** As the user said for all text files. */
  encoding?: Encoding | undefined;
}

const textEndings = new Set(['.csv', '.tsv', '.txt']);
const oldWorkbook = 'a workbook saved as .xlsx (this is the older .xls: open it and save it as .xlsx)';

/** The file's or sheet's name without folder and ending. */
export const nameOf = (file: string): string => basename(file, extname(file));

/** Reads files of every kind: text tables, workbooks, zips of both. What cannot be read becomes a rejection. */
export async function readRaw(files: GivenFile[], options: ReadOptions): Promise<RawInput> {
  const input: RawInput = { sheets: [], rejections: [], ignored: [], hash: '' };
  const reader = new Reader(input, options);
  for (const given of files) await reader.read(given);
  if (input.sheets.length > limits.sheets) {
    throw new ReadFault(`at most ${limits.sheets} tables together`, { value: String(input.sheets.length) });
  }
  return { ...input, hash: reader.hash.digest('hex') };
}

class Reader {
  readonly hash: Hash = createHash('sha256');
  #input: RawInput;
  #options: ReadOptions;
  #folders = 0;

  constructor(input: RawInput, options: ReadOptions) {
    this.#input = input;
    this.#options = options;
  }

  async read(given: GivenFile, inZip = false): Promise<void> {
    this.#options.signal?.throwIfAborted();
    const ending = extname(given.file).toLowerCase();
    try {
      if (textEndings.has(ending)) await this.#readText(given);
      else if (ending === '.xlsx' || ending === '.xlsm') await this.#readWorkbook(given);
      else if (ending === '.xls') throw new ReadFault(oldWorkbook);
      else if (ending !== '.zip') this.#input.ignored.push(given.file);
      else if (inZip) throw new ReadFault('a zip of tables (a zip inside a zip is not read)');
      else await this.#readZip(given);
    } catch (error) {
      if (!(error instanceof ReadFault)) throw error;
      this.#input.rejections.push(toRejection(error, given.file, nameOf(given.file)));
    }
  }

  async #readText({ path, file }: GivenFile): Promise<void> {
    await this.#hashName(path, file);
    const encoding = this.#options.encodings?.get(file) ?? this.#options.encoding;
    const sheet = await readTextSheet({ path, file, name: nameOf(file), encoding }, this.#options, (piece) =>
      this.hash.update(piece),
    );
    this.#input.sheets.push(sheet);
  }

  async #readWorkbook({ path, file }: GivenFile): Promise<void> {
    await this.#hashName(path, file);
    for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) this.hash.update(piece);
    const sheets = await readWorkbook(path, file, await this.#makeFolder(), this.#options);
    this.#input.sheets.push(...sheets);
  }

  async #readZip({ path }: GivenFile): Promise<void> {
    const zip = await openZip(path);
    try {
      const folder = await this.#makeFolder();
      const parts = zip.parts.filter(({ name }) => !isLitter(name)).toSorted(byName);
      if (parts.length === 0) throw new ReadFault('a zip with tables in it');
      for (const [at, part] of parts.entries()) await this.#readPart(part, join(folder, String(at)));
    } finally {
      zip.close();
    }
  }

  /** Unpacked under a name of ours: the one inside the zip is for messages only. */
  async #readPart(part: ZipPart, path: string): Promise<void> {
    const ending = extname(part.name).toLowerCase();
    if (!textEndings.has(ending) && !ending.startsWith('.xls') && ending !== '.zip') {
      this.#input.ignored.push(part.name);
      return;
    }
    try {
      await pipeline(await part.open(), createWriteStream(path), { signal: this.#options.signal });
    } catch (error) {
      this.#options.signal?.throwIfAborted();
      const reason = error instanceof Error ? error.message : String(error);
      const fault = new ReadFault(`a whole zip file (${reason})`);
      this.#input.rejections.push(toRejection(fault, part.name, nameOf(part.name)));
      return;
    }
    await this.read({ path, file: part.name }, true);
  }

  async #hashName(path: string, file: string): Promise<void> {
    const { size } = await stat(path);
    this.hash.update(`${file}\0${size}\0`);
  }

  async #makeFolder(): Promise<string> {
    const folder = join(this.#options.folder, String((this.#folders += 1)));
    await mkdir(folder, { recursive: true });
    return folder;
  }
}

const byName = (one: ZipPart, other: ZipPart) => (one.name < other.name ? -1 : 1);

/** What systems leave in zips beside the files. */
const isLitter = (name: string) => /(^|\/)(__MACOSX\/|\.|Thumbs\.db$)/.test(name);
