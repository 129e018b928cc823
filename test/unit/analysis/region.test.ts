import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countTree, regionsAbove, regionsBelow } from '../../../server/analysis/region.ts';

interface Place {
  code: string;
  name: string;
  level: 'city';
  within?: string;
}
const place = (code: string, within?: string): Place => ({
  code,
  name: code,
  level: 'city',
  ...(within === undefined ? {} : { within }),
});

/** A random forest: each region lies in one made before it, or in none. Shuffled, as a database would answer. */
const forests = fc
  .array(fc.option(fc.nat(), { nil: undefined }), { minLength: 1, maxLength: 40 })
  .chain((parents) => {
    const regions = parents.map((parent, at) =>
      place(`${at}`, parent === undefined || at === 0 ? undefined : `${parent % at}`),
    );
    return fc.shuffledSubarray(regions, { minLength: regions.length, maxLength: regions.length });
  });
/** Things each standing in one or several regions, some of them known to nobody. */
const thingsIn = (regions: Place[]) =>
  fc.array(
    fc.uniqueArray(fc.constantFrom(...regions.map(({ code }) => code), 'elsewhere'), {
      minLength: 1,
      maxLength: 3,
    }),
    { maxLength: 60 },
  );
const cases = forests.chain((regions) => fc.tuple(fc.constant(regions), thingsIn(regions)));

/** The slow and plain way: for each region the things of which one place is it or lies in it. */
function countPlainly(regions: Place[], things: string[][], code: string): number {
  const parent = new Map(regions.map((each) => [each.code, each.within]));
  const isIn = (at: string | undefined): boolean => at === code || (at !== undefined && isIn(parent.get(at)));
  return things.filter((codes) => codes.some(isIn)).length;
}
const toPlaces = (things: string[][]) => things.map((codes) => ({ codes, count: 1 }));

describe('counts in the region tree', () => {
  it('are those of the things in a region or below it, each once', () => {
    fc.assert(
      fc.property(cases, ([regions, things]) => {
        for (const { code, firms, facts } of countTree(regions, toPlaces(things), [])) {
          expect(firms).toBe(countPlainly(regions, things, code));
          expect(facts).toBe(0);
        }
      }),
    );
  });

  it('are what stands directly there and the sum of the parts, where everything has one place', () => {
    fc.assert(
      fc.property(cases, ([regions, things]) => {
        const single = things.map((codes) => codes.slice(0, 1));
        const rows = countTree(regions, [], toPlaces(single));
        for (const { code, facts } of rows) {
          const parts = rows.filter((row) => row.within === code).reduce((sum, row) => sum + row.facts, 0);
          expect(facts).toBe(parts + single.filter(([at]) => at === code).length);
        }
      }),
    );
  });

  it('are listed with parents before children, each region once', () => {
    fc.assert(
      fc.property(forests, (regions) => {
        const codes = countTree(regions, [], []).map(({ code }) => code);
        expect(codes.toSorted()).toEqual(regions.map(({ code }) => code).toSorted());
        for (const { code, within } of regions) {
          if (within !== undefined) expect(codes.indexOf(within)).toBeLessThan(codes.indexOf(code));
        }
      }),
    );
  });
});

describe('the regions above and below', () => {
  it('are the same relation from both sides', () => {
    fc.assert(
      fc.property(forests, (regions) => {
        const rows = new Map(regions.map((region) => [region.code, region]));
        for (const region of regions) {
          for (const below of regionsBelow(rows, region)) {
            expect(regionsAbove(rows, below.code)).toContain(region);
          }
          for (const above of regionsAbove(rows, region.code)) {
            expect(regionsBelow(rows, above)).toContain(region);
          }
        }
      }),
    );
  });

  it('end in a circle of parents', () => {
    const rows = new Map([place('1', '2'), place('2', '1')].map((region) => [region.code, region]));
    expect(regionsAbove(rows, '1').map(({ code }) => code)).toEqual(['2']);
  });
});
