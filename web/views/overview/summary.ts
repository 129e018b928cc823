import type { ChainSummary, ReportedFigure } from '../../../server/contract/chain.ts';
import type { Finding, GapList } from '../../../server/contract/gap.ts';
import { stageStatuses, tiers, type StageStatus, type Tier } from '../../state/kinds.ts';

/** Stages of one tier of one chain. */
export interface TierCell {
  tier: Tier;
  stages: number;
  /** Missing and reserve: what there is to recruit for. */
  gaps: number;
  counts: Record<StageStatus, number>;
  /** One status per stage, the gaps first. */
  statuses: StageStatus[];
  /** How warm the cell is drawn, 0 to 4, by the share of gaps. The number is printed on it. */
  heat: 0 | 1 | 2 | 3 | 4;
}

/** How many stages have each status; every status is there, also with 0. */
export function countStatuses(statuses: readonly StageStatus[]): Record<StageStatus, number> {
  const counts = Object.fromEntries(stageStatuses.map((status) => [status, 0])) as Record<
    StageStatus,
    number
  >;
  for (const status of statuses) counts[status] += 1;
  return counts;
}

/** A chain's stages by tier. */
export function toTierCells(chain: ChainSummary): TierCell[] {
  return tiers.map((tier) => {
    const own = chain.stages.filter((stage) => stage.tier === tier).map((stage) => stage.status);
    const counts = countStatuses(own);
    const gaps = counts.missing + counts.reserve;
    const statuses = [...own].sort((a, b) => stageStatuses.indexOf(a) - stageStatuses.indexOf(b));
    return { tier, stages: own.length, gaps, counts, statuses, heat: heatOf(gaps, own.length) };
  });
}

function heatOf(gaps: number, stages: number): TierCell['heat'] {
  const share = stages === 0 ? 0 : gaps / stages;
  if (share === 0) return 0;
  if (share < 0.15) return 1;
  if (share < 0.3) return 2;
  return share < 0.45 ? 3 : 4;
}

/**
 * The newest reported output of a chain in money. Investment, capacity or a growth rate answers another question,
 * and so does what is only planned or expected.
 */
export function newestOutput(figures: readonly ReportedFigure[]): ReportedFigure | undefined {
  return figures
    .filter(
      ({ measure, unit }) =>
        measure.includes('产值') && unit.includes('元') && !/目标|预期|规划|达产/.test(measure),
    )
    .sort((a, b) => (b.asOf ?? '').localeCompare(a.asOf ?? ''))[0];
}

/** A gap with the chain it was found in. */
export interface Act {
  chain: GapList['chain'];
  finding: Finding;
  severity: number;
}

/** The heaviest gaps of all chains, at most `perChain` of one chain so that one cannot fill the list. */
export function toActs(lists: readonly GapList[], perChain = 3, limit = 8): Act[] {
  return lists
    .flatMap((list) =>
      list.items
        .flatMap((finding) =>
          finding.severity.status === 'scored'
            ? [{ chain: list.chain, finding, severity: finding.severity.value }]
            : [],
        )
        .sort((a, b) => b.severity - a.severity)
        .slice(0, perChain),
    )
    .sort((a, b) => b.severity - a.severity || a.finding.stage.id.localeCompare(b.finding.stage.id))
    .slice(0, limit);
}
