import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseBundle, type BundleCandidate } from '../../../server/analysis/bundle.ts';
import type { BundleGap } from '../../../server/contract/bundle.ts';

const gap = (id: string, severity?: number, status: BundleGap['status'] = 'missing'): BundleGap => ({
  stage: { kind: 'stage', id, name: id },
  status,
  ...(severity === undefined ? {} : { severity }),
});
const firm = (id: string, ...stages: string[]): BundleCandidate => ({
  firm: { kind: 'firm', id, name: id },
  stages,
});

describe('the smallest bundle', () => {
  it('takes the firm that closes most severity first and says how far the chain then is', () => {
    const gaps = [gap('a', 0.9), gap('b', 0.2), gap('c', 0.5)];
    const bundle = chooseBundle(gaps, [
      firm('x', 'a'),
      firm('y', 'b', 'c'),
      firm('z', 'a', 'c'),
      firm('w', 'b'),
    ]);
    expect(
      bundle.steps.map((step) => [step.firm.id, step.closed, step.closes.map(({ stage }) => stage.id)]),
    ).toEqual([
      ['z', 2, ['a', 'c']],
      ['w', 3, ['b']],
    ]);
    expect(bundle.steps.at(-1)!.severity).toBeCloseTo(bundle.severity, 12);
    expect(bundle.steps[1]!.others).toBe(1);
    expect(bundle).toMatchObject({ gaps: 3, candidates: 4, left: [] });
  });

  it('leaves what no known firm closes: to be grown where it is in reserve', () => {
    const { steps, left } = chooseBundle([gap('a', 0.5), gap('b', 0.7, 'reserve')], [firm('x', 'other')]);
    expect(steps).toEqual([]);
    expect(left.map(({ stage, why }) => [stage.id, why])).toEqual([
      ['a', 'nobody'],
      ['b', 'grow'],
    ]);
  });

  it('closes gaps that are unscored too', () => {
    expect(chooseBundle([gap('a')], [firm('x', 'a')]).steps).toHaveLength(1);
  });
});

const stages = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const anyGaps = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 7 });
const anyFirms = fc.array(fc.uniqueArray(fc.constantFrom(...stages), { minLength: 1, maxLength: 4 }), {
  maxLength: 12,
});

/** Every set of firms as a bit mask: which gaps it covers, and the best severity that so many firms close. */
function tryAll(gaps: BundleGap[], firms: BundleCandidate[]): { smallest: number; bestOf: number[] } {
  const masks = firms.map(({ stages: played }) =>
    gaps.reduce((mask, { stage }, at) => (played.includes(stage.id) ? mask | (1 << at) : mask), 0),
  );
  const whole = masks.reduce((all, mask) => all | mask, 0);
  const worth = (mask: number): number =>
    gaps.reduce((sum, { severity }, at) => (mask & (1 << at) ? sum + severity! : sum), 0);
  const bestOf = firms.map(() => 0).concat(0);
  let smallest = whole === 0 ? 0 : Infinity;
  for (let set = 0; set < 1 << firms.length; set += 1) {
    let [covered, size] = [0, 0];
    for (const [at, mask] of masks.entries()) {
      if (!(set & (1 << at))) continue;
      covered |= mask;
      size += 1;
    }
    bestOf[size] = Math.max(bestOf[size]!, worth(covered));
    if (covered === whole) smallest = Math.min(smallest, size);
  }
  return { smallest, bestOf };
}

describe('held against every possible bundle', () => {
  it('closes all that can be closed, with few firms, and most of it early', () => {
    fc.assert(
      fc.property(anyGaps, anyFirms, (severities, played) => {
        const gaps = severities.map((one, at) => gap(stages[at]!, one / 20));
        const firms = played.map((one, at) => firm(`f${String(at).padStart(2, '0')}`, ...one));
        const { steps, left } = chooseBundle(gaps, firms);
        const { smallest, bestOf } = tryAll(gaps, firms);
        expect(left.every(({ stage }) => firms.every((one) => !one.stages.includes(stage.id)))).toBe(true);
        expect(steps.length + left.length).toBeLessThanOrEqual(gaps.length);
        // A firm closes four gaps at most, so greedy takes at most gaps ÷ 1; held against the best of as many firms.
        for (const [at, step] of steps.entries()) {
          expect(step.severity).toBeGreaterThanOrEqual((1 - 1 / Math.E) * bestOf[at + 1]! - 1e-9);
        }
        expect(steps.length).toBeGreaterThanOrEqual(smallest);
      }),
      { numRuns: 150 },
    );
  });

  it('with equal severities takes no more than 1 + ln n times the firms of the smallest, n the most one closes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7 }), anyFirms, (count, played) => {
        const gaps = stages.slice(0, count).map((id) => gap(id, 0.5));
        const firms = played.map((one, at) => firm(`f${String(at).padStart(2, '0')}`, ...one));
        const most = Math.max(1, ...played.map((one) => one.length));
        const { smallest } = tryAll(gaps, firms);
        expect(chooseBundle(gaps, firms).steps.length).toBeLessThanOrEqual(
          smallest * (1 + Math.log(most)) + 1e-9,
        );
      }),
      { numRuns: 150 },
    );
  });

  it('does not depend on the order of firms', () => {
    fc.assert(
      fc.property(anyGaps, anyFirms, (severities, played) => {
        const gaps = severities.map((one, at) => gap(stages[at]!, one / 20));
        const firms = played.map((one, at) => firm(`f${at}`, ...one));
        expect(chooseBundle(gaps, [...firms].reverse())).toEqual(chooseBundle(gaps, firms));
      }),
    );
  });
});
