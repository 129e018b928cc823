import type { MapStage } from '../../../server/contract/chain.ts';
import type { Tier } from '../../../server/contract/common.ts';
import { tiers } from '../../../server/contract/order.ts';
import { isGap } from './box.ts';

/** More stages than this are not drawn at once: a segment is asked for first. */
export const mostStages = 150;

export interface SegmentCount {
  /** Tier and segment together; a segment's name may recur in another tier. */
  key: string;
  name: string | undefined;
  stages: number;
  gaps: number;
}

const keyOf = ({ tier, segment }: Pick<MapStage, 'tier' | 'segment'>): string => `${tier}|${segment ?? ''}`;

/** The segments of each tier with how many stages they have and how many of those are gaps. */
export function segmentsOf(stages: readonly MapStage[]): { tier: Tier; segments: SegmentCount[] }[] {
  return tiers.flatMap((tier) => {
    const counts = new Map<string, SegmentCount>();
    for (const stage of stages.filter((one) => one.tier === tier)) {
      const key = keyOf(stage);
      const known = counts.get(key) ?? { key, name: stage.segment, stages: 0, gaps: 0 };
      counts.set(key, {
        ...known,
        stages: known.stages + 1,
        gaps: known.gaps + (isGap(stage.status) ? 1 : 0),
      });
    }
    return counts.size === 0 ? [] : [{ tier, segments: [...counts.values()] }];
  });
}

/** The part of a large chain that a segment is drawn with: its stages and what they are joined to directly. */
export function partOf<Feed extends { from: string; to: string }, Stage extends MapStage>(
  stages: readonly Stage[],
  feeds: readonly Feed[],
  segment: string,
): { stages: Stage[]; feeds: Feed[] } {
  const own = stages.filter((stage) => keyOf(stage) === segment).map((stage) => stage.id);
  const kept = new Set(own.slice(0, mostStages));
  const near = new Set(kept);
  for (const { from, to } of feeds) {
    if (near.size >= mostStages) break;
    if (kept.has(from)) near.add(to);
    if (near.size < mostStages && kept.has(to)) near.add(from);
  }
  return {
    stages: stages.filter((stage) => near.has(stage.id)),
    feeds: feeds.filter(({ from, to }) => near.has(from) && near.has(to)),
  };
}
