import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  drawFrom,
  draws,
  measureStability,
  perturb,
  spread,
} from '../../../../server/analysis/target/stability.ts';

type Row = (number | undefined)[];

/** The definition word by word: score every row for every draw, sort, take the first, count. */
function slowly(rows: Row[], weights: number[], top: number): (number | undefined)[] {
  const score = (row: Row, drawn: number[]): number | undefined => {
    const known = row.flatMap((term, at) => (term === undefined ? [] : [{ term, weight: drawn[at]! }]));
    const all = known.reduce((sum, { weight }) => sum + weight, 0);
    return all === 0 ? undefined : known.reduce((sum, { term, weight }) => sum + weight * term, 0) / all;
  };
  const counts = rows.map(() => 0);
  for (const drawn of perturb(weights)) {
    const scored = rows.flatMap((row, at) => {
      const value = score(row, drawn);
      return value === undefined ? [] : [{ at, value }];
    });
    scored.sort((a, b) => b.value - a.value || a.at - b.at);
    for (const { at } of scored.slice(0, top)) counts[at]! += 1;
  }
  return rows.map((row, at) => (score(row, weights) === undefined ? undefined : counts[at]! / draws));
}

const term = fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined });

describe('rank stability', () => {
  it('is what the slow definition says', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(term, term, term), { minLength: 1, maxLength: 12 }),
        fc.tuple(fc.constantFrom(0, 0.3), fc.constantFrom(0, 0.15), fc.constant(0.1)),
        fc.integer({ min: 1, max: 5 }),
        (rows, weights, top) => {
          expect(measureStability(rows, weights, top)).toEqual(slowly(rows, weights, top));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is 1 for one that is best in every term and 0 for one that is worst, and adds up to the places', () => {
    const rows: Row[] = [
      [0.1, 0.1, 0.1],
      [0.9, 0.9, 0.9],
      [0.8, 0.2, 0.5],
      [0.2, 0.8, 0.5],
    ];
    const shares = measureStability(rows, [0.3, 0.3, 0.3], 2);
    expect([shares[0], shares[1]]).toEqual([0, 1]);
    // Two that differ only in which term is high share the second place between them.
    expect(shares[2]! + shares[3]!).toBeCloseTo(1, 12);
    expect(shares[2]!).toBeGreaterThan(0.2);
    expect(shares[3]!).toBeGreaterThan(0.2);
  });

  it('moves every weight by up to 30 %, both ways, the same each time', () => {
    const drawn = perturb([1, 0.5, 0]);
    expect(drawn).toHaveLength(draws);
    const shares = drawn.map(([first]) => first!);
    expect(Math.min(...shares)).toBeGreaterThanOrEqual(1 - spread);
    expect(Math.max(...shares)).toBeLessThanOrEqual(1 + spread);
    expect(Math.min(...shares)).toBeLessThan(0.75);
    expect(Math.max(...shares)).toBeGreaterThan(1.25);
    expect(drawn.every(([, , none]) => none === 0)).toBe(true);
    expect(perturb([1, 0.5, 0])).toEqual(drawn);
  });

  it('draws evenly', () => {
    const next = drawFrom(1);
    const numbers = Array.from({ length: 4000 }, next);
    expect(numbers.reduce((sum, one) => sum + one, 0) / numbers.length).toBeCloseTo(0.5, 1);
    expect(numbers.every((one) => one >= 0 && one < 1)).toBe(true);
  });
});
