import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeComplexity, type Complexity } from '../../../server/analysis/complexity.ts';
import { anyProduction, digits, golden, production } from './production.ts';

const any = { regions: 1, stages: 1 };
const codes = ({ lacks }: Complexity): string[] => lacks.map(({ code }) => code);

describe('complexity of a table', () => {
  it('gives no scale below ten regions and twenty stages, but every cell', () => {
    const judged = judgeComplexity(golden);
    expect(judged.index).toBeUndefined();
    expect(judged.lacks).toEqual([
      { code: 'few_regions_in_production', values: { count: 6, needed: 10 } },
      { code: 'few_stages_in_production', values: { count: 6, needed: 20 } },
    ]);
    expect(digits(judged.quotients[5]!)).toEqual([1.714286, 0, 0, 0, 1, 4]);
    expect(digits(judged.densities[0]!)).toEqual([0, 0.631579, 0.631579, 0.444444, 0.222222, 0]);
  });

  it('gives no scale to regions that share nothing', () => {
    const apart = Array.from({ length: 20 }, (_, row) =>
      Array.from({ length: 20 }, (__, at) => Number(at === row)),
    );
    expect(codes(judgeComplexity(production(apart)))).toEqual(['regions_not_connected']);
  });

  it('counts only regions and stages with a firm in production', () => {
    const rows = golden.counts.map((row) => [...row, 0]);
    const judged = judgeComplexity(production([...rows, rows[0]!.map(() => 0)]), any);
    expect([judged.regions.length, judged.stages.length]).toEqual([6, 6]);
    expect(digits(judged.index!.eci)).toEqual([
      -1.231339, -1.231339, -0.390226, 0.689799, 1.081552, 1.081552,
    ]);
  });

  it('is the same however rows and columns are ordered and named', () => {
    const shuffled = anyProduction.chain((given) =>
      fc.record({
        given: fc.constant(given),
        rows: fc.shuffledSubarray([...given.regions.keys()], { minLength: given.regions.length }),
        columns: fc.shuffledSubarray([...given.stages.keys()], { minLength: given.stages.length }),
      }),
    );
    const name = (at: number, prefix: string) => `${prefix}${(at * 37 + 11) % 101}`;
    fc.assert(
      fc.property(shuffled, ({ given, rows, columns }) => {
        const before = judgeComplexity(given, any);
        const after = judgeComplexity(
          {
            regions: rows.map((row) => name(row, 'region')),
            stages: columns.map((column) => name(column, 'stage')),
            counts: rows.map((row) => columns.map((column) => given.counts[row]![column]!)),
          },
          any,
        );
        expect(codes(after)).toEqual(codes(before));
        before.regions.forEach((region, at) => {
          const next = after.regions.indexOf(name(Number(region.slice(1)), 'region'));
          if (before.index) expect(after.index!.eci[next]).toBeCloseTo(before.index.eci[at]!, 6);
          before.stages.forEach((stage, column) => {
            const to = after.stages.indexOf(name(Number(stage.slice(1)), 'stage'));
            expect(after.quotients[next]![to]).toBeCloseTo(before.quotients[at]![column]!, 9);
            const density = before.densities[at]![column];
            if (density === undefined) expect(after.densities[next]![to]).toBeUndefined();
            else expect(after.densities[next]![to]).toBeCloseTo(density, 9);
          });
        });
      }),
    );
  });

  it('holds nothing for an empty table', () => {
    const judged = judgeComplexity(production([]));
    expect([judged.regions, judged.stages, judged.index]).toEqual([[], [], undefined]);
  });
});
