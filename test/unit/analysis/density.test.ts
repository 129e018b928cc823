import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { densities } from '../../../server/analysis/density.ts';
import { leaveOutEmpty, specialisations } from '../../../server/analysis/location-quotient.ts';
import { diversityOf, proximities, ubiquityOf } from '../../../server/analysis/proximity.ts';
import { anyProduction, digits, golden } from './production.ts';

const special = specialisations(golden);

describe('diversity, ubiquity and proximity', () => {
  it('have the golden values', () => {
    expect(diversityOf(special)).toEqual([2, 2, 4, 3, 3, 3]);
    expect(ubiquityOf(special)).toEqual([3, 3, 3, 2, 4, 2]);
    const near = proximities(special);
    const pairs = [near[0]![3], near[0]![4], near[0]![5], near[1]![2], near[1]![4], near[3]![4]];
    expect(digits(pairs)).toEqual([0.333333, 0.75, 0.666667, 1, 0.25, 0.5]);
  });

  it('is symmetric, between 0 and 1, and 0 of a stage with itself', () => {
    fc.assert(
      fc.property(anyProduction, (given) => {
        const near = proximities(specialisations(leaveOutEmpty(given)));
        near.forEach((row, p) =>
          row.forEach((value, q) => {
            expect(value).toBe(near[q]![p]);
            expect(value).toBeGreaterThanOrEqual(0);
            expect(value).toBeLessThanOrEqual(1);
            if (p === q) expect(value).toBe(0);
          }),
        );
      }),
    );
  });
});

/** The definition read out loud, one cell at a time. */
function slowDensity(m: boolean[][], region: number, stage: number): number | undefined {
  const share = (p: number, q: number) => {
    const [ofP, ofQ] = [m.filter((row) => row[p]).length, m.filter((row) => row[q]).length];
    const both = m.filter((row) => row[p] && row[q]).length;
    return Math.min(both / ofP, both / ofQ);
  };
  const others = [...m[0]!.keys()].filter((other) => other !== stage);
  const all = others.reduce((sum, other) => sum + share(stage, other), 0);
  const own = others
    .filter((other) => m[region]![other])
    .reduce((sum, other) => sum + share(stage, other), 0);
  return all === 0 ? undefined : own / all;
}

describe('density', () => {
  it('has the golden values, the own stage excluded', () => {
    const table = densities(special, proximities(special));
    expect(digits(table[0]!)).toEqual([0, 0.631579, 0.631579, 0.444444, 0.222222, 0]);
    expect(digits(table[2]!)).toEqual([0.619048, 1, 1, 0.777778, 0.444444, 0.428571]);
  });

  it('is unscored for a stage near to no other, not NaN', () => {
    const apart = [
      [true, false],
      [false, true],
    ];
    expect(densities(apart, proximities(apart))).toEqual([
      [undefined, undefined],
      [undefined, undefined],
    ]);
  });

  it('agrees with a slow reading of the definition on random tables', () => {
    fc.assert(
      fc.property(anyProduction, (given) => {
        const m = specialisations(leaveOutEmpty(given));
        densities(m, proximities(m)).forEach((row, region) =>
          row.forEach((value, stage) => {
            const expected = slowDensity(m, region, stage);
            if (expected === undefined) expect(value).toBeUndefined();
            else expect(value).toBeCloseTo(expected, 9);
          }),
        );
      }),
    );
  });
});
