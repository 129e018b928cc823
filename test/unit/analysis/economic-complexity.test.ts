import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  complexityEigenvalues,
  indexComplexity,
  isConnected,
} from '../../../server/analysis/economic-complexity.ts';
import { eigenpairs } from '../../../server/analysis/eigen.ts';
import { leaveOutEmpty, specialisations } from '../../../server/analysis/location-quotient.ts';
import { diversityOf } from '../../../server/analysis/proximity.ts';
import { anyProduction, digits, golden } from './production.ts';

const special = specialisations(golden);

describe('eigenvalues', () => {
  it('have the golden values', () => {
    expect(digits(complexityEigenvalues(special))).toEqual([1, 0.792816, 0.283928, 0.027422, 0, 0]);
  });

  it('of any symmetric matrix solve A·v = λ·v with orthogonal vectors of length 1', () => {
    const square = fc.integer({ min: 1, max: 8 }).chain((size) =>
      fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: size, maxLength: size }), {
        minLength: size,
        maxLength: size,
      }),
    );
    const dot = (a: number[], b: number[]) => a.reduce((sum, x, i) => sum + x * b[i]!, 0);
    fc.assert(
      fc.property(square, (rows) => {
        const a = rows.map((row, i) => row.map((x, j) => x + rows[j]![i]!));
        const pairs = eigenpairs(a);
        pairs.forEach(({ value, vector }, at) => {
          a.forEach((row, i) => expect(dot(row, vector)).toBeCloseTo(value * vector[i]!, 6));
          pairs.forEach((other, next) =>
            expect(dot(vector, other.vector)).toBeCloseTo(Number(at === next), 8),
          );
        });
      }),
    );
  });
});

describe('ECI and PCI', () => {
  it('have the golden values', () => {
    const { eci, pci } = indexComplexity(special)!;
    expect(digits(eci)).toEqual([-1.231339, -1.231339, -0.390226, 0.689799, 1.081552, 1.081552]);
    expect(digits(pci)).toEqual([1.167623, -1.231339, -1.231339, 0.157071, 0.744702, 1.332332]);
  });

  it('are standardised over the regions and go with diversity', () => {
    fc.assert(
      fc.property(anyProduction, (given) => {
        const m = specialisations(leaveOutEmpty(given));
        const index = m.length > 0 && isConnected(m) ? indexComplexity(m) : undefined;
        if (!index) return;
        const mean = index.eci.reduce((sum, value) => sum + value, 0) / index.eci.length;
        const square = index.eci.reduce((sum, value) => sum + value ** 2, 0) / index.eci.length;
        expect(mean).toBeCloseTo(0, 8);
        expect(square).toBeCloseTo(1, 8);
        const diversity = diversityOf(m);
        const middle = diversity.reduce((sum, k) => sum + k, 0) / diversity.length;
        const along = index.eci.reduce((sum, value, at) => sum + value * (diversity[at]! - middle), 0);
        expect(along).toBeGreaterThan(0);
      }),
    );
  });

  it('agree with many steps of averaging back and forth on random tables', () => {
    fc.assert(
      fc.property(anyProduction, (given) => {
        const m = specialisations(leaveOutEmpty(given));
        if (m.length < 3 || !isConnected(m)) return;
        const [, second = 0, third = 0] = complexityEigenvalues(m);
        const index = indexComplexity(m);
        // A slow walk tells the second vector from the third only where their values are well apart.
        if (!index || second < 0.05 || third / second > 0.9) return;
        const slow = walk(m);
        const sign = Math.sign(slow.reduce((sum, value, at) => sum + value * index.eci[at]!, 0));
        slow.forEach((value, at) => expect(value * sign).toBeCloseTo(index.eci[at]!, 5));
      }),
    );
  });

  it('is undetermined where nothing tells regions apart', () => {
    const alike = [
      [true, true, true],
      [true, true, true],
    ];
    expect(indexComplexity(alike)).toBeUndefined();
    expect(indexComplexity([[true]])).toBeUndefined();
  });
});

/** Averages over neighbours again and again, always without the common part: what is left is the second vector. */
function walk(m: boolean[][]): number[] {
  const stages = [...m[0]!.keys()];
  const weights = m.map((row) => row.filter(Boolean).length);
  const all = weights.reduce((sum, k) => sum + k, 0);
  const centred = (values: number[]) => {
    const centre = values.reduce((sum, value, at) => sum + value * weights[at]!, 0) / all;
    const rest = values.map((value) => value - centre);
    const length = Math.hypot(...rest);
    return rest.map((value) => value / length);
  };
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  let regions = centred(m.map((_, at) => Math.sin(at * 7 + 1)));
  for (let step = 0; step < 600; step += 1) {
    const ofStages = stages.map((stage) => mean(regions.filter((_, at) => m[at]![stage])));
    regions = centred(m.map((row) => mean(ofStages.filter((_, stage) => row[stage]))));
  }
  const [centre, count] = [mean(regions), regions.length];
  const spread = Math.sqrt(regions.reduce((sum, value) => sum + (value - centre) ** 2, 0) / count);
  return regions.map((value) => (value - centre) / spread);
}

describe('hanging together', () => {
  it('is seen through shared specialities only', () => {
    expect(isConnected(special)).toBe(true);
    expect(
      isConnected([
        [true, false],
        [false, true],
      ]),
    ).toBe(false);
    expect(
      isConnected([
        [true, true, false],
        [false, true, true],
        [false, false, true],
      ]),
    ).toBe(true);
  });
});
