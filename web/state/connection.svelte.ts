import { isPassing, readJson, RequestError, type Failure } from '../api/http.ts';

const waits = [1, 2, 3, 5];

/** How the absence stands: tries so far, seconds since it began, and seconds until the next try. */
export interface Absence {
  tries: number;
  awaySeconds: number;
  waitSeconds: number;
  failure: Failure;
  /** When an answer last came; absent if none ever did. */
  lastAnswer?: Date;
}

/** Whether the database answers. While it does not, asks again by itself: after 1, 2, 3, then every 5 seconds. */
class ConnectionState {
  away = $state.raw<Absence | undefined>();
  #since = 0;
  #lastAnswer: Date | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #onBack = new Set<() => void>();

  /** Calls `again` whenever the database is back. */
  onBack(again: () => void): void {
    this.#onBack.add(again);
  }

  /** A request found nobody home. */
  lost(failure: Failure): void {
    if (this.away) return;
    this.#since = Date.now();
    this.#plan(0, failure);
  }

  /** A request was answered. */
  answered(): void {
    this.#lastAnswer = new Date();
    if (!this.away) return;
    clearTimeout(this.#timer);
    this.away = undefined;
    for (const again of this.#onBack) again();
  }

  /** Asks now instead of waiting. */
  async tryNow(): Promise<void> {
    if (!this.away) return;
    clearTimeout(this.#timer);
    const { tries } = this.away;
    try {
      await readJson('/readyz');
      this.answered();
    } catch (error) {
      // Any other refusal is an answer: somebody is there.
      if (error instanceof RequestError && isPassing(error.failure)) this.#plan(tries + 1, error.failure);
      else this.answered();
    }
  }

  #plan(tries: number, failure: Failure): void {
    const waitSeconds = waits[Math.min(tries, waits.length - 1)] ?? 5;
    const awaySeconds = Math.round((Date.now() - this.#since) / 1000);
    const lastAnswer = this.#lastAnswer;
    this.away = { tries, awaySeconds, waitSeconds, failure, ...(lastAnswer ? { lastAnswer } : {}) };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.tryNow(), waitSeconds * 1000);
  }
}

export const connection = new ConnectionState();
