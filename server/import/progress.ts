import type { JobProgress } from '../contract/import-job.ts';

export type ImportProgress = Pick<JobProgress, 'phase' | 'done' | 'total'>;
export type TellProgress = (progress: ImportProgress) => void;

/** Often enough for a bar that moves, seldom enough to cost nothing. */
const everyMs = 200;

/** Counts what is done in one phase and tells of it now and then. */
export class PhaseProgress {
  #done = 0;
  #told = 0;
  readonly #phase: ImportProgress['phase'];
  readonly #total: number | undefined;
  readonly #tell: TellProgress;

  constructor(tell: TellProgress | undefined, phase: ImportProgress['phase'], total?: number) {
    this.#tell = tell ?? (() => undefined);
    this.#phase = phase;
    this.#total = total;
  }

  add(count: number): void {
    this.set(this.#done + count);
  }

  set(done: number): void {
    this.#done = done;
    const now = performance.now();
    if (done !== this.#total && now - this.#told < everyMs) return;
    this.#told = now;
    const total = this.#total === undefined ? {} : { total: this.#total };
    this.#tell({ phase: this.#phase, done, ...total });
  }
}
