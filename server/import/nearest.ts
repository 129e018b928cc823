/**
 * The candidate that is nearest to a word, when it is near enough to be what was meant: at most a third of the longer
 * one has to change, or one letter of a short one. Ties go to the first in alphabetical order.
 */
export function findNearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase();
  let best: string | undefined;
  let bestDistance = Infinity;
  for (const candidate of candidates) {
    const longer = Math.max(wanted.length, candidate.length);
    const limit = Math.min(Math.max(Math.floor(longer / 3), longer > 2 ? 1 : 0), bestDistance);
    if (Math.abs(candidate.length - wanted.length) > limit) continue;
    const distance = countEdits(wanted, candidate.toLowerCase(), limit);
    if (distance > limit) continue;
    if (distance < bestDistance || (best !== undefined && candidate < best)) best = candidate;
    bestDistance = distance;
  }
  return best;
}

/**
 * Letters to add, drop, replace or swap with their neighbour to make one word the other (optimal string alignment).
 * Given up, with a number above the limit, once it must exceed the limit.
 */
function countEdits(one: string, other: string, limit: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const replaced = last[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1);
      const swapped =
        j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
          ? beforeLast[j - 2]! + 1
          : Infinity;
      row[j] = Math.min(replaced, last[j]! + 1, row[j - 1]! + 1, swapped);
    }
    // A swap reaches back two rows, so both have to be beyond the limit.
    if (Math.min(...row) > limit && Math.min(...last) > limit) return limit + 1;
    [beforeLast, last] = [last, row];
  }
  return last[other.length]!;
}
