import type { TieNetwork } from './network.ts';

/** A path has at most so many ties; further away nobody feels obliged. */
export const mostHops = 4;

/** What is asked of a network: the best simple paths from any of `from` to `to`. Nodes of the network, not ids. */
export interface PathQuestion {
  from: ReadonlySet<number>;
  to: number;
  /** What a path keeps of its score for each tie after its first, above 0 to 1. */
  hop: number;
  /** Organisations that must not introduce. */
  blocked?: ReadonlySet<number>;
}

/**
 * The best score with which a path that has come to a node can still reach the target, for every number of ties left.
 * Exact for simple paths of up to four ties, so that a search in the order of these scores opens no path in vain:
 * with two ties left the one node in between may already lie on the path, and the second best is kept for that case.
 * 0 where the target cannot be reached.
 */
export class Completion {
  readonly #network: TieNetwork;
  readonly #question: PathQuestion;
  /** Who may stand in the middle of a path: neither an end nor blocked. */
  readonly #barred: Uint8Array;
  readonly #direct: Float64Array;
  readonly #best: Float64Array;
  readonly #via: Int32Array;
  readonly #second: Float64Array;
  readonly #three = new Map<number, number>();

  constructor(network: TieNetwork, question: PathQuestion) {
    const count = network.ids.length;
    this.#network = network;
    this.#question = question;
    this.#barred = new Uint8Array(count);
    for (const node of question.from) this.#barred[node] = 1;
    for (const node of question.blocked ?? []) this.#barred[node] = 1;
    this.#barred[question.to] = 1;
    this.#direct = new Float64Array(count);
    this.#best = new Float64Array(count);
    this.#via = new Int32Array(count).fill(-1);
    this.#second = new Float64Array(count);
    this.#fillTwo();
  }

  #fillTwo(): void {
    const { starts, ends, strengths } = this.#network;
    const { to, hop } = this.#question;
    for (let tie = starts[to]!; tie < starts[to + 1]!; tie++) this.#direct[ends[tie]!] = strengths[tie]!;
    for (let tie = starts[to]!; tie < starts[to + 1]!; tie++) {
      const via = ends[tie]!;
      if (this.#barred[via] === 1) continue;
      const onward = hop * strengths[tie]!;
      for (let step = starts[via]!; step < starts[via + 1]!; step++)
        this.#offer(ends[step]!, via, strengths[step]! * onward);
    }
  }

  #offer(node: number, via: number, score: number): void {
    if (score > this.#best[node]!) {
      this.#second[node] = this.#best[node]!;
      this.#best[node] = score;
      this.#via[node] = via;
    } else if (score > this.#second[node]!) this.#second[node] = score;
  }

  /** Whether a path may pass through a node. */
  isOpen(node: number): boolean {
    return this.#barred[node] === 0;
  }

  /** The best score from the last node of a path on, with so many ties left; the path itself is not walked again. */
  of(path: readonly number[], left: number): number {
    const node = path.at(-1)!;
    const before = path.at(-2) ?? -1;
    if (left <= 0) return 0;
    if (left === 1) return this.#direct[node]!;
    if (left === 2) return this.#two(node, before);
    return left === 3 ? this.#threeFrom(node) : this.#fourFrom(node);
  }

  #two(node: number, before: number): number {
    const around = this.#via[node] === before ? this.#second[node]! : this.#best[node]!;
    return Math.max(this.#direct[node]!, around);
  }

  /** Nothing but a start stands before the node, and no path comes back to a start. */
  #threeFrom(node: number): number {
    const known = this.#three.get(node);
    if (known !== undefined) return known;
    const { starts, ends, strengths } = this.#network;
    let best = this.#direct[node]!;
    for (let tie = starts[node]!; tie < starts[node + 1]!; tie++) {
      const next = ends[tie]!;
      if (this.#barred[next] === 1) continue;
      best = Math.max(best, strengths[tie]! * this.#question.hop * this.#two(next, node));
    }
    this.#three.set(node, best);
    return best;
  }

  #fourFrom(node: number): number {
    const { starts, ends, strengths } = this.#network;
    let best = this.#direct[node]!;
    for (let tie = starts[node]!; tie < starts[node + 1]!; tie++) {
      const next = ends[tie]!;
      if (this.#barred[next] === 1) continue;
      best = Math.max(best, strengths[tie]! * this.#question.hop * this.#threeFrom(next));
    }
    return best;
  }
}
