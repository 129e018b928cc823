import type { Evidence } from '../../../server/contract/common.ts';
import type { IntroductionEdge, IntroductionPath } from '../../../server/contract/introduction.ts';
import { t } from '../../i18n/index.svelte.ts';
import { score } from '../../i18n/number.ts';

/** Hop penalty where the address says nothing, as the server has it. */
export const usualHop = 0.8;

/** Paths shown before the others are asked for. */
export const firstPaths = 3;

/** What the line of a hop is called: what the relation is about, else its kind. */
export const labelOf = (edge: IntroductionEdge): string => edge.position ?? kindOf(edge);

/** The kind of a relation in words. */
export const kindOf = ({ kind }: IntroductionEdge): string => t().introduction.tie[kind] ?? kind;

/** Dashes of a line by evidence, as on the map. */
export const dashes: Record<Evidence, string | undefined> = {
  verified: undefined,
  claimed: '9 2.5',
  suggested: '2.5 3.5',
};

/** Smaller than this is said so, not written out. */
const least = 0.0001;

/** A strength or score; a small one keeps two figures, since a known path must not look like 0. */
export function fine(value: number): string {
  if (value >= 0.1) return score(value);
  return value < least ? `< ${least}` : value.toPrecision(2);
}

/** `0.90 × 0.60 × 0.80`: the factors of a path's score. The penalty comes with each hop after the first. */
export function factorsOf({ edges }: IntroductionPath, hop: number): string {
  const penalties = Array.from({ length: edges.length - 1 }, () => score(hop));
  return [...edges.map(({ strength }) => fine(strength)), ...(hop === 1 ? [] : penalties)].join(' × ');
}
