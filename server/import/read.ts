import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { SetupError } from '../config.ts';
import { parseCsv } from './csv.ts';
import type { Rejection } from './rejection.ts';
import type { Sheet } from './sheet.ts';
import { isUtf8File, findWrongByte } from './utf8.ts';

export interface ImportInput {
  sheets: Sheet[];
  rejections: Rejection[];
  /** Files of the folder that are no tables. */
  ignored: string[];
  /** sha256 over names and bytes of what was read. */
  hash: string;
}

const pieceBytes = 64 * 1024;

/**
 * Reads folders of CSV files as one import. With one folder, files are named in messages without it. The rows stay
 * in the files until they are asked for.
 * Throws a {@link SetupError} when a folder is not there or holds no table.
 */
export async function readFolders(folders: string[]): Promise<ImportInput> {
  const input: ImportInput = { sheets: [], rejections: [], ignored: [], hash: '' };
  const hash = createHash('sha256');
  for (const folder of folders) {
    for (const file of await listFiles(folder)) {
      const shown = folders.length > 1 ? join(basename(folder), file) : file;
      if (file.toLowerCase().endsWith('.csv')) await addSheet(input, hash, join(folder, file), shown, file);
      else input.ignored.push(shown);
    }
  }
  if (input.sheets.length === 0 && input.rejections.length === 0) {
    throw new SetupError(`${folders.join(', ')} holds no table: expected files such as firms.csv.`);
  }
  return { ...input, hash: hash.digest('hex') };
}

async function addSheet(
  input: ImportInput,
  hash: Hash,
  path: string,
  shown: string,
  file: string,
): Promise<void> {
  const { size } = await stat(path);
  hash.update(`${file}\0${size}\0`);
  const name = file.slice(0, -4);
  if (await isUtf8File(path, (piece) => hash.update(piece)))
    input.sheets.push(await toSheet(path, shown, name));
  else input.rejections.push(await findWrongByte(path, shown, name));
}

/** A file of UTF-8 as a sheet. Throws a {@link SetupError} when it is changed between one reading and the next. */
export async function toSheet(path: string, file: string, name: string): Promise<Sheet> {
  const first = await stat(path);
  return {
    file,
    name,
    async *batches() {
      const now = await stat(path);
      if (now.size !== first.size || now.mtimeMs !== first.mtimeMs) {
        throw new SetupError(`${file} was changed while it was being read: import it again.`);
      }
      yield* parseCsv(createReadStream(path, { encoding: 'utf8', highWaterMark: pieceBytes }));
    },
  };
}

async function listFiles(folder: string): Promise<string[]> {
  const found = await stat(folder).catch(() => undefined);
  if (!found) throw new SetupError(`${folder} does not exist: expected a folder of tables.`);
  if (!found.isDirectory()) throw new SetupError(`${folder} is a file: expected a folder of tables.`);
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .sort();
}
