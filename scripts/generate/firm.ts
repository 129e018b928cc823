import { toCreditCode } from './credit-code.ts';
import { type Groups } from './group.ts';
import { permute, type Permutation } from './permutation.ts';
import { type Place, type Places } from './place.ts';
import { below, type Draw, hashText, pick, streamOf, zipf } from './random.ts';
import type { Structure } from './structure.ts';
import { brandCharacters, legalForms, trades } from './word.ts';

/** Credit codes are told apart by the number of the firm, and of the seed up to 80. */
export const mostFirms = 10_000_000;
/** One firm in nine has no known credit code. */
const withoutCode = 1 / 9;

/** The firms by number: everything about one is made from its number alone, so none has to be kept. */
export class Firms {
  readonly count: number;
  readonly #seed: number;
  readonly #places: Places;
  readonly #structure: Structure;
  readonly #groups: Groups;
  readonly #ranks: Permutation;
  readonly #starts: Uint32Array;
  readonly #drawsOf: (index: number) => Draw;

  constructor(seed: number, count: number, places: Places, structure: Structure, groups: Groups) {
    this.count = count;
    this.#seed = seed;
    this.#places = places;
    this.#structure = structure;
    this.#groups = groups;
    this.#ranks = permute(count, seed, 'ranks');
    this.#starts = shareStages(seed, count, structure.stages.length);
    this.#drawsOf = streamOf(seed, 'firm');
  }

  place(firm: number): Place {
    return this.#places.draw(this.#drawsOf(firm));
  }

  creditCode(firm: number): string | undefined {
    if (this.#drawsOf(firm + this.count)() < withoutCode) return undefined;
    return toCreditCode((this.#seed % 80) * mostFirms + firm, this.place(firm).code.slice(0, 6));
  }

  id(firm: number): string {
    return this.creditCode(firm) ?? `gen:${String(firm + 1).padStart(7, '0')}`;
  }

  /** The number of the stage the firm is mainly at. */
  stage(firm: number): number {
    const rank = this.#ranks.to(firm);
    let [low, high] = [0, this.#starts.length - 2];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= rank) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** A firm that is mainly at a stage, the first ones far more often; any firm where none is there. */
  drawAt(stage: number, draw: Draw): number {
    const [start, end] = [this.#starts[stage]!, this.#starts[stage + 1]!];
    return end > start ? this.#ranks.from(start + zipf(draw, end - start)) : this.drawAny(draw);
  }

  drawAny(draw: Draw): number {
    return this.#ranks.from(zipf(draw, this.count));
  }

  /** A name such as 青岛鲁海精密机械有限公司; another one at each attempt. Firms of a group share their brand. */
  name(firm: number, attempt: number): { full: string; short: string } {
    const draw = this.#drawsOf(hashText(`${firm} ${attempt}`));
    const membership = this.#groups.of(firm);
    const brand = membership ? brandOf(streamOf(this.#seed, 'brand')(membership.group)) : brandOf(draw);
    const more = attempt > 0 ? pick(draw, brandCharacters) : '';
    const { tier } = this.#structure.stages[this.stage(firm)]!;
    const trade = pick(draw, trades[tier]);
    const form = membership?.isHead ? '集团有限公司' : pick(draw, legalForms);
    const short = `${brand}${more}${trade}`;
    return { full: `${this.place(firm).word}${short}${form}`, short };
  }
}

function brandOf(draw: Draw): string {
  const first = pick(draw, brandCharacters);
  let second = pick(draw, brandCharacters);
  if (second === first)
    second = brandCharacters[(brandCharacters.indexOf(first) + 1) % brandCharacters.length]!;
  // A third of brands has three characters.
  return `${first}${second}${draw() < 1 / 3 ? brandCharacters[below(draw, brandCharacters.length)] : ''}`;
}

/** Where each stage's firms begin among the ranks: stages are as unequal as Zipf's law has it. */
function shareStages(seed: number, firms: number, stages: number): Uint32Array {
  const order = permute(stages, seed, 'stages');
  const weights = Array.from({ length: stages }, (_, stage) => 1 / (order.to(stage) + 4));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const starts = new Uint32Array(stages + 1);
  let before = 0;
  weights.forEach((weight, stage) => {
    before += weight;
    starts[stage + 1] = stage === stages - 1 ? firms : Math.floor((before / sum) * firms);
  });
  return starts;
}
