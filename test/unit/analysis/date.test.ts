import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countDates } from '../../../server/analysis/date.ts';
import { isObservedBy } from '../../../server/analysis/observed.ts';

test('a year counts from its last day, a month from its last, and no date never', () => {
  const seen = (on: string | undefined, by: string) => isObservedBy(on, by);
  expect(seen('2020', '2020-12-31')).toBe(true);
  expect(seen('2020', '2020-06-31')).toBe(false);
  expect(seen('2020-06', '2020-06-31')).toBe(true);
  expect(seen('2020-06', '2020-06-29')).toBe(false);
  expect(seen('2020-06-30', '2020-06-31')).toBe(true);
  expect(seen(undefined, '2999-12-31')).toBe(false);
  expect(isObservedBy(undefined, undefined)).toBe(true);
});

const rows = [{ on: '2021', count: 5 }, { on: '2020-05', count: 2 }, { on: '2020', count: 3 }, { count: 7 }];

test('facts are counted by year, and as of a date the later and the undated are left out', () => {
  const years = [
    { year: '2021', facts: 5 },
    { year: '2020', facts: 5 },
  ];
  expect(countDates(rows, undefined)).toEqual({ total: 17, years, undated: 7, counted: 17, later: 0 });
  expect(countDates(rows, '2020-12-31')).toEqual({ total: 17, years, undated: 7, counted: 5, later: 5 });
  expect(countDates(rows, '2020-06-31')).toEqual({ total: 17, years, undated: 7, counted: 2, later: 8 });
});

test('as of any date every fact is counted, later or undated', () => {
  const date = fc.constantFrom('2019', '2020-01', '2020-06-15', '2021', undefined);
  const row = fc.record({ on: date, count: fc.nat(9) });
  const days = fc.constantFrom('2018-12-31', '2020-01-31', '2020-06-15', '2021-12-31');
  fc.assert(
    fc.property(fc.array(row), days, (given, day) => {
      const { total, undated, counted, later } = countDates(given, day);
      expect(counted + later + undated).toBe(total);
    }),
  );
});
