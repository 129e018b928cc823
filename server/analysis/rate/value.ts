import type { Rate } from '../../contract/rate.ts';
import type { Purchase } from './input.ts';

const sum = (purchases: Purchase[]): number =>
  purchases.reduce((total, { valueCny }) => total + (valueCny ?? 0), 0);

/** The purchases that R1 adds up: those whose value is known. */
export const valued = (purchases: Purchase[]): Purchase[] =>
  purchases.filter(({ valueCny }) => valueCny !== undefined);

/**
 * R1, value (CNY): local purchase value ÷ purchase value, over the purchases whose value is known; `coverage` says
 * how many of them that is. A supplier of unknown place is not local, so the value is then a lower bound.
 */
export function rateValue(purchases: Purchase[]): Rate {
  if (purchases.length === 0) return { id: 'R1', status: 'unscored', reason: 'no_purchases_recorded' };
  const known = valued(purchases);
  const unknown = purchases.length - known.length;
  const denominator = sum(known);
  if (known.length === 0) return { id: 'R1', status: 'unscored', reason: 'no_purchase_values', unknown };
  if (denominator <= 0) return { id: 'R1', status: 'unscored', reason: 'purchases_worth_nothing', unknown };
  const numerator = sum(known.filter(({ place }) => place === 'here'));
  const unplaced = known.filter(({ place }) => place === 'unplaced');
  return {
    id: 'R1',
    status: 'scored',
    unit: 'cny',
    numerator,
    denominator,
    value: numerator / denominator,
    coverage: known.length / purchases.length,
    unknown,
    unplaced: unplaced.length,
    atMost: (numerator + sum(unplaced)) / denominator,
  };
}
