import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StageStatus } from '../../../server/contract/common.ts';
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

const stage = (production: number, status: StageStatus = production > 0 ? 'present' : 'missing') => ({
  here: { production },
  status,
});

describe('R4, stage coverage', () => {
  it('counts stages with a firm in production', () => {
    expect(rateCoverage([stage(2), stage(0), stage(1)])).toEqual({
      status: 'scored',
      id: 'R4',
      numerator: 2,
      denominator: 3,
      unknown: 0,
      value: 2 / 3,
    });
  });

  it('says of how many stages nothing is known: then it is a lower bound', () => {
    expect(rateCoverage([stage(1), stage(0, 'unknown')])).toMatchObject({ value: 0.5, unknown: 1 });
  });

  it('is unscored, not 0, where nothing is known of any stage, and for a chain without stages', () => {
    expect(rateCoverage([stage(0, 'unknown')])).toEqual({ status: 'unscored', reason: 'no_data' });
    expect(rateCoverage([])).toEqual({ status: 'unscored', reason: 'no_stages' });
  });

  it('never falls when a producing firm is added', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3), { minLength: 1, maxLength: 30 }), fc.nat(), (counts, pick) => {
        const before = rateCoverage(counts.map((count) => stage(count)));
        const after = rateCoverage(
          counts.map((count, i) => stage(count + Number(i === pick % counts.length))),
        );
        if (before.status !== 'scored' || after.status !== 'scored') throw new Error('scored in both cases');
        expect(after.value).toBeGreaterThanOrEqual(before.value);
      }),
    );
  });
});
