import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  leaveOutEmpty,
  locationQuotients,
  quotientsAgainst,
  shrunkQuotients,
  specialisations,
  totalsOf,
} from '../../../server/analysis/location-quotient.ts';
import { anyProduction, digits, golden, production } from './production.ts';

describe('location quotient', () => {
  it('has the golden values', () => {
    const quotients = locationQuotients(golden);
    expect(digits(quotients[0]!)).toEqual([0.857143, 1.894737, 1.411765, 0.923077, 0, 0]);
    expect(digits(quotients[5]!)).toEqual([1.714286, 0, 0, 0, 1, 4]);
  });

  it('is undefined, not 0, where a region or a stage has no firm', () => {
    const quotients = locationQuotients(
      production([
        [3, 0],
        [0, 0],
      ]),
    );
    expect(quotients).toEqual([
      [1, undefined],
      [undefined, undefined],
    ]);
    expect(locationQuotients(production([]))).toEqual([]);
  });

  it('averages 1 over the regions by their size', () => {
    fc.assert(
      fc.property(anyProduction, (given) => {
        const { ofRegion, ofStage, ofAll } = totalsOf(given);
        const quotients = locationQuotients(given);
        given.stages.forEach((_, stage) => {
          if (ofStage[stage] === 0) return;
          const mean = ofRegion.reduce(
            (sum, size, region) => sum + (size / ofAll) * (quotients[region]![stage] ?? 0),
            0,
          );
          expect(mean).toBeCloseTo(1, 9);
        });
      }),
    );
  });
});

describe('shrunk location quotient', () => {
  it('with m = 0 is the plain one', () => {
    fc.assert(
      fc.property(anyProduction, (given) => {
        const plain = locationQuotients(given).flat();
        shrunkQuotients(given, 0)
          .flat()
          .forEach((value, at) => {
            if (plain[at] === undefined) expect(value).toBeUndefined();
            else expect(value).toBeCloseTo(plain[at], 9);
          });
      }),
    );
  });

  it('lies between the plain one and 1, the nearer to 1 the larger m', () => {
    fc.assert(
      fc.property(anyProduction, (given) => {
        const [plain, little, much] = [
          locationQuotients(given),
          shrunkQuotients(given),
          shrunkQuotients(given, 50),
        ];
        plain.forEach((row, region) =>
          row.forEach((value, stage) => {
            if (value === undefined) return;
            const away = (table: typeof plain) => Math.abs(table[region]![stage]! - 1);
            expect(away(little)).toBeLessThanOrEqual(Math.abs(value - 1) + 1e-12);
            expect(away(much)).toBeLessThanOrEqual(away(little) + 1e-12);
          }),
        );
      }),
    );
  });

  it('computed by hand: 1 of 2 firms where a quarter of all are, m = 5', () => {
    const given = production([
      [1, 1],
      [1, 5],
    ]);
    // (1 + 5 · 1/4) ÷ (2 · 1/4 + 5 · 1/4)
    expect(shrunkQuotients(given)[0]![0]).toBeCloseTo(2.25 / 1.75, 9);
  });
});

describe('specialisation', () => {
  it('has the golden values', () => {
    const rows = specialisations(golden).map((row) => row.map(Number).join(''));
    expect(rows).toEqual(['011000', '011000', '011110', '100110', '100011', '100011']);
  });

  it('takes a quotient of exactly 1 for one, where a division falls below', () => {
    const counts = [
      [2, 9],
      [14, 63],
    ];
    expect(Math.min(...locationQuotients(production(counts)).flat().map(Number))).toBeLessThan(1);
    expect(specialisations(production(counts)).flat().every(Boolean)).toBe(true);
  });

  it('names some region for every stage that has a firm, and some stage for every region', () => {
    fc.assert(
      fc.property(anyProduction, (given) => {
        const kept = leaveOutEmpty(given);
        const special = specialisations(kept);
        expect(special.every((row) => row.some(Boolean))).toBe(true);
        expect(kept.stages.every((_, stage) => special.some((row) => row[stage]))).toBe(true);
      }),
    );
  });
});

describe('leaving out what is empty', () => {
  it('drops regions and stages without a firm, and sorts by id', () => {
    const given = {
      regions: ['c', 'a', 'b'],
      stages: ['y', 'z', 'x'],
      counts: [
        [1, 0, 2],
        [0, 0, 0],
        [0, 0, 3],
      ],
    };
    expect(leaveOutEmpty(given)).toEqual({
      regions: ['b', 'c'],
      stages: ['x', 'y'],
      counts: [
        [3, 0],
        [2, 1],
      ],
    });
  });
});

describe('the quotient of a region beside one other', () => {
  it('is the same as in the table of the two, and says what one more firm makes of it', () => {
    const counts = fc.array(fc.nat(9), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(counts, counts, fc.nat(2), fc.nat(4), (here, there, stage, more) => {
        const ids = ['p0', 'p1', 'p2'];
        const toMap = (row: number[]) => new Map(row.map((count, at) => [ids[at]!, count]));
        const grown = here.map((count, at) => (at === stage ? count + more : count));
        const table = locationQuotients(production([grown, there]));
        const value = quotientsAgainst(ids, toMap(here), toMap(there))(ids[stage]!, more);
        const expected = table[0]![stage];
        if (expected === undefined) expect(value).toBeUndefined();
        else expect(value).toBeCloseTo(expected, 9);
      }),
    );
  });

  it('counts only the stages of the chain', () => {
    const here = new Map([
      ['a', 1],
      ['elsewhere', 100],
    ]);
    expect(quotientsAgainst(['a'], here, new Map([['a', 7]]))('a')).toBeCloseTo(1, 9);
  });
});
