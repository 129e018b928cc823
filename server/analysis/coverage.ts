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

/**
 * Location quotient of a stage: the region's share of its firms at this stage ÷ the same share over all regions
 * compared. `counts[region][stage]` are firms in production; undefined when either share has no firm to stand on.
 * Source: Hidalgo & Hausmann (2009), revealed comparative advantage.
 */
export function locationQuotient(
  counts: ReadonlyMap<string, ReadonlyMap<string, number>>,
  region: string,
  stage: string,
): number | undefined {
  const sum = (row: ReadonlyMap<string, number> | undefined): number =>
    [...(row?.values() ?? [])].reduce((total, count) => total + count, 0);
  const rows = [...counts.values()];
  const ofRegion = sum(counts.get(region));
  const ofStage = rows.reduce((total, row) => total + (row.get(stage) ?? 0), 0);
  const ofAll = rows.reduce((total, row) => total + sum(row), 0);
  if (ofRegion === 0 || ofStage === 0) return undefined;
  return (counts.get(region)?.get(stage) ?? 0) / ofRegion / (ofStage / ofAll);
}
