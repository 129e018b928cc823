import type { ImportJob, JobStatus } from '../../server/contract/import-job.ts';
import { isPassing, RequestError, type Failure } from '../api/http.ts';
import { jobEvents, readJob, refreshData, forgetPlan } from '../api/import.ts';

/** How long to wait before asking again where the server cannot tell by itself, and after nobody answered. */
const pollMilliseconds = 1_000;
const retryMilliseconds = 3_000;

const moving: readonly JobStatus[] = ['reading', 'checking', 'loading'];
/** Whether a job is on its way to a plan. */
const remakesPlan = ({ status }: ImportJob): boolean => status === 'reading' || status === 'checking';
/** Whether a job changes without anybody doing anything. */
export const isMoving = (job: ImportJob): boolean => moving.includes(job.status);

/**
 * One import job, followed while it moves: told by the server as it happens, asked for where events do not come
 * through. The job itself lives on the server, so that a closed page loses nothing.
 */
export class FollowedJob {
  readonly id: string;
  /** The job as last known. */
  job = $state.raw<ImportJob | undefined>();
  /** The plan last known: it stays in sight while a decision about a duplicate is worked in. */
  plan = $state.raw<ImportJob | undefined>();
  /** Why it could not be read just now; the job last known stays. */
  failure = $state.raw<Failure | undefined>();
  /** Why the last change was refused. */
  refused = $state.raw<Failure | undefined>();
  /** A change is on its way. */
  busy = $state(false);
  #decisions: Promise<unknown> = Promise.resolve();
  #onNews: (() => void) | undefined;
  #events: EventSource | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #deaf = typeof EventSource === 'undefined';
  #stopped = true;

  constructor(id: string) {
    this.id = id;
  }

  /** Begins to follow; returns how to stop. Meant for `{@attach}` or `$effect`. */
  follow(): () => void {
    this.#stopped = false;
    void this.read();
    return () => this.#quiet(true);
  }

  /** Asks for the job as it stands. */
  async read(): Promise<void> {
    try {
      this.#take(await readJob(this.id));
    } catch (error) {
      this.#fail(failureOf(error));
    }
  }

  /** Does something to the job that makes its plan anew. */
  reread(work: () => Promise<ImportJob>): Promise<boolean> {
    this.plan = undefined;
    return this.change(work);
  }

  /** One decision after another, however fast they are made. */
  decide(work: () => Promise<ImportJob>): Promise<boolean> {
    const decided = this.#decisions.then(() => this.#decideNow(work));
    this.#decisions = decided;
    return decided;
  }

  /** While the files are read again no decision is taken; one that came too early is made again later. */
  async #decideNow(work: () => Promise<ImportJob>): Promise<boolean> {
    await this.#until((job) => job.status !== 'reading');
    if (await this.change(work)) return true;
    const isEarly = this.plan !== undefined && this.job !== undefined && remakesPlan(this.job);
    if (!isEarly) return false;
    await this.#until((job) => !remakesPlan(job));
    return this.change(work);
  }

  /** Waits until the job is so, or nobody follows it any more. */
  async #until(isSo: (job: ImportJob) => boolean): Promise<void> {
    while (!this.#stopped && this.job && !isSo(this.job)) {
      await new Promise<void>((resolve) => (this.#onNews = resolve));
    }
  }

  /** Does something to the job; the answer is what it has become. True when it was done. */
  async change(work: () => Promise<ImportJob>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.refused = undefined;
    try {
      this.#take(await work());
      return true;
    } catch (error) {
      this.refused = failureOf(error);
      // Refused because it moved on meanwhile: what it is now explains why.
      await this.read();
      return false;
    } finally {
      this.busy = false;
    }
  }

  #take(job: ImportJob): void {
    const before = this.job?.status;
    if (job.status === 'checked' && before !== 'checked') forgetPlan();
    this.job = job;
    this.failure = undefined;
    if (job.status === 'checked') this.plan = job;
    else if (!remakesPlan(job)) this.plan = undefined;
    this.#onNews?.();
    if (job.status === 'done' && before !== undefined && before !== 'done') refreshData();
    if (this.#stopped) return;
    if (isMoving(job)) this.#listen();
    else this.#quiet(false);
  }

  #fail(failure: Failure): void {
    this.failure = failure;
    this.#quiet(false);
    if (!this.#stopped && isPassing(failure)) this.#askIn(retryMilliseconds);
  }

  #listen(): void {
    if (this.#deaf) return this.#askIn(pollMilliseconds);
    if (this.#events) return;
    const events = new EventSource(jobEvents(this.id));
    this.#events = events;
    events.onmessage = (event: MessageEvent<string>) => this.#take(JSON.parse(event.data) as ImportJob);
    // The server says that there is no more; without this the browser would connect again.
    events.addEventListener('end', () => this.#quiet(false));
    events.onerror = () => {
      // A proxy that does not let events through fails again and again: from here on we ask.
      this.#deaf = true;
      this.#quiet(false);
      void this.read();
    };
  }

  #askIn(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.read(), milliseconds);
  }

  #quiet(forGood: boolean): void {
    if (forGood) {
      this.#stopped = true;
      this.#onNews?.();
    }
    this.#events?.close();
    this.#events = undefined;
    clearTimeout(this.#timer);
  }
}

const failureOf = (error: unknown): Failure => {
  if (error instanceof RequestError) return error.failure;
  throw error;
};
