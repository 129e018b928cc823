import type { ImportJob, JobStatus } from '../../contract/import-job.ts';
import { conflict } from '../../errors.ts';
import type { RawInput } from '../read/raw-input.ts';
import type { CheckedImport } from '../run.ts';
import type { JobFiles, JobRecord } from './files.ts';
import type { Prepared } from './prepare.ts';

export const finalStatuses: readonly JobStatus[] = ['done', 'failed', 'cancelled'];

/** Whether nothing will happen to a job any more unless somebody asks for it. */
export const isFinal = ({ status }: ImportJob): boolean => finalStatuses.includes(status);

type Listener = (job: ImportJob) => void;

/** One import on its way: what is kept of it, what was read and checked, and who watches. */
export class Job {
  readonly record: JobRecord;
  raw?: RawInput | undefined;
  prepared?: Prepared | undefined;
  checked?: CheckedImport | undefined;
  /** Stops the work that is under way or waits for its turn. */
  stop = new AbortController();
  /** Ends when that work has; undefined while it waits for its turn. */
  work: Promise<void> | undefined;
  #files: JobFiles;
  #listeners = new Set<Listener>();
  #saving: Promise<void> = Promise.resolve();

  constructor(record: JobRecord, files: JobFiles) {
    this.record = record;
    this.#files = files;
  }

  get id(): string {
    return this.record.shown.id;
  }

  get shown(): ImportJob {
    return this.record.shown;
  }

  /** Changes what is shown and tells everybody who watches. */
  show(change: Partial<ImportJob>): void {
    const { progress: _, ...rest } = this.record.shown;
    this.record.shown = { ...rest, ...change };
    for (const listener of this.#listeners) listener(this.record.shown);
  }

  /** The same, and keeps it: for what has to outlive the server. */
  async keep(change: Partial<ImportJob>): Promise<void> {
    this.show(change);
    // One after the other, so that the latest is what remains.
    const saved = this.#saving.then(() => this.#files.save(this.id, this.record));
    this.#saving = saved.catch(() => undefined);
    await saved;
  }

  /** Calls back with every change until the function returned is called. */
  watch(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Lets go of what was checked. */
  async dispose(): Promise<void> {
    const { checked } = this;
    this.checked = undefined;
    await checked?.dispose();
  }
}

/** Throws `conflict` when a job is in one of these. */
export function refuseIn({ shown: { status } }: Job, statuses: ImportJob['status'][]): void {
  if (statuses.includes(status)) throw conflict(`The import is ${status}: it cannot be changed any more.`);
}
