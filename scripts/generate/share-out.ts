/**
 * Shares a total out over things in proportion to their weights: whole numbers whose sum is the total. Weights are
 * asked for twice instead of being kept.
 */
export function* shareOut(
  count: number,
  total: number,
  weightOf: (index: number) => number,
): Generator<number> {
  let sum = 0;
  for (let index = 0; index < count; index++) sum += weightOf(index);
  let [before, given] = [0, 0];
  for (let index = 0; index < count; index++) {
    before += weightOf(index);
    const upTo = index === count - 1 ? total : Math.floor((before / sum) * total);
    yield upTo - given;
    given = upTo;
  }
}
