import type { StageTalent } from '../../../server/contract/talent.ts';

/** How the talent of a stage stands beside its firms; no data on either side is no gap. */
export const pairings = ['both', 'talent', 'firms', 'none', 'unknown'] as const;
export type Pairing = (typeof pairings)[number];

/** What lacks here: both firms and talent, talent alone, firms alone, neither; or one of them has no data. */
export function pairOf({ status, talent }: Pick<StageTalent, 'status' | 'talent'>): Pairing {
  if (status === 'unknown' || talent === 'unknown') return 'unknown';
  const lacksFirms = status === 'missing' || status === 'reserve';
  const lacksTalent = talent === 'missing';
  if (lacksFirms) return lacksTalent ? 'both' : 'firms';
  return lacksTalent ? 'talent' : 'none';
}

/** Stages by pairing, what lacks most first; within one in the order of the chain. */
export const byPairing = (stages: readonly StageTalent[]): StageTalent[] =>
  [...stages].sort((a, b) => pairings.indexOf(pairOf(a)) - pairings.indexOf(pairOf(b)));

/** How many stages are paired so. */
export function countPairings(stages: readonly StageTalent[]): Record<Pairing, number> {
  const counts: Record<Pairing, number> = { both: 0, talent: 0, firms: 0, none: 0, unknown: 0 };
  for (const stage of stages) counts[pairOf(stage)] += 1;
  return counts;
}
