import type { Bundle, BundleFirm, BundleRole } from './bundle.ts';
import { producingCities } from './bundle-judge.ts';

const total = (values: number[]): number => values.reduce((sum, value) => sum + value, 0);

/** Producers to add: in the city at the stage and at another one, elsewhere at the stage and at another one. */
type Added = [cell: number, inCity: number, atStage: number, aside: number];

/** Whether a quotient that is 1 comes out below it where a share is rounded first. */
export const roundsBelow = (x: number, row: number, column: number, grid: number): boolean =>
  Math.min(
    x / (row * (column / grid)),
    x / (column * (row / grid)),
    (x / row) * (grid / column),
    (x / column) * (grid / row),
  ) < 1;

/** The fewest producers to add that bring a city to exactly the average share of a stage, where rounding a share first takes it below. */
function findBalance(x: number, city: number, stage: number, all: number): Added | undefined {
  const found: Added[] = [];
  for (let e = 0; e <= 3; e += 1)
    for (let a = 0; a <= 25; a += 1)
      for (let b = 0; b <= 12; b += 1) {
        const [cell, row, column] = [x + e, city + e + a, stage + e + b];
        // The rest follows: all producers that make the cell the average.
        const grid = (row * column) / cell;
        const d = grid - all - a - b - e;
        if (Number.isInteger(d) && d >= 0 && d <= 25 && roundsBelow(cell, row, column, grid))
          found.push([e, a, b, d]);
      }
  return found.sort((one, other) => total(one) - total(other))[0];
}

/**
 * Adds a few firms so that one city stands at exactly the average share of one stage, where a rounded quotient says less:
 * the stage counts as present there only if the quotient is compared without rounding.
 */
export function balance(bundle: Bundle, seed: number): void {
  const { codes, counts } = producingCities(bundle);
  const all = total(counts.flat());
  const candidates = counts.flatMap((row, c) =>
    row.flatMap((x, p) => {
      const added =
        x > 0 ? findBalance(x, total(row), total(counts.map((line) => line[p]!)), all) : undefined;
      return added ? [{ c, p, added }] : [];
    }),
  );
  const best = candidates.sort((one, other) => total(one.added) - total(other.added))[0];
  if (!best) throw new Error(`seed ${seed} cannot be balanced`);
  const add = (count: number, city: number, stage: number) => {
    for (let number = 0; number < count; number += 1) {
      const firm: BundleFirm = {
        id: `u${seed}-b${String(bundle.firms.length).padStart(3, '0')}`,
        region: codes[city]!,
        status: 'active',
      };
      const role: BundleRole = {
        firm: firm.id,
        stage: bundle.stages[stage]!.id,
        status: 'production',
        evidence: 'verified',
        observedOn: '2023-04',
      };
      bundle.firms.push(firm);
      bundle.roles.push(role);
    }
  };
  const otherCity = (best.c + 1) % codes.length;
  const otherStage = counts[0]!.findIndex((_, p) => p !== best.p && counts.some((row) => row[p]! > 0));
  const [cell, inCity, atStage, aside] = best.added;
  add(cell, best.c, best.p);
  add(inCity, best.c, otherStage);
  add(atStage, otherCity, best.p);
  add(aside, otherCity, otherStage);
}
