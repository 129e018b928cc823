/** Work that is done one piece after the other, in the order in which it came. */
export class Queue {
  #last: Promise<unknown> = Promise.resolve();

  /** Does the work when its turn comes. */
  add<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return done;
  }

  /** Waits until there is no work left. */
  async idle(): Promise<void> {
    for (let last; last !== this.#last;) {
      last = this.#last;
      await last;
    }
  }
}
