import { choices, trafficOf } from './choices.ts';
import type { Columns } from './columns.ts';
import { inHeight, outHeight, type Grid } from './grid.ts';
import { crossedColumns, type Net, type Position } from './net.ts';
import type { Hints } from './outcome.ts';
import { strandsBeside } from './strands.ts';

/** Price of a bend, in px of line. */
const bend = 10;

/** Price of a crossing, in px of line. */
const crossing = 60;

/**
 * Decides for every net where it crosses the columns in its way: where the board has it, and for inputs from
 * further right, which the board leaves out, the best way among the others.
 */
export function route(nets: readonly Net[], columns: Columns, grid: Grid, hints: Hints): void {
  const byId = new Map(nets.map((net) => [net.id, net]));
  const long = nets
    .filter((net) => crossedColumns(net, columns, byId).length > 0)
    .sort((a, b) => crossedColumns(a, columns, byId).length - crossedColumns(b, columns, byId).length);
  for (const net of long) {
    for (const column of crossedColumns(net, columns, byId)) {
      const hint = hints.get(`${net.id}@${column}`);
      if (hint) net.cross.set(column, { kind: 'gap', row: Math.min(hint.row, grid.rows) });
    }
  }
  // Inputs from further right are not in the order.
  for (const net of long) {
    const known = crossedColumns(net, columns, byId).every((column) => net.cross.has(column));
    if (!known) routeOne(net, nets, columns, grid, byId);
  }
}

const span = (heights: readonly number[]): number =>
  heights.length === 0 ? 0 : Math.max(...heights) - Math.min(...heights);

function routeOne(
  net: Net,
  nets: readonly Net[],
  columns: Columns,
  grid: Grid,
  byId: ReadonlyMap<string, Net>,
): void {
  const others = strandsBeside(nets, net, columns, grid, byId);
  const traffic = trafficOf(nets, net, grid);
  const crossed = crossedColumns(net, columns, byId);
  const rows = [net.to, ...net.sources, ...net.rings.flatMap((id) => byId.get(id)?.sources ?? [])].map(
    (id) => grid.rowOf.get(id) ?? 0,
  );
  const [low, high] = [Math.min(...rows), Math.max(...rows)];
  const back = net.kind === 'back';
  const sourceHeights = (channel: number): number[] => {
    const direct = net.sources
      .filter((id) => columns.of.get(id) === channel)
      .map((id) => outHeight(grid, id));
    const rings = net.rings.flatMap((id) => {
      const ring = byId.get(id);
      if (ring?.channel !== channel) return [];
      const heights = ring.sources.map((source) => outHeight(grid, source));
      return heights.length === 0 ? [] : [heights.reduce((a, b) => a + b, 0) / heights.length];
    });
    return [...direct, ...rings];
  };
  const inChannel = (channel: number, lefts: readonly number[], rights: readonly number[]): number => {
    const length = span([...lefts, ...rights]);
    let hits = 0;
    for (const { left, right } of others[Math.max(0, channel)] ?? []) {
      for (const mine of lefts) for (const end of rights) if ((left - mine) * (right - end) < 0) hits++;
    }
    return (length > 1 ? bend + 0.5 * length : 0) + crossing * hits;
  };

  interface Step {
    y: number;
    price: number;
    path: Position[];
  }
  const end = net.kind === 'ring' ? [] : [inHeight(grid, net.to)];
  let front: Step[] = [{ y: end[0] ?? Number.NaN, price: 0, path: [] }];
  for (const column of crossed) {
    const channel = back ? column - 1 : column;
    const stops = back ? [] : sourceHeights(channel);
    const next: Step[] = [];
    for (const choice of choices(net, column, traffic, grid, low, high)) {
      let best: Step | undefined;
      for (const step of front) {
        // Nothing that follows makes a way cheaper.
        if (best && step.price + choice.price >= best.price) continue;
        const leaving = Number.isNaN(step.y) ? [] : [step.y];
        const price = step.price + choice.price + inChannel(channel, [choice.y, ...stops], leaving);
        if (!best || price < best.price) best = { y: choice.y, price, path: [...step.path, choice.position] };
      }
      if (best) next.push(best);
    }
    front = next;
  }
  const first = back ? (crossed.at(-1) ?? 0) : (crossed.at(-1) ?? 1) - 1;
  const starts = back ? net.sources.map((id) => outHeight(grid, id)) : sourceHeights(first);
  let best: Step | undefined;
  for (const step of front) {
    const price = step.price + inChannel(first, starts, [step.y]);
    if (!best || price < best.price) best = { ...step, price };
  }
  best?.path.forEach((position, at) => {
    const column = crossed[at];
    if (column !== undefined) net.cross.set(column, position);
  });
}
