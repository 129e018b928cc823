import type { Evidence, Reason } from '../../contract/common.ts';
import type { Role } from '../../contract/firm.ts';
import type { Finding, Score } from '../../contract/gap.ts';
import type { ArrivalBrief, Candidate, CandidateList } from '../../contract/target.ts';
import { toRef } from '../ref.ts';
import { scoreFactors, type Weights } from '../score.ts';
import { explain } from './explain.ts';
import { targetFactors } from './factor.ts';
import { filterReasons } from './filter.ts';
import type { KnownArrival, KnownCandidate, TargetPlace } from './known.ts';
import { measureStability } from './stability.ts';
import { briefScore, gapsOf, toTargetInput } from './view.ts';

/** A candidate with its score and where it stands; the rest is told when it is shown. */
export interface RankedTarget {
  known: KnownCandidate;
  /** Its roles at the gaps. */
  roles: Role[];
  score: Score;
  stability?: number | undefined;
  /** Why it is left out; empty for one that may be approached. */
  filteredBy: Reason[];
}

const evidenceRank: Record<Evidence, number> = { verified: 0, claimed: 1, suggested: 2 };

const bestEvidence = (roles: readonly Role[]): number =>
  Math.min(...roles.map(({ provenance }) => evidenceRank[provenance.evidence]));

const gapCount = (roles: readonly Role[]): number => new Set(roles.map(({ stage }) => stage.id)).size;

/** Among equal scores: who closes more gaps, then whose role is better evidenced, then by id. */
const byTie = (a: RankedTarget, b: RankedTarget): number =>
  gapCount(b.roles) - gapCount(a.roles) ||
  bestEvidence(a.roles) - bestEvidence(b.roles) ||
  (a.known.firm.id < b.known.firm.id ? -1 : 1);

const valueOf = (score: Score): number => (score.status === 'scored' ? score.value : -1);

/** The terms of a score in the order of the factors, for the draws. */
const termsOf = (score: Score): (number | undefined)[] =>
  score.status === 'scored' ? score.parts.map(({ value }) => value) : [];

/** Says of each that may be approached how often it stays among the `top` first when the weights move. */
function addStability(open: RankedTarget[], weights: Weights | undefined, top: number): void {
  const chosen = targetFactors.map(({ id, defaultWeight }) => weights?.get(id) ?? defaultWeight);
  const shares = measureStability(
    open.map(({ score }) => termsOf(score)),
    chosen,
    top,
  );
  for (const [at, share] of shares.entries()) open[at]!.stability = share;
}

export interface RankQuestion {
  /** Only firms that play this stage. */
  stage?: string | undefined;
  weights?: Weights | undefined;
  /** Among how many first stability is measured. */
  top: number;
}

/**
 * Firms elsewhere that would close gaps, best score first, unscored last; ties by the number of gaps closed, then by
 * evidence, then by id. Those that must not be approached come apart, in the same order, each with the reasons.
 */
export function rankTargets(
  place: TargetPlace,
  candidates: readonly KnownCandidate[],
  { stage, weights, top }: RankQuestion,
): { open: RankedTarget[]; filtered: RankedTarget[] } {
  const gaps = gapsOf(place);
  const judged = candidates.flatMap((known): RankedTarget[] => {
    const roles = known.roles.filter((role) => gaps.has(role.stage.id));
    if (roles.length === 0 || (stage !== undefined && !roles.some((role) => role.stage.id === stage)))
      return [];
    const score = scoreFactors(targetFactors, toTargetInput(known, place, gaps, 'counted'), weights);
    return [{ known, roles, score, filteredBy: filterReasons(known) }];
  });
  judged.sort(byTie);
  const open = judged.filter(({ filteredBy }) => filteredBy.length === 0);
  addStability(open, weights, top);
  // Sorting keeps the order of equals, which is that of ties.
  const byScore = (a: RankedTarget, b: RankedTarget): number => valueOf(b.score) - valueOf(a.score);
  return {
    open: open.sort(byScore),
    filtered: judged.filter(({ filteredBy }) => filteredBy.length > 0).sort(byScore),
  };
}

/** Every gap of the place with how many firms may be approached for it, none included. */
export function countGaps(place: TargetPlace, candidates: readonly KnownCandidate[]): CandidateList['gaps'] {
  const counts = new Map<string, number>();
  for (const known of candidates) {
    if (filterReasons(known).length > 0) continue;
    for (const id of new Set(known.roles.map((role) => role.stage.id)))
      counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return [...gapsOf(place).values()].map((finding) => ({
    stage: toRef('stage', finding.stage),
    status: finding.status,
    critical: finding.critical,
    candidates: counts.get(finding.stage.id) ?? 0,
  }));
}

/** A ranked firm as it is shown: what it closes, why, how sure its score is, and who could introduce us. */
export function toCandidate(
  place: TargetPlace,
  { known, roles, score, stability, filteredBy }: RankedTarget,
  weights: Weights | undefined,
): Candidate {
  const gaps = gapsOf(place);
  const { firm, region, city, lists, qualities, signals } = known;
  const closed: Finding[] = roles.map((role) => gaps.get(role.stage.id)!);
  const introducer = place.introducerOf(firm.id);
  const arrival = place.arrivalOf(firm.id);
  return {
    firm,
    ...(region === undefined ? {} : { region }),
    ...(city === undefined ? {} : { city }),
    closes: roles.map((role, at) => {
      const { status, critical } = closed[at]!;
      return { stage: role.stage, status, critical, role };
    }),
    reasons: explain(known, roles, closed),
    lists,
    score,
    ...(stability === undefined ? {} : { stability }),
    range: {
      verified: briefScore(known, place, gaps, 'verified', weights),
      suggested: briefScore(known, place, gaps, 'suggested', weights),
    },
    qualities,
    signals,
    ...(introducer === undefined ? {} : { introducer }),
    ...(arrival === undefined ? {} : { arrival: toArrivalBrief(arrival) }),
    ...(filteredBy.length === 0 ? {} : { filteredBy }),
  };
}

const toArrivalBrief = ({ share, ...counts }: KnownArrival): ArrivalBrief => ({
  ...counts,
  ...(share.status === 'scored' ? { share: share.value } : {}),
});
