import { copyOf, type Arrangement } from './blocks.ts';
import type { Board } from './board.ts';
import { change } from './moves.ts';
import { numbers } from './random.ts';

/** The channels on both sides of the columns in which something moved. */
function channelsBeside({ touched, channels }: Board): number[] {
  const found = new Set<number>();
  for (const column of touched) {
    if (column > 0) found.add(column - 1);
    if (column < channels.length) found.add(column);
  }
  return [...found];
}

/** Rows and passes of a board, to come back to. */
interface Snapshot {
  state: Arrangement;
  passes: { row: number; rank: number }[];
}

/**
 * Betters a board by changes taken at random, worse ones too while it is hot (simulated annealing). The numbers
 * behind it are always the same, so the same chain gives the same map. Returns the price of the best board seen,
 * which the board holds afterwards.
 */
export function anneal(board: Board, steps: number, hot: number, seed: number): number {
  const next = numbers(seed);
  const cold = 0.12;
  let now = board.crossings() + board.room();
  let best = now;
  const keep = (): Snapshot => ({
    state: copyOf(board.state),
    passes: board.passes.map(({ row, rank }) => ({ row, rank })),
  });
  let kept = keep();
  for (let step = 0; step < steps; step++) {
    const heat = hot * (cold / hot) ** (step / steps);
    board.touched.clear();
    const made = change(board, next);
    if (!made) continue;
    for (const column of made.columns) board.touched.add(column);
    const channels = channelsBeside(board);
    const sums = channels.map((channel) => board.sumOf(channel));
    for (const channel of channels) board.count(channel);
    const then = board.crossings() + board.room();
    if (then <= now || next() < Math.exp((now - then) / heat)) {
      now = then;
      if (now < best - 1e-9) {
        best = now;
        kept = keep();
      }
      continue;
    }
    made.undo();
    channels.forEach((channel, i) => board.restore(channel, sums[i] ?? 0));
  }
  kept.state.forEach((column, at) => (board.state[at] = column));
  for (const column of board.state) for (const block of column) board.settle(block);
  kept.passes.forEach((old, at) => {
    const pass = board.passes[at];
    if (pass) Object.assign(pass, old);
    board.settlePass(at);
  });
  board.channels.forEach((_, channel) => board.count(channel));
  return best;
}
