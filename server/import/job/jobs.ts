import { randomUUID } from 'node:crypto';
import type { DuplicateDecision, ImportChange } from '../../contract/import-plan.ts';
import type { ImportJob } from '../../contract/import-job.ts';
import type { ReadingChange } from '../../contract/import-reading.ts';
import { readAuthor } from '../../author.ts';
import { conflict, notFound } from '../../errors.ts';
import type { GraphClient } from '../../graph/client.ts';
import { decide } from '../../graph/duplicate/decide.ts';
import { findRunSince } from '../../graph/import-run.ts';
import { readChanges } from '../run.ts';
import { isTooOld, JobFiles } from './files.ts';
import { isFinal, Job, refuseIn } from './job.ts';
import { type NewJob, toNew } from './new.ts';
import { Queue } from './queue.ts';
import { changeReading } from './reading.ts';
import type { Workshop } from './read.ts';
import { check, finish, load } from './work.ts';

/**
 * Every import on its way. The work is done here, one piece at a time, whoever watches; jobs outlive the server, and
 * those whose work it interrupted are checked again when it starts.
 */
export class ImportJobs {
  readonly files: JobFiles;
  #shop: Workshop;
  #jobs = new Map<string, Job>();
  #queue = new Queue();
  #restored: Promise<void> | undefined;
  #closed = false;

  constructor(graph: GraphClient, folder: string, report: (error: unknown) => void) {
    this.files = new JobFiles(folder);
    this.#shop = { graph, files: this.files, report };
  }

  /** Takes up the jobs that an earlier server left, once. */
  restore(): Promise<void> {
    return (this.#restored ??= this.#restore());
  }

  async #restore(): Promise<void> {
    for (const record of await this.files.readAll()) {
      const job = new Job(record, this.files);
      this.#jobs.set(job.id, job);
      if (job.shown.status === 'loading') this.#do(job, () => this.#settle(job));
      else if (!isFinal(job.shown)) {
        // What was checked is gone with the server that checked it.
        job.show({ status: 'reading' });
        this.#check(job);
      }
    }
  }

