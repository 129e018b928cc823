import type { Reason, StageStatus } from '../contract/common.ts';
import type { Score } from '../contract/gap.ts';
import type { SupplyCounts } from './count.ts';
import { scoreDemand, type DemandAt } from './demand.ts';
import { scoreDependence } from './dependence.ts';
import { scoreFeasibility, type Nearness } from './feasibility.ts';
import { scoreFactors, type Factor, type Term, type Weights } from './score.ts';

/** What severity looks at. Each factor reads the part it needs. */
export interface SeverityInput {
  status: StageStatus;
  /** Final products that cannot be made without the stage, and how many final products the chain has. */
  blocks: readonly { name: string; nameEn?: string | undefined }[];
  finals: number;
  /** Whether the stage is a final product itself. */
  final: boolean;
  /** What stands at the stages it feeds. */
  demand: readonly DemandAt[];
  supply?: SupplyCounts | undefined;
  nearness: Nearness;
}

const statusWeight: Partial<Record<StageStatus, number>> = {
  missing: 1,
  reserve: 0.7,
  single: 0.6,
  weak: 0.5,
};

/** The statuses that ask for recruiting. */
export const isGap = (status: StageStatus): boolean => statusWeight[status] !== undefined;

const reason = (code: string, values: Reason['values'] = {}): Reason => ({ code, values });

function scoreStatus({ status }: SeverityInput): Term {
  const value = statusWeight[status];
  return value === undefined
    ? { unscored: 'not_a_gap' }
    : { value, because: [reason('status_weighs', { status, value })] };
}

/** Final products lost without the stage ÷ final products of the chain. */
function scoreCriticality({ blocks, finals, final }: SeverityInput): Term {
  if (finals === 0) return { unscored: 'no_final_product' };
  const value = blocks.length / finals;
  const names = blocks.map(({ name }) => name);
  const namesEn = blocks.map(({ name, nameEn }) => nameEn ?? name);
  const lost = reason('finals_lost', { blocked: blocks.length, finals, names, namesEn });
  return { value, because: final && blocks.length === 0 ? [reason('final_product'), lost] : [lost] };
}

/** The five terms of severity in the order in which they are stacked. */
export const severityFactors: readonly Factor<SeverityInput>[] = [
  { id: 'status', defaultWeight: 0.3, score: scoreStatus },
  { id: 'criticality', defaultWeight: 0.25, score: scoreCriticality },
  { id: 'demand', defaultWeight: 0.2, score: ({ demand }) => scoreDemand(demand) },
  { id: 'dependence', defaultWeight: 0.15, score: ({ supply }) => scoreDependence(supply) },
  { id: 'feasibility', defaultWeight: 0.1, score: ({ nearness }) => scoreFeasibility(nearness) },
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

/**
 * The same severity under other weights, from its terms: nothing is asked or judged again. Unscored where everything
 * that is known weighs nothing.
 */
export function weighSeverity(severity: Score, weights: Weights): Score {
  if (severity.status === 'unscored') return severity;
  const known = severity.parts.map(({ id, weight, ...term }) => ({
    id,
    defaultWeight: weight,
    score: () => term as Term,
  }));
  const weighed = scoreFactors(known, undefined, weights);
  return weighed.status === 'scored' ? weighed : { status: 'unscored', reason: 'known_terms_weigh_nothing' };
}
