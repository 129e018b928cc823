import type { StageStatus } from '../contract/common.ts';
import type { Score } from '../contract/gap.ts';
import { scoreFactors, type Factor, type Weights } from './score.ts';

/** What severity looks at. Each factor reads the part it needs. */
export interface SeverityInput {
  status: StageStatus;
  /** Final products that cannot be made without the stage, and all final products of the chain. */
  blocks: number;
  finals: number;
}

const statusWeight: Partial<Record<StageStatus, number>> = {
  missing: 1,
  reserve: 0.7,
  single: 0.6,
  weak: 0.5,
};

/** The statuses that ask for recruiting. */
export const isGap = (status: StageStatus): boolean => statusWeight[status] !== undefined;

export const severityFactors: readonly Factor<SeverityInput>[] = [
  {
    id: 'status',
    defaultWeight: 0.3,
    score({ status }) {
      const value = statusWeight[status];
      return value === undefined ? { unscored: 'not_a_gap' } : { value };
    },
  },
  {
    id: 'criticality',
    defaultWeight: 0.25,
    score: ({ blocks, finals }) =>
      finals === 0 ? { unscored: 'no_final_product' } : { value: blocks / finals },
  },
];

/**
 * How much a gap weighs: Σ weight·value ÷ Σ weight over the terms that are known, with the share of weight known.
 * A stage without data, or one that is no gap, is unscored, never 0.
 */
export function scoreSeverity(input: SeverityInput, weights?: Weights): Score {
  if (input.status === 'unknown') return { status: 'unscored', reason: 'no_data' };
  if (!isGap(input.status)) return { status: 'unscored', reason: 'not_a_gap' };
  return scoreFactors(severityFactors, input, weights);
}
