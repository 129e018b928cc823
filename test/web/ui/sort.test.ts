import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSort, sorted, writeSort, type SortKey } from '../../../web/ui/sort.ts';

describe('sorting rows', () => {
  it('puts the unknown last in both directions', () => {
    const keys: SortKey[] = [3, undefined, 1, undefined, 2];
    expect(sorted(keys, (key) => key, false)).toEqual([1, 2, 3, undefined, undefined]);
    expect(sorted(keys, (key) => key, true)).toEqual([3, 2, 1, undefined, undefined]);
  });

  it('keeps the order of equals, and every row', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ key: fc.option(fc.integer({ max: 3 }), { nil: undefined }) })),
        fc.boolean(),
        (rows, down) => {
          const result = sorted(rows, ({ key }) => key, down);
          expect(new Set(result)).toEqual(new Set(rows));
          const places = (key: number | undefined): number[] =>
            result.filter((row) => row.key === key).map((row) => rows.indexOf(row));
          for (const { key } of rows) expect(places(key)).toEqual([...places(key)].sort((a, b) => a - b));
        },
      ),
    );
  });

  it('reads and writes the address', () => {
    expect(readSort('-severity', 'stage')).toEqual({ column: 'severity', descending: true });
    expect(readSort(undefined, 'stage')).toEqual({ column: 'stage', descending: false });
    expect(writeSort(readSort('-here', ''))).toBe('-here');
  });
});