  /** A job that was being written when the server ended: it is wholly there or not at all. */
  async #settle(job: Job): Promise<void> {
    const { loading } = job.record;
    const run = loading && (await findRunSince(this.#shop.graph, loading.fileHash, loading.since));
    if (!run) {
      const problem = 'The server was stopped while the import was being written: nothing of it was kept.';
      return job.keep({ status: 'failed', problem });
    }
    const version = run.dataVersion === undefined ? {} : { dataVersion: run.dataVersion };
    await finish(job, this.files, { run: run.id, ...version });
  }

  /** Stops all work; jobs that are under way are taken up again at the next start. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const job of this.#jobs.values()) job.stop.abort(new Error('the server stops'));
    await this.#queue.idle();
    for (const job of this.#jobs.values()) await job.dispose();
  }

  /** A new job's id and the folder for its files. */
  async begin(): Promise<{ id: string; folder: string }> {
    await this.restore();
    for (const { shown } of this.#jobs.values()) {
      if (isFinal(shown) && isTooOld(shown)) await this.remove(shown.id);
    }
    const id = randomUUID();
    return { id, folder: await this.files.create(id) };
  }

  async create({ id, files, reading, encoding, loads }: NewJob): Promise<ImportJob> {
    const shown = toNew(id, files);
    const job = new Job({ files, reading, encoding, loads, shown }, this.files);
    await job.keep({});
    this.#jobs.set(id, job);
    this.#check(job);
    return job.shown;
  }

  /** Jobs that are not finished, or have failed, newest first. */
  async list(): Promise<ImportJob[]> {
    await this.restore();
    return [...this.#jobs.values()]
      .map(({ shown }) => shown)
      .filter(({ status }) => status !== 'done' && status !== 'cancelled')
      .sort((one, other) => (one.createdAt > other.createdAt ? -1 : 1));
  }

  /** A job by its id, or undefined. */
  async find(id: string): Promise<Job | undefined> {
    await this.restore();
    return this.#jobs.get(id);
  }

  /** A job by its id; throws `not_found`. */
  async get(id: string): Promise<Job> {
    const job = await this.find(id);
    if (!job) throw notFound('import', id);
    return job;
  }

  /** Changes how sheets are read and checks again. Throws `not_found`, and `conflict` when it is too late for that. */
  async changeReading(id: string, change: ReadingChange): Promise<ImportJob> {
    const job = await this.get(id);
    refuseIn(job, ['loading', 'done', 'cancelled']);
    const { reading, rereads } = changeReading(job.record.reading, change);
    await this.#interrupt(job);
    job.record.reading = reading;
    if (rereads) job.raw = undefined;
    return this.#again(job);
  }

  /** Loads a checked job. Throws `not_found`, and `conflict` unless it is checked and nothing is wrong with it. */
  async load(id: string): Promise<ImportJob> {
    const job = await this.get(id);
    if (job.shown.status !== 'checked') {
      throw conflict(`The import is ${job.shown.status}: only a checked one can be loaded.`);
    }
    if (job.shown.rejections.total > 0) {
      throw conflict(
        `${job.shown.rejections.total} cells are wrong: nothing can be loaded before they are right.`,
      );
    }
    const { problem: _, ...rest } = job.record.shown;
    job.record.shown = rest;
    job.show({ status: 'loading' });
    this.#do(job, (signal) => load(job, this.#shop, signal));
    return job.shown;
  }

  /** Stops a job. When it is written already, it is done. */
  async cancel(id: string): Promise<ImportJob> {
    const job = await this.get(id);
    if (isFinal(job.shown) && job.shown.status !== 'failed') return job.shown;
    await this.#interrupt(job);
    if (job.shown.status !== 'done') {
      await job.dispose();
      await job.keep({ status: 'cancelled', duplicates: [], asks: [] });
      await this.files.removeUnpacked(id);
    }
    return job.shown;
  }

  /** Forgets a job with its files. */
  async remove(id: string): Promise<void> {
    await this.cancel(id);
    this.#jobs.delete(id);
    await this.files.remove(id);
  }

  /** Remembers what the user decided of two firms, and checks again. */
  async decide(id: string, duplicate: string, decision: DuplicateDecision): Promise<ImportJob> {
    const job = await this.get(id);
    refuseIn(job, ['loading', 'done', 'cancelled', 'failed', 'asks']);
    const found = job.shown.duplicates.find((one) => one.id === duplicate);
    if (!found) throw notFound('duplicate', duplicate);
    await this.#interrupt(job);
    await decide(this.#shop.graph, found, decision, readAuthor());
    return this.#again(job);
  }

  /** Some of the rows that would change what the graph knows. Throws `conflict` unless the job is checked. */
  async changes(
    id: string,
    page: { offset: number; limit: number },
  ): Promise<{ items: ImportChange[]; total: number }> {
    const { checked, shown } = await this.get(id);
    if (!checked || shown.status !== 'checked')
      throw conflict('The import is not checked: nobody knows its changes.');
    return { items: readChanges(checked, page), total: checked.changes };
  }

  async #interrupt(job: Job): Promise<void> {
    job.stop.abort(new Error('stopped'));
    await job.work;
  }

  async #again(job: Job): Promise<ImportJob> {
    const { problem: _, ...rest } = job.record.shown;
    job.record.shown = rest;
    await job.keep({ status: 'checking', asks: [] });
    this.#check(job);
    return job.shown;
  }

  #check(job: Job): void {
    this.#do(job, (signal) => check(job, this.#shop, signal));
  }

  /** Does the work when its turn comes, unless it was stopped before. */
  #do(job: Job, work: (signal: AbortSignal) => Promise<void>): void {
    if (this.#closed) return;
    const { signal } = (job.stop = new AbortController());
    job.work = undefined;
    void this.#queue.add(async () => {
      if (signal.aborted) return;
      job.work = work(signal).catch(this.#shop.report);
      await job.work;
    });
  }
}
