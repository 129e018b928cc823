import type { LinkedRate } from '../../../../server/contract/rate.ts';
import { t } from '../../../i18n/index.svelte.ts';
import { grouped } from '../../../i18n/number.ts';

export type ScoredRate = Extract<LinkedRate, { status: 'scored' }>;

/** A numerator or denominator as it is printed: money, a count, or a weight with two decimals. */
export function partText({ unit }: Pick<ScoredRate, 'unit'>, value: number): string {
  if (unit === 'cny') return t().format.money(value);
  return unit === 'weight' ? grouped(value, 2) : t().rate.number(value);
}

/** A lower bound: not all that might count is known to. */
export const isLowerBound = ({ value, atMost }: Pick<ScoredRate, 'value' | 'atMost'>): boolean =>
  atMost !== undefined && atMost > value;
