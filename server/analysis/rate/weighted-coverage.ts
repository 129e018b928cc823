import type { Rate } from '../../contract/rate.ts';
import type { Purchase, RateInput, RateStage } from './input.ts';

/** A stage with what R5 knows of it. */
export interface StageNeed {
  stage: RateStage;
  capacityCny?: number | undefined;
  needCny?: number | undefined;
  /** min(1, capacity / need); absent when either is not known, or nothing is needed. */
  met?: number | undefined;
}

/**
 * What the firms in production here can put out, CNY. Nothing where the stage is missing or in reserve; a stage without
 * data, or one that a source says is there while nobody is known to produce, has no known capacity.
 */
function capacityOf({ production, status, outputCny }: RateStage): number | undefined {
  if (production > 0) return outputCny;
  return status === 'missing' || status === 'reserve' ? 0 : undefined;
}

/** What is bought of the stage, CNY; known only when the value of every recorded purchase of it is. */
function needOf(stage: string, purchases: Purchase[]): number | undefined {
  let need: number | undefined;
  for (const purchase of purchases) {
    if (purchase.stage !== stage) continue;
    if (purchase.valueCny === undefined) return undefined;
    need = (need ?? 0) + purchase.valueCny;
  }
  return need;
}

/** Every stage of the chain with its capacity, its need and how far the one meets the other. */
export const weighNeeds = ({ stages, purchases }: RateInput): StageNeed[] =>
  stages.map((stage) => {
    const capacityCny = capacityOf(stage);
    const needCny = needOf(stage.id, purchases);
    const isKnown = capacityCny !== undefined && needCny !== undefined && needCny > 0;
    return { stage, capacityCny, needCny, ...(isKnown ? { met: Math.min(1, capacityCny / needCny) } : {}) };
  });

/** Which weights R5 takes: cost shares where every stage that enters has one, else criticality. One scale, never both. */
export function toWeighting(entered: StageNeed[]): {
  weighting: 'cost_share' | 'criticality';
  weightOf: (stage: RateStage) => number;
} {
  if (entered.every(({ stage }) => stage.costShare !== undefined))
    return { weighting: 'cost_share', weightOf: ({ costShare }) => costShare ?? 0 };
  return { weighting: 'criticality', weightOf: ({ criticality }) => criticality };
}

/**
 * R5, weighted coverage: Σ w·min(1, capacity / need) ÷ Σ w over the stages of which both are known. `coverage` says
 * how many of the chain's stages that is.
 */
export function rateWeighted(input: RateInput): Rate {
  const { stages, purchases } = input;
  if (purchases.length === 0) return { id: 'R5', status: 'unscored', reason: 'no_purchases_recorded' };
  const entered = weighNeeds(input).filter(({ met }) => met !== undefined);
  const unknown = stages.length - entered.length;
  if (entered.length === 0) return { id: 'R5', status: 'unscored', reason: 'no_capacity_and_need', unknown };
  const { weighting, weightOf } = toWeighting(entered);
  const denominator = entered.reduce((sum, { stage }) => sum + weightOf(stage), 0);
  if (denominator <= 0) return { id: 'R5', status: 'unscored', reason: 'no_weights', unknown };
  const numerator = entered.reduce((sum, { stage, met }) => sum + weightOf(stage) * (met ?? 0), 0);
  return {
    id: 'R5',
    status: 'scored',
    unit: 'weight',
    numerator,
    denominator,
    value: numerator / denominator,
    coverage: entered.length / stages.length,
    unknown,
    weighting,
  };
}
