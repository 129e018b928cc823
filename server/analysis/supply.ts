import type { SupplyCounts } from './count.ts';

/** Where the supplier of a recorded supply stands, seen from a region: `unplaced` where that is not known. */
export interface SuppliedFrom {
  where: 'here' | 'elsewhere' | 'unplaced';
  valueCny?: number | undefined;
}

/** Counts supplies of one stage to firms of one region; undefined where none is recorded, which is not zero. */
export function countSupplies(rows: readonly SuppliedFrom[]): SupplyCounts | undefined {
  if (rows.length === 0) return undefined;
  const outside = rows.filter(({ where }) => where === 'elsewhere');
  const valueCny = sumValues(rows);
  const outsideValueCny = valueCny === undefined ? undefined : sumValues(outside);
  return {
    supplies: rows.length,
    outside: outside.length,
    unplaced: rows.filter(({ where }) => where === 'unplaced').length,
    ...(valueCny === undefined ? {} : { valueCny }),
    ...(outsideValueCny === undefined ? {} : { outsideValueCny }),
  };
}

/** Whole amounts add up to the same in any order; others are put in order first, so that they do too. */
function sumValues(rows: readonly SuppliedFrom[]): number | undefined {
  const values: number[] = [];
  for (const { valueCny } of rows) {
    if (valueCny === undefined) return undefined;
    values.push(valueCny);
  }
  return values.sort((a, b) => a - b).reduce((sum, value) => sum + value, 0);
}
