import type { Reason } from '../contract/common.ts';
import type { Score } from '../contract/gap.ts';

/** What a factor makes of its input: a value from 0 to 1, or the code of the reason why there is none. */
export type Term = { value: number; because?: Reason[] } | { unscored: string; because?: Reason[] };

/** One declared term of a score: explanations, legends and weights on screen are drawn from the same object. */
export interface Factor<Input> {
  id: string;
  /** Share of the whole that it weighs where the user says nothing, 0 to 1. */
  defaultWeight: number;
  score(input: Input): Term;
}

/** Weights a user chose, by the ids of factors; a factor that is not named keeps its own. */
export type Weights = ReadonlyMap<string, number>;

/**
 * Σ weight·value ÷ Σ weight over the terms that are known, with the share of weight known and every term with what it
 * rests on. A factor without a value is left out, never 0. Unscored where no term is known or all known ones weigh 0.
 */
export function scoreFactors<Input>(
  factors: readonly Factor<Input>[],
  input: Input,
  weights: Weights = new Map(),
): Score {
  const parts = factors.map((factor) => {
    const { because = [], ...term } = factor.score(input);
    return { id: factor.id, weight: weights.get(factor.id) ?? factor.defaultWeight, ...term, because };
  });
  const all = parts.reduce((sum, part) => sum + part.weight, 0);
  const known = parts.filter((part) => 'value' in part);
  const weight = known.reduce((sum, part) => sum + part.weight, 0);
  if (weight === 0) return { status: 'unscored', reason: 'no_term_known' };
  const value = known.reduce((sum, part) => sum + part.weight * part.value, 0) / weight;
  return { status: 'scored', value, coverage: weight / all, parts };
}
