import { describe, expect, it } from 'vitest';
import { judgeRates } from '../../../../server/analysis/rate/judge.ts';
import { rateSuppliers } from '../../../../server/analysis/rate/supplier.ts';
import { rateSupported } from '../../../../server/analysis/rate/supported.ts';
import { rateValue } from '../../../../server/analysis/rate/value.ts';
import { rateWeighted } from '../../../../server/analysis/rate/weighted-coverage.ts';
import { golden, stageOf } from './rows.ts';

const [first, ...others] = golden;

describe('the golden purchases', () => {
  it('R1 is 0.588889 of 27 000', () => {
    const rate = rateValue(golden);
    expect(rate).toMatchObject({ status: 'scored', numerator: 15_900, denominator: 27_000, coverage: 1 });
    expect(rate.status === 'scored' && rate.value).toBeCloseTo(0.588889, 6);
  });

  it('R2 is 3 of 6', () => {
    expect(rateSuppliers(golden)).toMatchObject({ numerator: 3, denominator: 6, value: 0.5, unplaced: 0 });
  });

  it('R3 counts each buyer once: two of four have a local supplier', () => {
    expect(rateSupported(golden)).toMatchObject({ numerator: 2, denominator: 4, value: 0.5 });
  });
});

describe('R1, value', () => {
  it('is unscored where no purchase is recorded, never 0', () => {
    expect(rateValue([])).toEqual({ id: 'R1', status: 'unscored', reason: 'no_purchases_recorded' });
  });

  it('stands on the purchases of known value, and says of how many', () => {
    const rate = rateValue([{ ...first!, valueCny: undefined }, ...others]);
    expect(rate).toMatchObject({ numerator: 6900, denominator: 18_000, unknown: 1, coverage: 5 / 6 });
  });

  it('is unscored where purchases are recorded but no value of any, or they are worth nothing', () => {
    const silent = golden.map((purchase) => ({ ...purchase, valueCny: undefined }));
    expect(rateValue(silent)).toEqual({
      id: 'R1',
      status: 'unscored',
      reason: 'no_purchase_values',
      unknown: 6,
    });
    const free = golden.map((purchase) => ({ ...purchase, valueCny: 0 }));
    expect(rateValue(free)).toMatchObject({ status: 'unscored', reason: 'purchases_worth_nothing' });
  });

  it('takes a supplier of unknown place for not local, and says what the value is at most', () => {
    const rate = rateValue([{ ...first!, place: 'unplaced' }, ...others]);
    expect(rate).toMatchObject({ numerator: 6900, unplaced: 1, atMost: 15_900 / 27_000 });
  });
});

describe('R2 and R3, firms', () => {
  it('count a supplier and a buyer once, however many purchases', () => {
    const again = golden.map((purchase) => ({ ...purchase, id: `${purchase.id}-2021` }));
    expect(rateSuppliers([...golden, ...again])).toEqual(rateSuppliers(golden));
    expect(rateSupported([...golden, ...again])).toEqual(rateSupported(golden));
  });

  it('call a buyer unplaced only where no supplier is local and one may be', () => {
    const of = (places: ('here' | 'elsewhere' | 'unplaced')[]) =>
      rateSupported(
        places.map((place, index) => ({ id: `p${index}`, supplier: `s${index}`, buyer: 'b', place })),
      );
    expect(of(['elsewhere', 'unplaced'])).toMatchObject({ numerator: 0, unplaced: 1, atMost: 1 });
    expect(of(['unplaced', 'here', 'elsewhere'])).toMatchObject({ numerator: 1, unplaced: 0 });
    expect(of(['elsewhere'])).toMatchObject({ numerator: 0, denominator: 1, value: 0, unplaced: 0 });
  });
});

describe('R5, weighted coverage', () => {
  const purchases = golden;
  const made = { status: 'present', production: 2 } as const;

  it('is Σ w·min(1, capacity / need) ÷ Σ w over the stages of known capacity and need', () => {
    // Needs: t0 9000 + 6000, t1 3600 + 4500, t2 2400 + 1500.
    const stages = [
      stageOf('t0', { ...made, outputCny: 7500, criticality: 1 }),
      stageOf('t1', { ...made, outputCny: 99_999, criticality: 0.5 }),
      stageOf('t2', { status: 'missing', criticality: 0.5 }),
      stageOf('t3', { ...made, outputCny: 1 }),
    ];
    const rate = rateWeighted({ stages, purchases });
    expect(rate).toMatchObject({ weighting: 'criticality', unknown: 1, coverage: 0.75, denominator: 2 });
    expect(rate.status === 'scored' && rate.value).toBeCloseTo((1 * 0.5 + 0.5 * 1 + 0) / 2, 6);
  });

  it('weighs by cost share only where every stage that enters has one', () => {
    const stages = [
      stageOf('t0', { ...made, outputCny: 15_000, costShare: 0.3, criticality: 0 }),
      stageOf('t1', { status: 'reserve', costShare: 0.1, criticality: 1 }),
    ];
    expect(rateWeighted({ stages, purchases })).toMatchObject({ weighting: 'cost_share', value: 0.3 / 0.4 });
    const without = [stages[0]!, stageOf('t1', { status: 'reserve', criticality: 1 })];
    expect(rateWeighted({ stages: without, purchases })).toMatchObject({
      weighting: 'criticality',
      value: 0,
    });
  });

  it.each([
    ['the output of one maker is not known', stageOf('t0', made)],
    ['nothing is known of the stage', stageOf('t0', { status: 'unknown' })],
    ['a source says it is there and nobody is known to produce', stageOf('t0', { status: 'present' })],
    ['nobody here buys it', stageOf('t9', { ...made, outputCny: 5 })],
  ])('leaves a stage out where %s', (_, stage) => {
    expect(rateWeighted({ stages: [stage], purchases })).toEqual({
      id: 'R5',
      status: 'unscored',
      reason: 'no_capacity_and_need',
      unknown: 1,
    });
  });

  it('does not take a part of the need for the need', () => {
    const partly = purchases.map((one) => (one.id === 'p3' ? { ...one, valueCny: undefined } : one));
    const stages = [stageOf('t0', { ...made, outputCny: 1 })];
    expect(rateWeighted({ stages, purchases: partly })).toMatchObject({ reason: 'no_capacity_and_need' });
  });

  it('is unscored without purchases, and where the weights add up to nothing', () => {
    const stages = [stageOf('t0', { criticality: 0 })];
    expect(rateWeighted({ stages, purchases: [] })).toMatchObject({ reason: 'no_purchases_recorded' });
    expect(rateWeighted({ stages, purchases })).toMatchObject({ reason: 'no_weights' });
  });
});

it('all five come in order, each with its own reason', () => {
  const rates = judgeRates({ stages: [stageOf('t0'), stageOf('t1', { status: 'unknown' })], purchases: [] });
  expect(rates.map(({ id, status }) => [id, status])).toEqual([
    ['R1', 'unscored'],
    ['R2', 'unscored'],
    ['R3', 'unscored'],
    ['R4', 'scored'],
    ['R5', 'unscored'],
  ]);
  expect(rates[3]).toMatchObject({ numerator: 0, denominator: 2, unknown: 1, value: 0, atMost: 0.5 });
});
