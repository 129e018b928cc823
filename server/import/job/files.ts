import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Encoding } from '../../contract/import-reading.ts';
import type { ImportJob } from '../../contract/import-job.ts';
import type { GivenFile } from '../read/given.ts';
import type { Reading } from './prepare.ts';

/** What is kept of a job, so that it outlives the server. */
export interface JobRecord {
  files: GivenFile[];
  reading: Reading;
  /** As the user said for all text files. */
  encoding?: Encoding | undefined;
  /** To be loaded once it is checked and nothing is wrong with it. */
  loads: boolean;
  /** The files' hash and the moment at which loading began, to find its run by. */
  loading?: { fileHash: string; since: string } | undefined;
  /** The job as it was last shown. */
  shown: ImportJob;
}

const name = 'job.json';
/** Jobs that nobody has touched for so long are forgotten: a week. */
const keptMs = 7 * 86_400_000;

/** Whether a job is so old that it is forgotten. */
export const isTooOld = ({ createdAt }: ImportJob, now = Date.now()): boolean =>
  now - Date.parse(createdAt) >= keptMs;

/** The folder of all jobs, one folder each. */
export class JobFiles {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  folderOf(id: string): string {
    return join(this.#folder, id);
  }

  /** Makes the folder of a new job and the one for its files in it. */
  async create(id: string): Promise<string> {
    const files = join(this.folderOf(id), 'files');
    await mkdir(files, { recursive: true });
    return files;
  }

  /** Takes the place of the record at once, so that a killed server leaves a whole one. */
  async save(id: string, record: JobRecord): Promise<void> {
    const path = join(this.folderOf(id), name);
    await writeFile(`${path}.new`, JSON.stringify(record));
    await rename(`${path}.new`, path);
  }

  remove(id: string): Promise<void> {
    return rm(this.folderOf(id), { recursive: true, force: true });
  }

  /** Frees what can be made again from the files given. */
  async removeUnpacked(id: string): Promise<void> {
    await rm(join(this.folderOf(id), 'unpacked'), { recursive: true, force: true });
  }

  /** Every job that was kept, oldest first; those that are too old or have no record are removed. */
  async readAll(): Promise<JobRecord[]> {
    const ids = await readdir(this.#folder).catch(() => []);
    const records: JobRecord[] = [];
    for (const id of ids) {
      const record = await this.#read(id);
      if (record && !isTooOld(record.shown)) records.push(record);
      else await this.remove(id);
    }
    return records.sort((one, other) => (one.shown.createdAt < other.shown.createdAt ? -1 : 1));
  }

  async #read(id: string): Promise<JobRecord | undefined> {
    try {
      return JSON.parse(await readFile(join(this.folderOf(id), name), 'utf8')) as JobRecord;
    } catch {
      return undefined;
    }
  }
}
