import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locationQuotient, rateCoverage } from '../../../server/analysis/coverage.ts';

/** The golden matrix of Hidalgo & Hausmann’s measures: regions × stages. */
const golden = [
  [40, 30, 20, 10, 0, 0],
  [30, 40, 25, 5, 0, 0],
  [20, 20, 30, 20, 10, 0],
  [50, 0, 10, 30, 10, 0],
  [60, 5, 0, 0, 30, 5],
  [80, 0, 0, 0, 10, 10],
];
const counts = new Map(golden.map((row, c) => [`c${c}`, new Map(row.map((count, p) => [`p${p}`, count]))]));
const row = (c: number) => golden[c]!.map((_, p) => locationQuotient(counts, `c${c}`, `p${p}`));

describe('location quotient', () => {
  it('has the golden values', () => {
    const expected0 = [0.857143, 1.894737, 1.411765, 0.923077, 0, 0];
    const expected5 = [1.714286, 0, 0, 0, 1, 4];
    row(0).forEach((value, p) => expect(value).toBeCloseTo(expected0[p]!, 6));
    row(5).forEach((value, p) => expect(value).toBeCloseTo(expected5[p]!, 6));
  });

  it('is undefined, not 0 or NaN, where nobody stands to be compared', () => {
    const empty = new Map([['c', new Map<string, number>()]]);
    expect(locationQuotient(empty, 'c', 'p')).toBeUndefined();
    expect(locationQuotient(counts, 'c0', 'nowhere')).toBeUndefined();
    expect(locationQuotient(counts, 'nobody', 'p0')).toBeUndefined();
  });
});

describe('R4, stage coverage', () => {
  it('counts stages with a firm in production', () => {
    expect(rateCoverage([{ production: 2 }, { production: 0 }, { production: 1 }])).toEqual({
      status: 'scored',
      id: 'R4',
      numerator: 2,
      denominator: 3,
      value: 2 / 3,
    });
  });

  it('is unscored for a chain without stages', () => {
    expect(rateCoverage([])).toEqual({ status: 'unscored', reason: 'no_stages' });
  });

  it('never falls when a producing firm is added', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3), { minLength: 1, maxLength: 30 }), fc.nat(), (stages, pick) => {
        const before = rateCoverage(stages.map((production) => ({ production })));
        const more = stages.map((production, i) => ({ production: production + Number(i === pick % stages.length) }));
        const after = rateCoverage(more);
        expect(before.status).toBe('scored');
        if (before.status === 'scored' && after.status === 'scored') expect(after.value).toBeGreaterThanOrEqual(before.value);
      }),
    );
  });
});
