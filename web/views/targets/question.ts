import type { CandidateQuestion } from '../../api/target.ts';
import type { Question } from '../../state/question.ts';

/** How candidates are put together: by city for a trip, by gap, or as they are ranked. */
export const groupings = ['city', 'gap', 'score'] as const;
export type Grouping = (typeof groupings)[number];

/** The grouping an address asks for: by city where it says nothing. */
export const groupingOf = ({ tab }: Question): Grouping => groupings.find((one) => one === tab) ?? 'city';

/** Filters of the user; taking them away shows all that may be approached. */
export const noFilter = {
  city: undefined,
  quality: undefined,
  evidence: undefined,
  reachable: undefined,
  q: undefined,
} satisfies Partial<Question>;

export const isNarrowed = (asked: Question): boolean =>
  (Object.keys(noFilter) as (keyof typeof noFilter)[]).some((field) => asked[field] !== undefined);

/** The address as it is asked of the server. */
export function toCandidateQuestion(asked: Question): CandidateQuestion {
  const { region, chain, stage, weights, asOf, q, city, quality, evidence } = asked;
  return {
    region,
    chain,
    stage,
    weights,
    asOf,
    q,
    city,
    quality,
    evidence,
    reachable: asked.reachable === true ? 'true' : undefined,
    sort: groupingOf(asked) === 'city' ? 'city' : undefined,
    show: asked.filtered === true ? 'filtered' : undefined,
  };
}
