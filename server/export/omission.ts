/** Something the tables cannot say as the graph has it: how often, and where for example. */
export interface Omission {
  what: string;
  count: number;
  example: string;
}

/** Gathers what an export could not say, so that nothing is dropped in silence. */
export class Omissions {
  readonly #found = new Map<string, Omission>();

  add(what: string, example: string, count = 1): void {
    const known = this.#found.get(what);
    if (known) known.count += count;
    else this.#found.set(what, { what, count, example });
  }

  get list(): Omission[] {
    return [...this.#found.values()];
  }
}

/** `3 × STATED: … — for example …` */
export const describeOmission = ({ what, count, example }: Omission): string =>
  `${count.toLocaleString('en')} × ${what}${example === '' ? '' : ` — for example ${example}`}`;
