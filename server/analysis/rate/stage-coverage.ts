import type { Rate } from '../../contract/rate.ts';
import { rateCoverage } from '../coverage.ts';
import type { RateStage } from './input.ts';

/** R4, stage coverage, as the summary of a chain says it (`rateCoverage`), with its bounds. */
export function rateStages(stages: RateStage[]): Rate {
  const rate = rateCoverage(stages.map(({ production, status }) => ({ here: { production }, status })));
  if (rate.status === 'unscored') return { id: 'R4', ...rate };
  const { numerator, denominator, unknown } = rate;
  return { ...rate, unit: 'stage', atMost: (numerator + unknown) / denominator };
}
