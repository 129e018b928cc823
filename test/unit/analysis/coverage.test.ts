import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StageStatus } from '../../../server/contract/common.ts';
import { rateCoverage } from '../../../server/analysis/coverage.ts';

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
