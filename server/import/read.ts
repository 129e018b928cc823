import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { SetupError } from '../config.ts';
import { decodeUtf8, parseCsv, type Sheet } from './csv.ts';
import type { Rejection } from './rejection.ts';

export interface ImportInput {
  sheets: Sheet[];
  rejections: Rejection[];
  /** Files of the folder that are no tables. */
  ignored: string[];
  /** sha256 over names and bytes of what was read. */
  hash: string;
}

/**
 * Reads folders of CSV files as one import. With one folder, files are named in messages without it.
 * Throws a {@link SetupError} when a folder is not there or holds no table.
 */
export async function readFolders(folders: string[]): Promise<ImportInput> {
  const input: ImportInput = { sheets: [], rejections: [], ignored: [], hash: '' };
  const hash = createHash('sha256');
  for (const folder of folders) {
    const names = await listFiles(folder);
    for (const file of names) {
      const shown = folders.length > 1 ? join(basename(folder), file) : file;
      if (!file.toLowerCase().endsWith('.csv')) {
        input.ignored.push(shown);
        continue;
      }
      const bytes = await readFile(join(folder, file));
      hash.update(`${file}\0${bytes.length}\0`).update(bytes);
      const sheet = readSheet(bytes, shown, file.slice(0, -4));
      if ('rows' in sheet) input.sheets.push(sheet);
      else input.rejections.push(sheet);
    }
  }
  if (input.sheets.length === 0 && input.rejections.length === 0) {
    throw new SetupError(`${folders.join(', ')} holds no table: expected files such as firms.csv.`);
  }
  return { ...input, hash: hash.digest('hex') };
}

function readSheet(bytes: Uint8Array, file: string, name: string): Sheet | Rejection {
  const content = decodeUtf8(bytes, file, name);
  return typeof content === 'string' ? parseCsv(content, file, name) : content;
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
