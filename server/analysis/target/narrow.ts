import type { Evidence } from '../../contract/common.ts';
import type { Region } from '../../contract/region.ts';
import type { CandidateList } from '../../contract/target.ts';
import type { TargetPlace } from './known.ts';
import type { RankedTarget } from './rank.ts';

/** What the user asks to see of the ranking. */
export interface Narrowing {
  /** Part of the name, in any of its languages. */
  q?: string | undefined;
  city?: string | undefined;
  quality?: string | undefined;
  evidence?: Evidence | undefined;
  reachable?: boolean | undefined;
}

/** Where a firm is visited: its city, else the one region known of it. */
const cityOf = ({ known }: RankedTarget): Region | undefined => known.city ?? known.region;

const isNamed = ({ known: { firm } }: RankedTarget, q: string): boolean =>
  [firm.name, firm.nameEn ?? ''].some((name) => name.toLowerCase().includes(q.toLowerCase()));

/** The targets that fit all that is asked, in the same order. */
export function narrowTargets(
  targets: readonly RankedTarget[],
  place: TargetPlace,
  { q, city, quality, evidence, reachable }: Narrowing,
): RankedTarget[] {
  return targets.filter(
    (target) =>
      (q === undefined || isNamed(target, q.trim())) &&
      (city === undefined || cityOf(target)?.code === city) &&
      (quality === undefined || target.known.qualities.includes(quality)) &&
      (evidence === undefined || target.roles.some((role) => role.provenance.evidence === evidence)) &&
      (reachable !== true || place.introducerOf(target.known.firm.id) !== undefined),
  );
}

const countBy = (words: readonly string[]): [string, number][] => {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
};

/** How many stand in each city, most first, those of unknown place last; ties by code. */
export function countCities(targets: readonly RankedTarget[]): CandidateList['cities'] {
  const cities = new Map(
    targets.flatMap((target) => {
      const city = cityOf(target);
      return city === undefined ? [] : [[city.code, city] as const];
    }),
  );
  return countBy(targets.map((target) => cityOf(target)?.code ?? ''))
    .sort(([a], [b]) => Number(a === '') - Number(b === ''))
    .map(([code, count]) => {
      const city = cities.get(code);
      return city === undefined ? { count } : { city, count };
    });
}

/** How many bear each honour, most first; ties by name. */
export const countQualities = (targets: readonly RankedTarget[]): CandidateList['qualities'] =>
  countBy(targets.flatMap(({ known }) => [...new Set(known.qualities)])).map(([quality, count]) => ({
    quality,
    count,
  }));

/** City by city as they are counted; within one as they were. */
export function orderByCity(targets: readonly RankedTarget[]): RankedTarget[] {
  const order = new Map(countCities(targets).map(({ city }, at) => [city?.code ?? '', at]));
  const at = (target: RankedTarget): number => order.get(cityOf(target)?.code ?? '') ?? 0;
  return [...targets].sort((a, b) => at(a) - at(b));
}
