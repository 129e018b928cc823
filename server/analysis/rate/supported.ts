import type { Place, Rate } from '../../contract/rate.ts';
import type { Purchase } from './input.ts';

const nearest: readonly Place[] = ['here', 'unplaced', 'elsewhere'];

/** The buyers of these purchases, each once, with where its nearest supplier stands: here before unknown before outside. */
export function supportOfBuyers(purchases: Purchase[]): Map<string, Place> {
  const support = new Map<string, Place>();
  for (const { buyer, place } of purchases) {
    const known = support.get(buyer) ?? 'elsewhere';
    support.set(buyer, nearest.indexOf(place) < nearest.indexOf(known) ? place : known);
  }
  return support;
}

/** R3, supported firms: buyers with at least one local supplier ÷ buyers with at least one recorded supplier. */
export function rateSupported(purchases: Purchase[]): Rate {
  if (purchases.length === 0) return { id: 'R3', status: 'unscored', reason: 'no_purchases_recorded' };
  const support = [...supportOfBuyers(purchases).values()];
  const of = (place: Place): number => support.filter((one) => one === place).length;
  const [numerator, unplaced, denominator] = [of('here'), of('unplaced'), support.length];
  return {
    id: 'R3',
    status: 'scored',
    unit: 'firm',
    numerator,
    denominator,
    value: numerator / denominator,
    unplaced,
    atMost: (numerator + unplaced) / denominator,
  };
}
