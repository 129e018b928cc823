import type { Place, Rate } from '../../contract/rate.ts';
import { rateFirms } from './firm.ts';
import type { Purchase } from './input.ts';

/** The suppliers of these purchases, each once, with where it stands. */
export const placeOfSuppliers = (purchases: Purchase[]): Map<string, Place> =>
  new Map(purchases.map(({ supplier, place }) => [supplier, place]));

/** R2, suppliers: local suppliers ÷ suppliers, each counted once. */
export const rateSuppliers = (purchases: Purchase[]): Rate =>
  rateFirms('R2', [...placeOfSuppliers(purchases).values()]);
