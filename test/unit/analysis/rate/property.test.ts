import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rate } from '../../../../server/contract/rate.ts';
import type { RateInput } from '../../../../server/analysis/rate/input.ts';
import { judgeRates } from '../../../../server/analysis/rate/judge.ts';
import { listMembers } from '../../../../server/analysis/rate/member.ts';
import { anyInput } from './rows.ts';

type Scored = Extract<Rate, { status: 'scored' }>;
const isScored = (rate: Rate): rate is Scored => rate.status === 'scored';

/** Numbers that were added up in another order differ in the last place. */
const rounded = (rates: Rate[]) =>
  rates.map((rate) =>
    Object.fromEntries(
      Object.entries(rate).map(([key, value]) => [key, typeof value === 'number' ? value.toFixed(9) : value]),
    ),
  );

const renamed = ({ stages, purchases }: RateInput): RateInput => ({
  stages: stages.map((stage) => ({ ...stage, id: `z-${stage.id}` })),
  purchases: purchases.map((purchase, index) => ({
    ...purchase,
    id: `q${99 - index}`,
    supplier: `${purchase.supplier}'`,
    buyer: `x${purchase.buyer}`,
    stage: purchase.stage === undefined ? undefined : `z-${purchase.stage}`,
  })),
});

/** The definitions once more, as plainly as they can be written. */
function slowly({ stages, purchases }: RateInput): (number | undefined)[] {
  const divide = (a: number, b: number) => (b > 0 ? a / b : undefined);
  const total = (rows: RateInput['purchases']) => {
    let sum = 0;
    for (const row of rows) if (row.valueCny !== undefined) sum += row.valueCny;
    return sum;
  };
  const local = purchases.filter((row) => row.place === 'here');
  const names = (rows: RateInput['purchases'], side: 'supplier' | 'buyer') =>
    rows.map((row) => row[side]).filter((name, index, all) => all.indexOf(name) === index).length;
  const isSilent = stages.every((stage) => stage.status === 'unknown');
  const producing = stages.filter((stage) => stage.production >= 1).length;
  const terms = stages.flatMap((stage) => {
    const ofStage = purchases.filter((row) => row.stage === stage.id);
    const isPriced = ofStage.length > 0 && ofStage.every((row) => row.valueCny !== undefined);
    const isNone = stage.production === 0 && ['missing', 'reserve'].includes(stage.status);
    const capacity = isNone ? 0 : stage.production > 0 ? stage.outputCny : undefined;
    if (!isPriced || total(ofStage) === 0 || capacity === undefined) return [];
    return [{ stage, met: capacity >= total(ofStage) ? 1 : capacity / total(ofStage) }];
  });
  const byCost = terms.every(({ stage }) => stage.costShare !== undefined);
  let [above, below] = [0, 0];
  for (const { stage, met } of terms) {
    const weight = byCost ? stage.costShare! : stage.criticality;
    above += weight * met;
    below += weight;
  }
  return [
    divide(total(local), total(purchases)),
    divide(names(local, 'supplier'), names(purchases, 'supplier')),
    divide(names(local, 'buyer'), names(purchases, 'buyer')),
    isSilent ? undefined : divide(producing, stages.length),
    divide(above, below),
  ];
}

describe('what holds of every input', () => {
  it('agrees with the definitions written out plainly', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const rates = judgeRates(input);
        slowly(input).forEach((value, index) => {
          const rate = rates[index]!;
          if (value === undefined) expect(rate.status).toBe('unscored');
          else expect(isScored(rate) && rate.value).toBeCloseTo(value, 9);
        });
      }),
    );
  });

  it('lies between 0 and 1, is numerator ÷ denominator, and at most what it may be', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        for (const rate of judgeRates(input).filter(isScored)) {
          expect(rate.value).toBeGreaterThanOrEqual(0);
          expect(rate.value).toBeLessThanOrEqual(1 + 1e-12);
          expect(rate.value).toBeCloseTo(rate.numerator / rate.denominator, 12);
          if (rate.atMost !== undefined) expect(rate.atMost).toBeGreaterThanOrEqual(rate.value - 1e-12);
        }
      }),
    );
  });

  it('changes nothing to rename ids or to reorder rows', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const turned = { stages: [...input.stages].reverse(), purchases: [...input.purchases].reverse() };
        expect(rounded(judgeRates(renamed(input)))).toEqual(rounded(judgeRates(input)));
        expect(rounded(judgeRates(turned))).toEqual(rounded(judgeRates(input)));
      }),
    );
  });

  it('never lowers R4 to add a firm in production', () => {
    fc.assert(
      fc.property(anyInput, fc.nat(5), (input, pick) => {
        const stages = input.stages.map((stage, index) =>
          index === pick % input.stages.length
            ? { ...stage, production: stage.production + 1, status: 'single' as const }
            : stage,
        );
        const before = judgeRates(input)[3]!;
        const after = judgeRates({ ...input, stages })[3]!;
        const least = isScored(before) ? before.value : 0;
        expect(isScored(after) && after.value).toBeGreaterThanOrEqual(least);
      }),
    );
  });

  it('never raises a coverage to take a value away', () => {
    // Also of a rate that has no value for want of weights: `unknown` says what could not enter.
    const coverageOf = (rate: Rate, input: RateInput): number => {
      if (isScored(rate)) return rate.coverage ?? 1;
      return rate.id === 'R5' && rate.unknown !== undefined ? 1 - rate.unknown / input.stages.length : 0;
    };
    fc.assert(
      fc.property(anyInput, fc.nat(11), (input, pick) => {
        const purchases = input.purchases.map((purchase, index) =>
          index === pick ? { ...purchase, valueCny: undefined } : purchase,
        );
        const before = judgeRates(input);
        for (const [index, after] of judgeRates({ ...input, purchases }).entries()) {
          if (!isScored(after)) continue;
          expect(coverageOf(before[index]!, input) + 1e-12).toBeGreaterThanOrEqual(coverageOf(after, input));
        }
      }),
    );
  });

  it('opens into members that add up to its own numbers', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        for (const rate of judgeRates(input).filter(isScored)) {
          for (const of of ['numerator', 'denominator'] as const) {
            const members = listMembers(input, rate.id, of);
            let sum = members.rows.length;
            if (members.kind === 'purchase') sum = members.rows.reduce((all, row) => all + row.valueCny!, 0);
            if (rate.id === 'R5' && members.kind === 'stage')
              sum = members.rows.reduce(
                (all, row) => all + row.weight! * (of === 'numerator' ? row.met! : 1),
                0,
              );
            expect(sum).toBeCloseTo(rate[of], 9);
          }
          if (rate.unplaced !== undefined)
            expect(listMembers(input, rate.id, 'unplaced').rows).toHaveLength(rate.unplaced);
          if (rate.unknown !== undefined)
            expect(listMembers(input, rate.id, 'unknown').rows).toHaveLength(rate.unknown);
        }
      }),
    );
  });
});
