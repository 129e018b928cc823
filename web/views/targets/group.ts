import type { TargetProgress, Target } from '../../../server/contract/list.ts';
import type { Region } from '../../../server/contract/region.ts';
import type { Candidate, CandidateList } from '../../../server/contract/target.ts';
import { stageStatuses } from '../../state/kinds.ts';

export type Gap = CandidateList['gaps'][number];

/** Candidates under one heading: a city (absent where no place is known) or a gap; or all of them under none. */
export interface CandidateGroup {
  id: string;
  city?: Region;
  gap?: Gap;
  /** How many there are, also those not on this page; absent where there is no heading. */
  count?: number;
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

/**
 * By city, the one with most candidates first; those of no known place last. Ties by code. `counts` are of all
 * candidates where those given are only the first of them.
 */
export function groupByCity(
  candidates: readonly Candidate[],
  counts: CandidateList['cities'] = [],
): CandidateGroup[] {
  const known = new Map(counts.map(({ city, count }) => [city?.code ?? '', count]));
  const groups = new Map<string, CandidateGroup>();
  for (const candidate of candidates) {
    const city = candidate.city ?? candidate.region;
    const id = city?.code ?? '';
    const group = groups.get(id) ?? { id, ...(city ? { city } : {}), candidates: [] };
    group.candidates.push(candidate);
    groups.set(id, group);
  }
  return [...groups.values()]
    .map((group) => ({ ...group, count: known.get(group.id) ?? group.candidates.length }))
    .sort(
      (a, b) => Number(a.id === '') - Number(b.id === '') || b.count - a.count || a.id.localeCompare(b.id),
    );
}

/** All of them in the order in which they are ranked, under no heading. */
export const ungrouped = (candidates: readonly Candidate[]): CandidateGroup[] =>
  candidates.length === 0 ? [] : [{ id: 'all', candidates: [...candidates] }];

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

/** The targets of one city with how many stand at each step; `city` is absent where no place is known. */
export interface CityOutcome {
  id: string;
  city?: Region;
  targets: Target[];
  counts: Record<TargetProgress, number>;
}

/** A list city by city, for trips and what came of them: the city with most targets first, unknown places last. */
export function outcomesByCity(targets: readonly Target[]): CityOutcome[] {
  const cities = new Map<string, Omit<CityOutcome, 'counts'>>();
  for (const target of targets) {
    const city = target.city ?? target.region;
    const id = city?.code ?? '';
    const known = cities.get(id) ?? { id, ...(city ? { city } : {}), targets: [] };
    known.targets.push(target);
    cities.set(id, known);
  }
  return [...cities.values()]
    .map((city) => ({ ...city, counts: countProgress(city.targets) }))
    .sort(
      (a, b) =>
        Number(a.id === '') - Number(b.id === '') ||
        b.targets.length - a.targets.length ||
        a.id.localeCompare(b.id),
    );
}
