import fc from 'fast-check';
import type { StageStatus } from '../../../../server/contract/common.ts';
import type { Purchase, RateInput, RateStage } from '../../../../server/analysis/rate/input.ts';

/** The six purchases of the method page: 9000 local, 3600, 2400 local, 6000, 4500 local, 1500. */
export const golden: Purchase[] = [
  [9000, 'here'],
  [3600, 'elsewhere'],
  [2400, 'here'],
  [6000, 'elsewhere'],
  [4500, 'here'],
  [1500, 'elsewhere'],
].map(([valueCny, place], index) => ({
  id: `p${index}`,
  supplier: `s${index}`,
  place: place as Purchase['place'],
  buyer: `b${index % 4}`,
  stage: `t${index % 3}`,
  valueCny: valueCny as number,
}));

export const stageOf = (id: string, more: Partial<RateStage> = {}): RateStage => ({
  id,
  status: 'missing',
  production: 0,
  criticality: 1,
  ...more,
});

const statuses: StageStatus[] = ['unknown', 'missing', 'reserve', 'single', 'weak', 'present', 'strong'];

/** A supplier stands in one place however often it sells. */
const places = ['here', 'elsewhere', 'unplaced'] as const;

const purchases = fc
  .array(
    fc.record({
      supplier: fc.nat(5),
      buyer: fc.nat(4),
      stage: fc.option(fc.nat(5), { nil: undefined }),
      valueCny: fc.option(fc.integer({ min: 0, max: 1_000_000 }), { nil: undefined, freq: 4 }),
    }),
    { maxLength: 12 },
  )
  .map((rows) =>
    rows.map(({ supplier, buyer, stage, valueCny }, index): Purchase => ({
      id: `p${index}`,
      supplier: `s${supplier}`,
      place: places[supplier % 3]!,
      buyer: `b${buyer}`,
      stage: stage === undefined ? undefined : `t${stage}`,
      valueCny,
    })),
  );

const stages = fc
  .array(
    fc.record({
      status: fc.constantFrom(...statuses),
      production: fc.nat(3),
      outputCny: fc.option(fc.integer({ min: 0, max: 1_000_000 }), { nil: undefined }),
      criticality: fc.constantFrom(0, 0.5, 1),
      costShare: fc.option(fc.constantFrom(0.1, 0.25, 0.5), { nil: undefined }),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((rows) =>
    rows.map(({ outputCny, ...row }, index): RateStage => ({
      id: `t${index}`,
      ...row,
      outputCny: row.production > 0 ? outputCny : undefined,
    })),
  );

/** Any small chain with any recorded purchases. */
export const anyInput: fc.Arbitrary<RateInput> = fc.record({ stages, purchases });
