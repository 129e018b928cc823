import type { Bundle, BundleFirm, BundleRole } from './bundle.ts';
import { cities, liesIn, surrounds } from './bundle-place.ts';
import { concentrationOf } from './plain/chain.ts';
import { presence, quotients, type Grid } from './plain/quotient.ts';

const placesOf = ({ region, site }: BundleFirm): string[] => [region, ...(site === undefined ? [] : [site])];

/** Whether a firm stands in a region or in one inside it. */
export const isHere = (firm: BundleFirm, region: string): boolean =>
  placesOf(firm).some((place) => liesIn(place, region));

/** Whether a firm is known to stand outside: who is known to be in the province only may be in the city. */
export const isElsewhere = (firm: BundleFirm, region: string): boolean =>
  !isHere(firm, region) && placesOf(firm).some((place) => !surrounds(place, region));

const lastDay = (date: string): string => date + '-12-31'.slice(date.length - 4);

/** The roles that count: of active firms, neither inferred nor ended, and with a day those observed by then. */
export function countedRoles(bundle: Bundle, asOf?: string): (BundleRole & { place: BundleFirm })[] {
  const kept: (BundleRole & { place: BundleFirm })[] = [];
  for (const role of bundle.roles) {
    const place = bundle.firms.find(({ id }) => id === role.firm)!;
    if (place.status !== 'active' || role.evidence === 'suggested' || role.status === 'ended') continue;
    if (asOf !== undefined && (role.observedOn === '' || lastDay(role.observedOn) > lastDay(asOf))) continue;
    kept.push({ ...role, place });
  }
  return kept;
}

/** Firms in production of each region at each stage, one row for a region, whether it has any or not. */
export function countProducers(bundle: Bundle, regions: string[], asOf?: string): Grid {
  const producing = countedRoles(bundle, asOf).filter(({ status }) => status === 'production');
  return regions.map((region) =>
    bundle.stages.map(
      ({ id }) => producing.filter(({ stage, place }) => stage === id && isHere(place, region)).length,
    ),
  );
}

/** The cities with a producer, by code, with what they have. */
export function producingCities(bundle: Bundle, asOf?: string): { codes: string[]; counts: Grid } {
  const sorted = [...cities].sort();
  const counts = countProducers(bundle, sorted, asOf);
  const has = (row: number) => counts[row]!.some((count) => count > 0);
  return {
    codes: sorted.filter((_, row) => has(row)),
    counts: counts.filter((_, row) => has(row)),
  };
}

/** What a region has at a stage. */
export interface Verdict {
  status: string;
  production: number;
  groups: number;
  reserve: number;
  elsewhere: number;
  hhi?: number;
  lq?: number;
}

/** The status of every stage of a region, against a peer where there is one. */
export function judgeStatuses(bundle: Bundle, region: string, peer?: string): Map<string, Verdict> {
  const roles = countedRoles(bundle);
  const table = peer === undefined ? undefined : countProducers(bundle, [region, peer]);
  const verdicts = new Map<string, Verdict>();
  for (const [index, { id }] of bundle.stages.entries()) {
    const players = roles.filter(({ stage }) => stage === id);
    const here = players.filter(({ place }) => isHere(place, region));
    const producing = here.filter(({ status }) => status === 'production');
    const groups = [...new Set(producing.map(({ place }) => place.group ?? place.id))];
    const outputs = groups.map((group) =>
      producing
        .filter(({ place }) => (place.group ?? place.id) === group)
        .reduce((sum, { output }) => sum + (output ?? NaN), 0),
    );
    const isMeasured = outputs.length > 0 && outputs.every((output) => output >= 0);
    const hhi = isMeasured ? concentrationOf(outputs) : undefined;
    const top = isMeasured ? Math.max(...outputs) / outputs.reduce((one, other) => one + other, 0) : 0;
    const lq = table && quotients(table)[0]![index];
    const isUsual = table !== undefined && lq !== undefined && presence(table)[0]![index] === 1;
    const reserve = here.filter(({ status }) => status === 'reserve').length;
    const elsewhere = players.filter(({ place }) => isElsewhere(place, region)).length;
    const judge = (): string => {
      if (groups.length === 1) return 'single';
      if (groups.length > 1) {
        if ((lq !== undefined && !isUsual) || top >= 0.8) return 'weak';
        return groups.length >= 3 && isUsual && hhi !== undefined && hhi < 2500 ? 'strong' : 'present';
      }
      if (reserve > 0) return 'reserve';
      // One whose role is not told is active here: what it does is not known, so nothing is missing for sure.
      if (here.some(({ status }) => status === '')) return 'unknown';
      if (elsewhere > 0 || here.length > 0) return 'missing';
      return 'unknown';
    };
    verdicts.set(id, {
      status: judge(),
      production: producing.length,
      groups: groups.length,
      reserve,
      elsewhere,
      ...(groups.length > 1 && hhi !== undefined ? { hhi } : {}),
      ...(groups.length > 1 && lq !== undefined ? { lq } : {}),
    });
  }
  return verdicts;
}

export interface PlainRate {
  numerator: number;
  denominator: number;
}

/** R1 to R4 of a region; a rate without anything recorded is absent. */
export function judgeRates(bundle: Bundle, region: string): Record<string, PlainRate | undefined> {
  const firm = (id: string) => bundle.firms.find((one) => one.id === id)!;
  const roles = countedRoles(bundle);
  const isBuyer = (id: string) => isHere(firm(id), region) && roles.some((role) => role.firm === id);
  const purchases = bundle.purchases.filter(
    ({ evidence, buyer }) => evidence !== 'suggested' && isBuyer(buyer),
  );
  const local = purchases.filter(({ supplier }) => isHere(firm(supplier), region));
  const distinct = (ids: string[]) => new Set(ids).size;
  const worth = (list: typeof purchases) => list.reduce((sum, { value }) => sum + (value ?? 0), 0);
  const [covered = []] = countProducers(bundle, [region]);
  const isValued = purchases.some(({ value }) => value !== undefined);
  const any = purchases.length > 0;
  return {
    R1: isValued ? { numerator: worth(local), denominator: worth(purchases) } : undefined,
    R2: any
      ? {
          numerator: distinct(local.map(({ supplier }) => supplier)),
          denominator: distinct(purchases.map(({ supplier }) => supplier)),
        }
      : undefined,
    R3: any
      ? {
          numerator: distinct(local.map(({ buyer }) => buyer)),
          denominator: distinct(purchases.map(({ buyer }) => buyer)),
        }
      : undefined,
    R4: { numerator: covered.filter((count) => count > 0).length, denominator: bundle.stages.length },
  };
}

/** Every relation between two organisations of the bundle with its strength; purchases are worth what their evidence is. */
export function tiesOf(bundle: Bundle): { ends: [string, string]; strength: number }[] {
  const confidence = { verified: 1, claimed: 0.8, suggested: 0.4 };
  return [
    ...bundle.links.map(({ from, to, strength }) => ({ ends: [from, to] as [string, string], strength })),
    ...bundle.purchases.map(({ supplier, buyer, evidence }) => ({
      ends: [supplier, buyer] as [string, string],
      strength: 0.8 * confidence[evidence],
    })),
  ];
}
