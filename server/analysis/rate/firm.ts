import type { Place, Rate } from '../../contract/rate.ts';

/**
 * Firms here ÷ firms, each by its place. One of unknown place is not local: it raises only what the rate is at most.
 * Unscored where there is none.
 */
export function rateFirms(id: 'R2' | 'R3', places: readonly Place[]): Rate {
  if (places.length === 0) return { id, status: 'unscored', reason: 'no_purchases_recorded' };
  const of = (place: Place): number => places.filter((one) => one === place).length;
  const [numerator, unplaced, denominator] = [of('here'), of('unplaced'), places.length];
  return {
    id,
    status: 'scored',
    unit: 'firm',
    numerator,
    denominator,
    value: numerator / denominator,
    unplaced,
    atMost: (numerator + unplaced) / denominator,
  };
}
