import { anneal } from './anneal.ts';
import { copyOf, firstArrangement, type Arrangement } from './blocks.ts';
import { Board } from './board.ts';
import { assignColumns, type Columns, type Taste } from './columns.ts';
import { makeNets } from './net.ts';
import { toHints, type Hints } from './outcome.ts';
import type { Shape } from './shape.ts';

export interface Start {
  columns: Columns;
  arrangement: Arrangement;
  hints: Hints;
  /** Price on the board, in crossings. */
  price: number;
}

const taste: Taste = { eager: 0.25, torn: 2 };
/** Chosen because they do well on the chains we have; any others give a map that keeps the same rules. */
const seeds = [5, 10];
const mostSteps = 20000;
/** Where the search begins, in crossings: hot enough for whole blocks to change places. */
const hot = 8;

/**
 * The most promising boards of a chain, best first: one search from each seed. A large chain gets fewer steps,
 * since each of them costs more.
 */
export function starts(shape: Shape): Start[] {
  const size = shape.feeds.length;
  const steps = Math.round(mostSteps * Math.min(1, (80 / Math.max(1, size)) ** 1.5));
  const columns = assignColumns(shape, taste);
  const nets = makeNets(shape, columns);
  const first = firstArrangement(shape, columns);
  return seeds
    .map((seed) => {
      const board = new Board(shape, columns, nets, copyOf(first));
      const price = anneal(board, steps, hot, seed);
      return { columns, arrangement: board.state, hints: toHints(board), price };
    })
    .sort((a, b) => a.price - b.price);
}
