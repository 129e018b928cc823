import { cityOf, type Compared, leastScore, scoreDuplicate } from './duplicate.ts';
import { coreOf, editsAllowed, nearnessOf } from './nearness.ts';

/** A name that more firms share says nothing: comparing all of them with all would take for ever. */
const most = { exact: 50, similar: 50 };

/** What two firms have to share to be compared at all: a code, a name, or a core. */
function exactKeys({ stem, others, creditCode, stockCode }: Compared): string[] {
  const names = [stem, ...others.map((other) => other.stem)].filter((name) => name !== '');
  return [
    ...new Set(names.map((name) => `n${name}`)),
    ...(creditCode ? [`c${creditCode}`] : []),
    ...(stockCode ? [`s${stockCode}`] : []),
  ];
}

/** Pairs of neighbouring characters with the ends marked, each once. */
function bigramsOf(core: string): string[] {
  const marked = `^${core}$`;
  return [...new Set(Array.from({ length: marked.length - 1 }, (_, at) => marked.slice(at, at + 2)))];
}

/**
 * Finds firms that may be one without comparing each with each: by codes and names, by equal cores, and by the rarest
 * bigrams of the core. An edit changes two bigrams at most, so cores within `d` edits share one of the `2d + 1`
 * rarest of either (as long as both count how rare a bigram is in the same way).
 */
export class DuplicateIndex {
  readonly #firms: readonly Compared[];
  readonly #at = new Map<string, number[]>();
  readonly #frequency = new Map<string, number>();
  #anywhere: Map<string, number[]> | undefined;

  /** `similar`: whether names that are only alike are looked for as well. */
  constructor(
    firms: readonly Compared[],
    readonly similar = true,
  ) {
    this.#firms = firms;
    if (similar) for (const { stem } of firms) this.#count(coreOf(stem));
    for (const [index, firm] of firms.entries()) {
      for (const key of exactKeys(firm)) add(this.#at, key, index);
      if (similar) for (const key of this.#localKeys(firm)) add(this.#at, key, index);
    }
  }

  #count(core: string): void {
    if (editsAllowed(core.length) === 0) return;
    for (const bigram of bigramsOf(core)) this.#frequency.set(bigram, (this.#frequency.get(bigram) ?? 0) + 1);
  }

  #similarKeys(stem: string): string[] {
    const core = coreOf(stem);
    if (core === '') return [];
    // One more, for the other core may be longer by what makes its allowance larger.
    const edits = editsAllowed(core.length + 1);
    if (edits === 0) return [`k${core}`];
    const rank = (bigram: string) => this.#frequency.get(bigram) ?? 0;
    const rarest = bigramsOf(core).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
    return [`k${core}`, ...rarest.slice(0, 2 * edits + 1).map((bigram) => `b${bigram}`)];
  }

  /** Similar names are only looked for within a city. */
  #localKeys(firm: Compared): string[] {
    const city = cityOf(firm);
    return city === undefined ? [] : this.#similarKeys(firm.stem).map((key) => `${key}@${city}`);
  }

  /** Whether any firm of the index has a name like this one, in whatever city. */
  resembles(stem: string): boolean {
    this.#anywhere ??= this.#gather();
    return this.#similarKeys(stem).some((key) =>
      (this.#anywhere?.get(key) ?? []).some((index) => nearnessOf(stem, this.#firms[index]!.stem) > 0),
    );
  }

  #gather(): Map<string, number[]> {
    const anywhere = new Map<string, number[]>();
    for (const [index, firm] of this.#firms.entries()) {
      if (cityOf(firm) === undefined) continue;
      for (const key of this.#similarKeys(firm.stem)) add(anywhere, key, index);
    }
    return anywhere;
  }

  /** The firms of the index to compare with this one. */
  candidatesOf(firm: Compared): Set<number> {
    const found = new Set<number>();
    const take = (keys: string[], limit: number) => {
      for (const key of keys) {
        const indexes = this.#at.get(key) ?? [];
        if (indexes.length <= limit) for (const index of indexes) found.add(index);
      }
    };
    take(exactKeys(firm), most.exact);
    if (this.similar) take(this.#localKeys(firm), most.similar);
    return found;
  }

  /** Pairs within the index that are likely enough, each once, the likeliest first. */
  pairs(): ScoredPair[] {
    return this.pairsOf(0, this.#firms.length).sort(byScore);
  }

  /** The same for some of its firms, each with those after it, in no order: for who does it bit by bit. */
  pairsOf(start: number, end: number): ScoredPair[] {
    return this.#firms
      .slice(start, end)
      .flatMap((firm, at) => this.scored(firm, (other) => other > start + at));
  }

  /** The firms of the index that are likely enough to be this one. */
  scored(firm: Compared, when: (index: number) => boolean = () => true): ScoredPair[] {
    return [...this.candidatesOf(firm)].filter(when).flatMap((index) => {
      const { score, reasons } = scoreDuplicate(firm, this.#firms[index]!);
      return score >= leastScore ? [{ one: firm, other: this.#firms[index]!, score, reasons }] : [];
    });
  }
}

function add(map: Map<string, number[]>, key: string, index: number): void {
  const known = map.get(key);
  if (known) known.push(index);
  else map.set(key, [index]);
}

export interface ScoredPair extends ReturnType<typeof scoreDuplicate> {
  one: Compared;
  other: Compared;
}

/** The likeliest first, the rest by name, so that the order is always the same. */
export const byScore = (a: ScoredPair, b: ScoredPair): number =>
  b.score - a.score || compare(a.one.nameKey, b.one.nameKey) || compare(a.other.nameKey, b.other.nameKey);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
