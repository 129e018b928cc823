import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { SetupError } from '../config.ts';
import { ProblemError } from '../errors.ts';
import type { GraphClient } from '../graph/client.ts';
import { type TableName, tableNames } from '../import/table/all.ts';
import { exportGraph, type ExportSummary } from './graph.ts';

/** Says that a folder holds an export and nothing else; an import does not read it. */
const mark = '.liantu-export';
const attempts = 3;

/**
 * Writes the tables into a folder, which is there in whole afterwards or as it was before. When the data changes
 * meanwhile it begins again, up to three times. Throws a {@link SetupError} when the folder holds anything but an export.
 */
export async function exportToFolder(
  graph: GraphClient,
  folder: string,
  progress?: (table: TableName, rows: number) => void,
): Promise<ExportSummary> {
  await refuseOthers(folder);
  const unfinished = `${folder}.unfinished-${process.pid}`;
  await mkdir(dirname(folder), { recursive: true });
  try {
    const summary = await writeTables(graph, unfinished, progress);
    await takePlace(unfinished, folder);
    return summary;
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

async function writeTables(
  graph: GraphClient,
  folder: string,
  progress: ((table: TableName, rows: number) => void) | undefined,
): Promise<ExportSummary> {
  for (let attempt = 1; ; attempt++) {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder);
    try {
      const sink = async (table: TableName, pieces: AsyncIterable<string>) => {
        await pipeline(Readable.from(pieces), createWriteStream(join(folder, `${table}.csv`)));
      };
      const summary = await exportGraph(graph, sink, progress);
      await writeFile(join(folder, mark), 'An export of 链图: npm run export may replace this folder.\n');
      return summary;
    } catch (error) {
      const changed = error instanceof ProblemError && error.code === 'conflict';
      if (!changed || attempt === attempts) throw error;
    }
  }
}

/** Throws a {@link SetupError} unless the folder is absent, empty, or holds a former export alone. */
async function refuseOthers(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === 'ENOENT') return [];
    throw new SetupError(`${folder} is no folder that can be written: ${error.message}.`);
  });
  const ours = new Set([mark, ...tableNames.map((name) => `${name}.csv`)]);
  const strange = names.includes(mark) ? names.find((name) => !ours.has(name)) : names[0];
  if (strange !== undefined) {
    throw new SetupError(`${folder} holds ${strange}, which is no export: name a new or empty folder.`);
  }
}

/** Puts a finished folder in the place of a former one, which is back if that fails. */
async function takePlace(finished: string, folder: string): Promise<void> {
  const former = `${folder}.former-${process.pid}`;
  const had = await rename(folder, former).then(
    () => true,
    () => false,
  );
  try {
    await rename(finished, folder);
  } catch (error) {
    if (had) await rename(former, folder);
    throw error;
  }
  await rm(former, { recursive: true, force: true });
}
