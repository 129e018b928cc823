import type { TargetProgress, Target } from '../../../server/contract/list.ts';
import type { Region } from '../../../server/contract/region.ts';
import type { Candidate, CandidateList } from '../../../server/contract/target.ts';
import { stageStatuses } from '../../state/kinds.ts';

export type Gap = CandidateList['gaps'][number];

/** Candidates under one heading: a city (absent where no place is known) or a gap. */
export interface CandidateGroup {
  id: string;
  city?: Region;
  gap?: Gap;
  candidates: Candidate[];
}

/** The four steps of recruiting, then lost: the order of the funnel. */
export const progressSteps: readonly TargetProgress[] = [
  'planned',
  'reserve',
  'negotiating',
  'landed',
  'lost',
];

/** By city, the one with most candidates first; those of no known place last. Ties by code. */
export function groupByCity(candidates: readonly Candidate[]): CandidateGroup[] {
  const groups = new Map<string, CandidateGroup>();
  for (const candidate of candidates) {
    const city = candidate.city ?? candidate.region;
    const id = city?.code ?? '';
    const group = groups.get(id) ?? { id, ...(city ? { city } : {}), candidates: [] };
    group.candidates.push(candidate);
    groups.set(id, group);
  }
  return [...groups.values()].sort(
    (a, b) =>
      Number(a.id === '') - Number(b.id === '') ||
      b.candidates.length - a.candidates.length ||
      a.id.localeCompare(b.id),
  );
}

/** By gap in the order of the gaps; a firm that closes two gaps stands under both, a gap nobody closes is left out. */
export function groupByGap(candidates: readonly Candidate[], gaps: readonly Gap[]): CandidateGroup[] {
  return gaps.flatMap((gap) => {
    const closing = candidates.filter(({ closes }) => closes.some(({ stage }) => stage.id === gap.stage.id));
    return closing.length === 0 ? [] : [{ id: gap.stage.id, gap, candidates: closing }];
  });
}

/** Gaps as they are listed: worst status first, critical ones before others, the rest as they came. */
export function orderGaps(gaps: readonly Gap[]): Gap[] {
  return [...gaps].sort(
    (a, b) =>
      stageStatuses.indexOf(a.status) - stageStatuses.indexOf(b.status) ||
      Number(b.critical) - Number(a.critical),
  );
}

/** How many targets stand at each step. */
export function countProgress(targets: readonly Pick<Target, 'progress'>[]): Record<TargetProgress, number> {
  const counts = { planned: 0, reserve: 0, negotiating: 0, landed: 0, lost: 0 };
  for (const { progress } of targets) counts[progress] += 1;
  return counts;
}
