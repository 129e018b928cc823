import type { StageStatus } from '../contract/common.ts';
import type { Score } from '../contract/gap.ts';

/** What severity looks at. Each factor reads the part it needs. */
export interface SeverityInput {
  status: StageStatus;
  /** Final products that cannot be made without the stage, and all final products of the chain. */
  blocks: number;
  finals: number;
}

/** One declared term of severity: the explanation on screen is drawn from the same object. */
export interface SeverityFactor {
  id: string;
  defaultWeight: number;
  /** A value from 0 to 1, or the reason why there is none. */
  score(input: SeverityInput): number | { unscored: string };
}

const statusWeight: Partial<Record<StageStatus, number>> = {
  missing: 1,
  reserve: 0.7,
  single: 0.6,
  weak: 0.5,
};

/** The statuses that ask for recruiting. */
export const isGap = (status: StageStatus): boolean => statusWeight[status] !== undefined;

export const severityFactors: readonly SeverityFactor[] = [
  {
    id: 'status',
    defaultWeight: 0.3,
    score: ({ status }) => statusWeight[status] ?? { unscored: 'not_a_gap' },
  },
  {
    id: 'criticality',
    defaultWeight: 0.25,
    score: ({ blocks, finals }) => (finals === 0 ? { unscored: 'no_final_product' } : blocks / finals),
  },
];

/**
 * How much a gap weighs: Σ weight·value ÷ Σ weight over the terms that are known, with the share of weight known.
 * A stage without data, or one that is no gap, is unscored, never 0.
 */
export function scoreSeverity(
  input: SeverityInput,
  factors: readonly SeverityFactor[] = severityFactors,
): Score {
  if (input.status === 'unknown') return { status: 'unscored', reason: 'no_data' };
  if (!isGap(input.status)) return { status: 'unscored', reason: 'not_a_gap' };
  const parts = factors.map((factor) => {
    const score = factor.score(input);
    const part = { id: factor.id, weight: factor.defaultWeight };
    return typeof score === 'number' ? { ...part, value: score } : { ...part, unscored: score.unscored };
  });
  const all = parts.reduce((sum, part) => sum + part.weight, 0);
  let known = 0;
  let value = 0;
  for (const part of parts) {
    if (!('value' in part)) continue;
    known += part.weight;
    value += part.weight * part.value;
  }
  if (known === 0) return { status: 'unscored', reason: 'no_term_known' };
  return { status: 'scored', value: value / known, coverage: known / all, parts };
}
