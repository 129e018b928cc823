import type { JobProgress } from '../../contract/import-job.ts';
import type { ImportProgress } from '../progress.ts';

/** A rate says nothing before this: half a second. */
const leastMs = 500;

/** Adds rate and remaining time to how far a phase is, from when it began. */
export class Rate {
  #phase: ImportProgress['phase'] | undefined;
  #start = 0;

  add(progress: ImportProgress, now = performance.now()): JobProgress {
    if (progress.phase !== this.#phase) {
      this.#phase = progress.phase;
      this.#start = now;
    }
    const elapsed = now - this.#start;
    if (elapsed < leastMs || progress.done === 0) return progress;
    const perSecond = (progress.done / elapsed) * 1000;
    const left = progress.total === undefined ? undefined : (progress.total - progress.done) / perSecond;
    return {
      ...progress,
      perSecond: Math.round(perSecond),
      ...(left === undefined ? {} : { secondsLeft: Math.max(0, Math.round(left)) }),
    };
  }
}
