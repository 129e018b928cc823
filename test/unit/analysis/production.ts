import fc from 'fast-check';
import type { Production } from '../../../server/analysis/location-quotient.ts';

/** Regions r0 … and stages p0 … of a table of firms in production. */
export const production = (counts: number[][]): Production => ({
  regions: counts.map((_, index) => `r${index}`),
  stages: (counts[0] ?? []).map((_, index) => `p${index}`),
  counts,
});

/** The table whose measures are given to six digits. */
export const golden = production([
  [40, 30, 20, 10, 0, 0],
  [30, 40, 25, 5, 0, 0],
  [20, 20, 30, 20, 10, 0],
  [50, 0, 10, 30, 10, 0],
  [60, 5, 0, 0, 30, 5],
  [80, 0, 0, 0, 10, 10],
]);

/** Tables of any shape, with empty rows and columns among them. */
export const anyProduction = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(fc.oneof(fc.constant(0), fc.nat(40)), { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  )
  .map(production);

/** Numbers to six digits, as golden values are given; what is absent stays so. */
export const digits = (values: readonly (number | undefined)[]): (number | undefined)[] =>
  values.map((value) => (value === undefined ? undefined : Number(value.toFixed(6)) + 0));
