import { copyOf, type Arrangement, type Block } from './blocks.ts';
import type { Columns } from './columns.ts';
import { Desk, type Prices } from './desk.ts';
import type { Shape } from './shape.ts';

/** Stages change places inside their block. */
function swapStages(desk: Desk, block: Block): boolean {
  let better = false;
  for (let reach = 1; reach < block.stages.length; reach++) {
    for (let at = 0; at + reach < block.stages.length; at++) {
      const swap = (): void => {
        const [one, two] = [block.stages[at], block.stages[at + reach]];
        if (one === undefined || two === undefined) return;
        block.stages[at] = two;
        block.stages[at + reach] = one;
      };
      better = desk.attempt([block], swap, swap) || better;
    }
  }
  return better;
}

/** Moves a block by some rows and pushes those in its way. */
function push(desk: Desk, column: Block[], at: number, by: number, most: number): boolean {
  const starts = column.map((block) => block.start);
  const moved: Block[] = [];
  const target = [...starts];
  target[at] = (starts[at] ?? 0) + by;
  if (by > 0) {
    for (let i = at + 1; i < column.length; i++) {
      target[i] = Math.max(starts[i] ?? 0, (target[i - 1] ?? 0) + (column[i - 1]?.stages.length ?? 0));
    }
  } else {
    for (let i = at - 1; i >= 0; i--) {
      target[i] = Math.min(starts[i] ?? 0, (target[i + 1] ?? 0) - (column[i]?.stages.length ?? 0));
    }
  }
  const last = column.length - 1;
  if ((target[0] ?? 0) < 0 || (target[last] ?? 0) + (column[last]?.stages.length ?? 0) > most) return false;
  column.forEach((block, i) => {
    if (target[i] !== starts[i]) moved.push(block);
  });
  if (moved.length === 0) return false;
  return desk.attempt(
    moved,
    () => column.forEach((block, i) => (block.start = target[i] ?? 0)),
    () => column.forEach((block, i) => (block.start = starts[i] ?? 0)),
  );
}

/** Middles every column on the tallest. */
function centre(state: Arrangement, tallest: number): void {
  for (const column of state) {
    const height = column.reduce((sum, block) => sum + block.stages.length, 0);
    for (const block of column) block.start += Math.floor((tallest - height) / 2);
  }
}

/**
 * Slides blocks along the rows until no slide makes the lines shorter or the map lower. The order of the blocks
 * is kept; with `swaps` the stages inside a block may change places too.
 */
export function slide(
  shape: Shape,
  columns: Columns,
  from: Arrangement,
  prices: Prices,
  swaps: boolean,
): Arrangement {
  const state = copyOf(from);
  const tallest = Math.max(
    0,
    ...state.map((column) => column.reduce((sum, block) => sum + block.stages.length, 0)),
  );
  centre(state, tallest);
  const desk = new Desk(shape, columns, prices, state);
  for (let round = 0; round < 10; round++) {
    let better = false;
    for (const column of round % 2 === 0 ? state : [...state].reverse()) {
      for (let at = 0; at < column.length; at++) {
        const block = column[at];
        if (swaps && block) better = swapStages(desk, block) || better;
        for (const by of [-4, -3, -2, -1, 1, 2, 3, 4])
          better = push(desk, column, at, by, tallest + 2) || better;
      }
    }
    if (!better) break;
  }
  return state;
}
