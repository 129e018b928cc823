import type { ChainSummary } from '../contract/chain.ts';
import type { StageStatus } from '../contract/common.ts';
import type { Here } from '../contract/gap.ts';

/**
 * R4, stage coverage: stages with at least one firm in production here ÷ stages of the chain.
 * A stage of which nothing is known may well have a producer here, so with `unknown` stages the rate is a lower
 * bound; where nothing is known of any stage it is unscored, as it is for a chain without stages.
 */
export function rateCoverage(
  stages: { here: Pick<Here, 'production'>; status: StageStatus }[],
): ChainSummary['coverage'] {
  if (stages.length === 0) return { status: 'unscored', reason: 'no_stages' };
  const unknown = stages.filter(({ status }) => status === 'unknown').length;
  const denominator = stages.length;
  if (unknown === denominator) return { status: 'unscored', reason: 'no_data' };
  const numerator = stages.filter(({ here }) => here.production > 0).length;
  return { status: 'scored', id: 'R4', numerator, denominator, unknown, value: numerator / denominator };
}
