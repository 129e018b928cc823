/** How many pieces of work are under way at once: the next is made while the server works on the last. */
const mostRunning = 2;

/** Runs pieces of work that the server does one after the other, and makes the next while it does. */
export class Pipeline {
  readonly #running: Promise<unknown>[] = [];

  /** Begins a piece of work as soon as there is room; throws what an earlier one failed with. */
  async run(work: () => Promise<unknown>): Promise<void> {
    while (this.#running.length >= mostRunning) await this.#running.shift();
    const running = work();
    // Its failure is thrown where it is waited for, and is nobody's until then.
    running.catch(() => undefined);
    this.#running.push(running);
  }

  /** Resolves when nothing is under way any more, whether it failed or not; `end` still throws. */
  async settle(): Promise<void> {
    await Promise.allSettled(this.#running);
  }

  /** Resolves when everything is done; throws what failed. */
  async end(): Promise<void> {
    while (this.#running.length > 0) await this.#running.shift();
  }
}
