import { blockEnd, copyOf, type Arrangement } from './blocks.ts';

type Change = (state: Arrangement) => boolean;

/** Every small change of an arrangement, as functions of a copy; false when it cannot be made. */
function changes(state: Arrangement): Change[] {
  const found: Change[] = [];
  state.forEach((column, at) => {
    column.forEach((block, i) => {
      for (let one = 0; one < block.stages.length; one++) {
        for (let two = one + 1; two < block.stages.length; two++)
          found.push((copy) => swapStages(copy, at, i, one, two));
      }
      if (i + 1 < column.length) found.push((copy) => swapBlocks(copy, at, i));
      for (const by of [-2, -1, 1, 2]) found.push((copy) => shift(copy, at, i, by));
    });
  });
  return found;
}

function swapStages(state: Arrangement, column: number, at: number, one: number, two: number): boolean {
  const stages = state[column]?.[at]?.stages;
  const [first, second] = [stages?.[one], stages?.[two]];
  if (!stages || first === undefined || second === undefined) return false;
  stages[one] = second;
  stages[two] = first;
  return true;
}

function swapBlocks(state: Arrangement, column: number, at: number): boolean {
  const blocks = state[column];
  const [upper, lower] = [blocks?.[at], blocks?.[at + 1]];
  if (!blocks || !upper || !lower) return false;
  const end = blockEnd(lower);
  lower.start = upper.start;
  upper.start = end - upper.stages.length;
  blocks[at] = lower;
  blocks[at + 1] = upper;
  return true;
}

function shift(state: Arrangement, column: number, at: number, by: number): boolean {
  const blocks = state[column] ?? [];
  const block = blocks[at];
  if (!block) return false;
  const [above, below] = [blocks[at - 1], blocks[at + 1]];
  const rows = Math.max(
    ...state.map((one) => (one.length === 0 ? 0 : blockEnd(one[one.length - 1] ?? block))),
  );
  block.start += by;
  const fitsAbove = block.start >= (above ? blockEnd(above) : 0);
  const fitsBelow = blockEnd(block) <= (below ? below.start : rows);
  return fitsAbove && fitsBelow;
}

/**
 * Betters an arrangement by the price of the finished map itself, one small change at a time. Costly, so only
 * for the best few and with a limit on the number of maps drawn.
 */
export function refine(
  from: Arrangement,
  priceOf: (state: Arrangement) => number,
  most: number,
): Arrangement {
  let best = from;
  let price = priceOf(from);
  let drawn = 0;
  for (let better = true; better && drawn < most;) {
    better = false;
    for (const change of changes(best)) {
      if (drawn >= most) break;
      const copy = copyOf(best);
      if (!change(copy)) continue;
      drawn++;
      const next = priceOf(copy);
      if (next < price - 1e-6) {
        best = copy;
        price = next;
        better = true;
      }
    }
  }
  return best;
}
