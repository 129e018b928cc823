import type { Place, Rate } from '../../contract/rate.ts';
import type { Purchase } from './input.ts';

/** The suppliers of these purchases, each once, with where it stands. */
export const placeOfSuppliers = (purchases: Purchase[]): Map<string, Place> =>
  new Map(purchases.map(({ supplier, place }) => [supplier, place]));

/** R2, suppliers: local suppliers ÷ suppliers, each counted once. One of unknown place is not local. */
export function rateSuppliers(purchases: Purchase[]): Rate {
  if (purchases.length === 0) return { id: 'R2', status: 'unscored', reason: 'no_purchases_recorded' };
  const places = [...placeOfSuppliers(purchases).values()];
  const of = (place: Place): number => places.filter((one) => one === place).length;
  const [numerator, unplaced, denominator] = [of('here'), of('unplaced'), places.length];
  return {
    id: 'R2',
    status: 'scored',
    unit: 'firm',
    numerator,
    denominator,
    value: numerator / denominator,
    unplaced,
    atMost: (numerator + unplaced) / denominator,
  };
}
