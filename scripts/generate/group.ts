import { permute, type Permutation } from './permutation.ts';
import { pareto, streamOf } from './random.ts';

/** A group of firms: the first of its members is the head. */
export interface Membership {
  group: number;
  isHead: boolean;
  head: number;
}

/** Corporate groups whose sizes fall as Zipf's: their members stand side by side in another order of the firms. */
export class Groups {
  /** Members that are no heads: as many as there are shareholdings. */
  readonly members: number;
  readonly count: number;
  readonly #order: Permutation;
  readonly #starts: Uint32Array;
  readonly #grouped: number;

  constructor(seed: number, firms: number, members: number) {
    this.#order = permute(firms, seed, 'groups');
    const drawsOf = streamOf(seed, 'groups');
    const starts: number[] = [];
    let [start, left] = [0, members];
    for (let group = 0; left > 0; group++) {
      const others = Math.min(left, Math.floor(pareto(drawsOf(group), 1.1, 300)));
      starts.push(start);
      start += others + 1;
      left -= others;
    }
    this.#starts = Uint32Array.from(starts);
    this.#grouped = start;
    this.members = members;
    this.count = starts.length;
  }

  /** The group a firm belongs to, if any. */
  of(firm: number): Membership | undefined {
    const place = this.#order.to(firm);
    if (place >= this.#grouped) return undefined;
    let [low, high] = [0, this.#starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= place) low = middle;
      else high = middle - 1;
    }
    const start = this.#starts[low]!;
    return { group: low, isHead: place === start, head: this.#order.from(start) };
  }
}
