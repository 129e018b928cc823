import { rowsOf, tightRows, type Arrangement } from './blocks.ts';
import { boxGap, boxHeight, headHeight, inPort, outPort, segmentGap } from './geometry.ts';
import type { Position } from './net.ts';

/** What stands in the cells of the map, and the height of each row and of the gap before it. */
export interface Grid {
  rows: number;
  /** Stage in a cell, by `column:row`. */
  cell: ReadonlyMap<string, string>;
  /** Cells whose box is the first of a block, and so has a label above it. */
  labelled: ReadonlySet<string>;
  /** Cells whose box stands under another of its block. */
  inside: ReadonlySet<string>;
  tight: ReadonlySet<number>;
  rowOf: ReadonlyMap<string, number>;
  top: number[];
  gap: number[];
}

export const cellKey = (column: number, row: number): string => `${column}:${row}`;

/** The grid of an arrangement; `gaps` may be larger than the least. */
export function makeGrid(arrangement: Arrangement, gaps: ReadonlyMap<number, number>): Grid {
  const cell = new Map<string, string>();
  const labelled = new Set<string>();
  const inside = new Set<string>();
  arrangement.forEach((column, at) => {
    for (const block of column) {
      block.stages.forEach((id, i) => {
        cell.set(cellKey(at, block.start + i), id);
        if (i === 0) labelled.add(cellKey(at, block.start));
        else inside.add(cellKey(at, block.start + i));
      });
    }
  });
  const rowOf = rowsOf(arrangement);
  const rows = Math.max(0, ...[...rowOf.values()].map((row) => row + 1));
  const tight = tightRows(arrangement);
  const top: number[] = [];
  const gap: number[] = [];
  let y = headHeight;
  for (let row = 0; row <= rows; row++) {
    gap[row] = Math.max(gaps.get(row) ?? 0, row < rows && tight.has(row) ? segmentGap : boxGap);
    y += gap[row] ?? 0;
    top[row] = y;
    y += boxHeight;
  }
  return { rows, cell, labelled, inside, tight, rowOf, top, gap };
}

/** Height of a position before lanes in gaps are told apart. */
export function heightOf(grid: Grid, { kind, row }: Position): number {
  const top = grid.top[row] ?? 0;
  if (kind === 'in') return top + inPort;
  if (kind === 'out') return top + outPort;
  return top - (grid.gap[row] ?? 0) + 4;
}

export const outHeight = (grid: Grid, id: string): number =>
  (grid.top[grid.rowOf.get(id) ?? 0] ?? 0) + outPort;
export const inHeight = (grid: Grid, id: string): number => (grid.top[grid.rowOf.get(id) ?? 0] ?? 0) + inPort;
