import type { ChainSummary, MapStage } from '../contract/chain.ts';
import type { EntityRef } from '../contract/common.ts';
import type { Finding } from '../contract/gap.ts';
import { rateCoverage } from './coverage.ts';
import type { ChainStage } from './gap.ts';

/** What a summary says beside what its findings say. */
type SummaryInput = Pick<ChainSummary, 'firms' | 'anchors' | 'figures' | 'leading'> & {
  chain: Pick<ChainSummary, 'id' | 'name' | 'nameEn' | 'description'>;
  findings: Finding[];
};

/** One chain, small enough to list. Figures and firms are as counted; statuses and coverage follow from findings. */
export function summariseChain({ chain, findings, ...rest }: SummaryInput): ChainSummary {
  return {
    ...chain,
    stages: findings.map(({ stage, status, critical }) => {
      const { segment: _segment, ...ref } = stage;
      return { ...ref, status, critical };
    }),
    coverage: rateCoverage(findings),
    ...rest,
  };
}

/** The boxes of the map, in the order of the findings; an anchor stands at each stage it plays. */
export function mapChain(
  stages: ChainStage[],
  findings: Finding[],
  anchors: { anchor: EntityRef; stages: string[] }[],
): MapStage[] {
  const places = new Map(stages.map((stage) => [stage.id, stage]));
  return findings.map(({ stage, status, computed, stated, here, elsewhere, critical, peer }) => {
    const { order, final } = places.get(stage.id)!;
    return {
      ...stage,
      order,
      final,
      status,
      computed,
      stated,
      here,
      elsewhere,
      critical,
      anchors: anchors.filter((one) => one.stages.includes(stage.id)).map((one) => one.anchor),
      ...(peer ? { peer } : {}),
    };
  });
}
