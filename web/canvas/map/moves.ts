import { blockEnd, type Block } from './blocks.ts';
import type { Board } from './board.ts';

/** A change of the board that can be taken back. */
export interface Change {
  columns: readonly number[];
  undo: () => void;
}

/** Exchanges two stages of a block. */
function swapStages(board: Board, at: number, next: () => number): Change | undefined {
  const column = board.state[at] ?? [];
  const block = column[Math.floor(next() * column.length)];
  if (!block || block.stages.length < 2) return undefined;
  const one = Math.floor(next() * block.stages.length);
  const other = Math.floor(next() * block.stages.length);
  if (one === other) return undefined;
  const swap = (): void => {
    const [a, b] = [block.stages[one], block.stages[other]];
    if (a === undefined || b === undefined) return;
    block.stages[one] = b;
    block.stages[other] = a;
    board.settle(block);
  };
  swap();
  return { columns: [at], undo: swap };
}

/** Puts the blocks of a column in another order or to other rows; those in the way give way. */
function shiftBlocks(board: Board, at: number, next: () => number): Change | undefined {
  const column = board.state[at] ?? [];
  if (column.length === 0) return undefined;
  const before = column.map((block) => ({ block, start: block.start }));
  const ride = ridersOf(board, at);
  const i = Math.floor(next() * column.length);
  const block = column[i];
  const other = column[i + 1];
  if (!block) return undefined;
  if (other && next() < 0.35) {
    const end = blockEnd(other);
    other.start = block.start;
    block.start = end - block.stages.length;
    column[i] = other;
    column[i + 1] = block;
  } else {
    const by = Math.ceil(next() * 3) * (next() < 0.5 ? -1 : 1);
    block.start += by;
    if (next() < 0.4) for (const one of by > 0 ? column.slice(i + 1) : column.slice(0, i)) one.start += by;
    giveWay(column, i, by > 0);
  }
  const last = column.at(-1);
  const undo = (): void => {
    before.forEach(({ block: one, start }, place) => {
      column[place] = one;
      one.start = start;
      board.settle(one);
    });
    ride(true);
  };
  if ((column[0]?.start ?? 0) < 0 || (last ? blockEnd(last) : 0) > board.mostRows) {
    undo();
    return undefined;
  }
  for (const one of column) board.settle(one);
  ride(false);
  return { columns: [at], undo };
}

/** Lines that pass a column right above a box go with it; `back` puts them where they were. */
function ridersOf(board: Board, at: number): (back: boolean) => void {
  const riders: { pass: number; row: number; block: Block; offset: number }[] = [];
  board.passes.forEach(({ column, row }, pass) => {
    const block = column === at && board.state[at]?.find((one) => row >= one.start && row < blockEnd(one));
    if (block) riders.push({ pass, row, block, offset: row - block.start });
  });
  return (back) => {
    for (const { pass, row, block, offset } of riders) {
      const one = board.passes[pass];
      if (!one) continue;
      one.row = back ? row : Math.min(board.mostRows, block.start + offset);
      board.settlePass(pass);
    }
  };
}

function giveWay(column: readonly Block[], from: number, down: boolean): void {
  for (let i = from; down && i + 1 < column.length; i++) {
    const [one, two] = [column[i], column[i + 1]];
    if (one && two) two.start = Math.max(two.start, blockEnd(one));
  }
  for (let i = from; !down && i > 0; i--) {
    const [one, two] = [column[i - 1], column[i]];
    if (one && two) one.start = Math.min(one.start, two.start - one.stages.length);
  }
}

/** Sends a net through another gap, in one column or along a corridor through several. */
function movePass(board: Board, next: () => number): Change | undefined {
  const { passes } = board;
  const at = Math.floor(next() * passes.length);
  const pass = passes[at];
  if (!pass) return undefined;
  const before: { at: number; row: number; rank: number }[] = [];
  const choice = next();
  const beside = passes[next() < 0.5 ? pass.left : pass.right];
  let [row, rank] = [pass.row, next()];
  if (choice < 0.25 && beside) [row, rank] = [beside.row, beside.rank];
  else if (choice < 0.6)
    row = board.rowOf(pass.near[Math.floor(next() * pass.near.length)] ?? 0) + (next() < 0.5 ? 0 : 1);
  else if (choice < 0.75) row += next() < 0.5 ? -1 : 1;
  else if (choice < 0.88) row = Math.floor(next() * (board.mostRows + 1));
  row = Math.max(0, Math.min(board.mostRows, row));
  const set = (place: number): void => {
    const one = passes[place];
    if (!one) return;
    before.push({ at: place, row: one.row, rank: one.rank });
    one.row = row;
    one.rank = rank;
    board.settlePass(place);
  };
  set(at);
  if (next() < 0.4) {
    for (let i = pass.right; i >= 0; i = passes[i]?.right ?? -1) set(i);
    for (let i = pass.left; next() < 0.8 && i >= 0; i = passes[i]?.left ?? -1) set(i);
  }
  const columns = before.map((one) => passes[one.at]?.column ?? 0);
  const undo = (): void => {
    for (const one of before) {
      const old = passes[one.at];
      if (!old) continue;
      old.row = one.row;
      old.rank = one.rank;
      board.settlePass(one.at);
    }
  };
  return { columns, undo };
}

/** A change taken at random: of the stages of a block, of the blocks of a column, or of a line's way. */
export function change(board: Board, next: () => number): Change | undefined {
  const at = Math.floor(next() * board.state.length);
  const kind = next();
  if (kind < 0.3) return swapStages(board, at, next);
  return kind < 0.5 ? shiftBlocks(board, at, next) : movePass(board, next);
}
