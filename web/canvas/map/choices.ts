import { cellKey, heightOf, type Grid } from './grid.ts';
import type { Net, Position } from './net.ts';

/** Where the other nets cross: how many at each position of each column, and which gaps are open anyway. */
export interface Traffic {
  at: ReadonlyMap<string, number>;
  opened: ReadonlySet<number>;
}

const placeKey = (column: number, kind: Position['kind'], row: number): string => `${column}${kind}${row}`;

export function trafficOf(nets: readonly Net[], except: Net, grid: Grid): Traffic {
  const at = new Map<string, number>();
  const opened = new Set<number>([0, grid.rows]);
  for (const net of nets) {
    if (net === except) continue;
    for (const [column, { kind, row }] of net.cross) {
      const key = placeKey(column, kind, row);
      at.set(key, (at.get(key) ?? 0) + 1);
      if (kind === 'gap') opened.add(row);
    }
  }
  return { at, opened };
}

export interface Choice {
  position: Position;
  y: number;
  price: number;
}

/** Positions at which the net may cross a column, with the price of each. */
export function choices(
  net: Net,
  column: number,
  traffic: Traffic,
  grid: Grid,
  low: number,
  high: number,
): Choice[] {
  const found: Choice[] = [];
  const add = (kind: Position['kind'], row: number, price: number): void => {
    const position = { kind, row };
    found.push({ position, y: heightOf(grid, position), price });
  };
  const clear = (kind: Position['kind'], row: number): boolean =>
    !traffic.at.has(placeKey(column - 1, kind, row)) &&
    !traffic.at.has(placeKey(column, kind, row)) &&
    !traffic.at.has(placeKey(column + 1, kind, row));
  for (let row = Math.max(0, low - 2); row <= Math.min(grid.rows, high + 3); row++) {
    let price = grid.tight.has(row) ? 3 : traffic.opened.has(row) ? 5 : 30;
    if (grid.labelled.has(cellKey(column, row)) && !grid.tight.has(row)) price += 26;
    if (grid.inside.has(cellKey(column, row))) price += 8;
    add('gap', row, price + 5 * (traffic.at.get(placeKey(column, 'gap', row)) ?? 0));
    if (row === grid.rows || grid.cell.has(cellKey(column, row))) continue;
    const next = grid.cell.get(cellKey(column + 1, row));
    if ((next === undefined || (next === net.to && net.kind === 'bus')) && clear('in', row))
      add('in', row, 0);
    const before = grid.cell.get(cellKey(column - 1, row));
    const leaves = before === undefined || (net.kind !== 'back' && net.sources.includes(before));
    // The label of the box below would stand in the way.
    if (leaves && !grid.labelled.has(cellKey(column, row + 1)) && clear('out', row)) add('out', row, 0);
  }
  return found;
}
