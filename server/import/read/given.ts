import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { SetupError } from '../../config.ts';

/** A file to read, and what it is called in messages. */
export interface GivenFile {
  path: string;
  file: string;
}

/** The files of a folder, or the one file. Throws a {@link SetupError} when there is nothing. */
export async function listGiven(path: string): Promise<GivenFile[]> {
  const found = await stat(path).catch(() => undefined);
  if (!found)
    throw new SetupError(`${path} does not exist: expected a folder of tables, a .zip, .xlsx or .csv.`);
  if (!found.isDirectory()) return [{ path, file: basename(path) }];
  const entries = await readdir(path, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ name }) => ({ path: join(path, name), file: name }))
    .sort((one, other) => (one.file < other.file ? -1 : 1));
}
