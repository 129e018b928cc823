import type { MemberOf, Place, RateId } from '../../contract/rate.ts';
import type { Purchase, RateInput } from './input.ts';
import { placeOfSuppliers } from './supplier.ts';
import { supportOfBuyers } from './supported.ts';
import { valued } from './value.ts';
import { toWeighting, weighNeeds, type StageNeed } from './weighted-coverage.ts';

/** A firm that a rate counts, with how much of what is recorded it stands for. */
interface CountedFirm {
  id: string;
  /** Where a supplier stands; absent for a buyer. */
  place?: Place | undefined;
  purchases: number;
  localPurchases: number;
}

/** A stage that a rate counts; `weight` is R5's. */
type CountedStage = StageNeed & { weight?: number | undefined };

/** What a numerator or denominator is made of, or what was left out of it. */
export type Members =
  | { kind: 'purchase'; rows: Purchase[] }
  | { kind: 'firm'; rows: CountedFirm[] }
  | { kind: 'stage'; rows: CountedStage[] };

const isLocal = ({ place }: { place: Place }): boolean => place === 'here';

/** The dearest first; ties by id. */
const byValue = (a: Purchase, b: Purchase): number =>
  (b.valueCny ?? 0) - (a.valueCny ?? 0) || (a.id < b.id ? -1 : 1);

function purchaseMembers(purchases: Purchase[], of: MemberOf): Purchase[] {
  const rows: Record<MemberOf, Purchase[]> = {
    numerator: valued(purchases).filter(isLocal),
    denominator: valued(purchases),
    unplaced: valued(purchases).filter(({ place }) => place === 'unplaced'),
    unknown: purchases.filter(({ valueCny }) => valueCny === undefined),
  };
  return [...rows[of]].sort(byValue);
}

/** Firms by where they (or, of a buyer, its nearest supplier) stand, those with most purchases first. */
function firmMembers(
  purchases: Purchase[],
  places: Map<string, Place>,
  side: 'supplier' | 'buyer',
  of: MemberOf,
): CountedFirm[] {
  const wanted: Record<MemberOf, readonly Place[]> = {
    numerator: ['here'],
    denominator: ['here', 'elsewhere', 'unplaced'],
    unplaced: ['unplaced'],
    unknown: [],
  };
  const firms = new Map<string, CountedFirm>();
  for (const purchase of purchases) {
    const id = purchase[side];
    const place = places.get(id)!;
    if (!wanted[of].includes(place)) continue;
    const firm = firms.get(id) ?? {
      id,
      ...(side === 'supplier' ? { place } : {}),
      purchases: 0,
      localPurchases: 0,
    };
    firm.purchases += 1;
    firm.localPurchases += Number(isLocal(purchase));
    firms.set(id, firm);
  }
  return [...firms.values()].sort((a, b) => b.purchases - a.purchases || (a.id < b.id ? -1 : 1));
}

function coveredStages(input: RateInput, of: MemberOf): CountedStage[] {
  const stages = weighNeeds(input);
  if (of === 'numerator') return stages.filter(({ stage }) => stage.production > 0);
  if (of === 'unknown') return stages.filter(({ stage }) => stage.status === 'unknown');
  return of === 'denominator' ? stages : [];
}

function weighedStages(input: RateInput, of: MemberOf): CountedStage[] {
  const stages = weighNeeds(input);
  if (of === 'unknown') return stages.filter(({ met }) => met === undefined);
  if (of === 'unplaced') return [];
  const entered = stages.filter(({ met }) => met !== undefined);
  const { weightOf } = toWeighting(entered);
  return entered
    .map((one) => ({ ...one, weight: weightOf(one.stage) }))
    .filter(({ met }) => of === 'denominator' || (met ?? 0) > 0);
}

/** What the numerator or denominator of a rate is made of: adding it up gives the rate's own numbers. */
export function listMembers(input: RateInput, rate: RateId, of: MemberOf): Members {
  const { purchases } = input;
  switch (rate) {
    case 'R1':
      return { kind: 'purchase', rows: purchaseMembers(purchases, of) };
    case 'R2':
      return { kind: 'firm', rows: firmMembers(purchases, placeOfSuppliers(purchases), 'supplier', of) };
    case 'R3':
      return { kind: 'firm', rows: firmMembers(purchases, supportOfBuyers(purchases), 'buyer', of) };
    case 'R4':
      return { kind: 'stage', rows: coveredStages(input, of) };
    case 'R5':
      return { kind: 'stage', rows: weighedStages(input, of) };
  }
}
