import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SetupError } from '../../server/config.ts';
import { startMark } from './process.ts';

interface Holder {
  pid: number;
  mark: string;
}

/**
 * Takes the home for this process, until the returned function is called. A lock whose process no longer lives
 * counts for nothing: after kill -9 the next start goes through. Should two processes clear a dead lock in the same
 * instant, Neo4j's own lock on the store refuses the second.
 */
export async function holdHome(home: string): Promise<() => Promise<void>> {
  const path = join(home, 'lock.json');
  const own: Holder = { pid: process.pid, mark: startMark(process.pid) ?? '' };
  const take = () => writeFile(path, JSON.stringify(own), { flag: 'wx' }).then(() => true, isTaken);
  if (!(await take())) {
    await refuseSecond(home);
    await rm(path, { force: true });
    if (!(await take())) throw inUse(home, (await readHolder(path))?.pid);
  }
  return () => rm(path, { force: true });
}

/** Throws when a live process holds the home. */
export async function refuseSecond(home: string): Promise<void> {
  const holder = await readHolder(join(home, 'lock.json'));
  if (holder && startMark(holder.pid) === holder.mark) throw inUse(home, holder.pid);
}

function isTaken(error: unknown): false {
  if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
  throw error;
}

function inUse(home: string, pid: number | undefined): SetupError {
  return new SetupError(
    `Another Liantu (process ${pid}) is using the data folder ${home}: stop it first, or set DATA_DIR (and PORT) to run a second one.`,
  );
}

async function readHolder(path: string): Promise<Holder | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}
