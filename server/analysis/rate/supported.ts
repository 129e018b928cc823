import type { Place, Rate } from '../../contract/rate.ts';
import { rateFirms } from './firm.ts';
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
export const rateSupported = (purchases: Purchase[]): Rate =>
  rateFirms('R3', [...supportOfBuyers(purchases).values()]);
