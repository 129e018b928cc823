import type { Reason } from '../contract/common.ts';
import type { SupplyCounts } from './count.ts';
import type { Term } from './score.ts';

/**
 * Dependence, 0 to 1: the share of what firms here are known to buy of the stage that comes from outside. By value where
 * the value and the supplier's place are known of every purchase, else by number of those whose supplier's place is
 * known: one large known purchase must not stand for all. Without a recorded purchase it is unscored, never 0.
 */
export function scoreDependence(supply: SupplyCounts | undefined): Term {
  if (!supply || supply.supplies === 0) return { unscored: 'no_purchases_recorded' };
  const { supplies, outside, unplaced, valueCny, outsideValueCny } = supply;
  const placed = supplies - unplaced;
  const unplacedToo: Reason[] =
    unplaced > 0 ? [{ code: 'suppliers_place_unknown', values: { count: unplaced } }] : [];
  if (placed === 0) return { unscored: 'suppliers_place_unknown', because: unplacedToo };
  if (unplaced === 0 && valueCny !== undefined && outsideValueCny !== undefined && valueCny > 0) {
    const values = { valueCny, outsideValueCny, supplies };
    return { value: outsideValueCny / valueCny, because: [{ code: 'bought_outside_by_value', values }] };
  }
  return {
    value: outside / placed,
    because: [{ code: 'bought_outside_by_number', values: { supplies: placed, outside } }, ...unplacedToo],
  };
}
