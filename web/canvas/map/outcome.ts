import { blockEnd } from './blocks.ts';
import type { Board } from './board.ts';

/** The gap a net crosses a column in, and its rank among the others there. */
export interface Hint {
  row: number;
  rank: number;
}

/** Where the board has the lines, by `net@column`, for the router to begin with. */
export type Hints = ReadonlyMap<string, Hint>;

export function toHints({ passes, state }: Board): Hints {
  const rows = Math.max(0, ...state.flatMap((column) => column.map(blockEnd)));
  const hints = new Map<string, Hint>();
  for (const pass of passes) {
    const before = passes[pass.left];
    const kept = before?.row === pass.row ? hints.get(before.key)?.rank : undefined;
    const row = Math.min(rows, pass.row);
    hints.set(pass.key, { row, rank: kept ?? pass.row - row + pass.rank });
  }
  return hints;
}
