import type { ComparedSide, ComparedStage, Comparison } from '../contract/comparison.ts';
import type { StageStatus } from '../contract/common.ts';
import type { Finding } from '../contract/gap.ts';
import { statusStrength } from '../contract/order.ts';

const toSide = ({ status, computed, stated, here }: Finding): ComparedSide => ({
  status,
  computed: computed.status,
  stated: [...new Set(stated.map((one) => one.status))],
  here,
});

/** Which of two regions has more at a stage; undefined where either has no data: that cannot be compared. */
export function judgeAhead(region: StageStatus, peer: StageStatus): ComparedStage['ahead'] {
  const [here, there] = [statusStrength[region], statusStrength[peer]];
  if (here === undefined || there === undefined) return undefined;
  if (here === there) return 'level';
  return here > there ? 'region' : 'peer';
}

/** Both regions stage by stage. The findings of each are judged against the other, in the order of one chain. */
export function compareStages(region: Finding[], peer: Finding[]): ComparedStage[] {
  const others = new Map(peer.map((finding) => [finding.stage.id, finding]));
  return region.flatMap((finding) => {
    const other = others.get(finding.stage.id);
    if (!other) return [];
    const ahead = judgeAhead(finding.status, other.status);
    return [
      {
        stage: finding.stage,
        region: toSide(finding),
        peer: toSide(other),
        ...(ahead === undefined ? {} : { ahead }),
      },
    ];
  });
}

/** At how many stages each is ahead. */
export function countAhead(stages: Pick<ComparedStage, 'ahead'>[]): Comparison['counts'] {
  const counts = { region: 0, peer: 0, level: 0, unknown: 0 };
  for (const { ahead } of stages) counts[ahead ?? 'unknown'] += 1;
  return counts;
}
