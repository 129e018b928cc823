import type { Channel } from './channels.ts';
import type { Columns } from './columns.ts';
import { laneAfterBox, ringRadius } from './geometry.ts';
import { inHeight, outHeight, type Grid } from './grid.ts';
import type { Net } from './net.ts';
import type { Shape } from './shape.ts';
import { crossingHeight, type Tracks } from './tracks.ts';

export interface Point {
  x: number;
  y: number;
}

/** One feed from the right side of a box to the left side of another. Feeds of one stage lie on one another. */
export interface Line {
  from: string;
  to: string;
  points: Point[];
  /** Id of the ring it passes. */
  ring?: string | undefined;
}

/** Where alternatives meet. */
export interface Ring {
  id: string;
  to: string;
  x: number;
  y: number;
  r: number;
  members: string[];
}

/** Leaves out points between which nothing turns. */
export function straighten(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const last = kept.at(-1);
    if (last && Math.abs(last.x - point.x) < 0.01 && Math.abs(last.y - point.y) < 0.01) continue;
    const before = kept.at(-2);
    const sameX = before && last && Math.abs(before.x - last.x) < 0.01 && Math.abs(last.x - point.x) < 0.01;
    const sameY = before && last && Math.abs(before.y - last.y) < 0.01 && Math.abs(last.y - point.y) < 0.01;
    if (sameX || sameY) kept.pop();
    kept.push(point);
  }
  return kept;
}

/** The lines and rings of a map whose columns, lanes and tracks are settled. */
export function drawLines(
  shape: Shape,
  nets: readonly Net[],
  columns: Columns,
  grid: Grid,
  tracks: Tracks,
  channels: ReadonlyMap<number, Channel>,
  left: readonly number[],
  boxWidth: number,
): { lines: Line[]; rings: Ring[] } {
  const byId = new Map(nets.map((net) => [net.id, net]));
  const backOf = new Map<string, Net>();
  const holder = new Map<string, Net>();
  for (const net of nets) {
    if (net.kind === 'back' && net.joins !== undefined) backOf.set(`${net.sources[0] ?? ''}>${net.to}`, net);
    for (const id of net.rings) holder.set(id, net);
  }
  const laneX = (net: Net, channel: number): number | undefined => {
    const lanes = channels.get(channel);
    const offset = lanes?.offsets.get(net.id);
    if (!lanes || offset === undefined) return undefined;
    const start = channel < 0 ? 0 : (left[channel] ?? 0) + boxWidth;
    const end = left[channel + 1] ?? start;
    const spare = Math.max(0, end - start - laneAfterBox - lanes.width - 14);
    return Math.round(start + laneAfterBox + Math.min(spare / 2, 6) + offset);
  };

  /** Points from where the net enters `channel` to its end, in the direction of the goods. */
  const onward = (net: Net, channel: number, points: Point[]): void => {
    for (let at = channel; at <= net.channel; at++) {
      const x = laneX(net, at);
      const last = points.at(-1);
      const ring = channels.get(at)?.items.get(net.id)?.ring;
      const leaving =
        ring !== undefined && at === net.channel
          ? ring
          : at === net.channel
            ? inHeight(grid, net.to)
            : crossingHeight(grid, tracks, net, at + 1);
      if (leaving === undefined || !last) return;
      if (x !== undefined) points.push({ x, y: last.y }, { x, y: leaving });
      if (at === net.channel && net.kind === 'ring') {
        const bus = holder.get(net.id);
        if (bus) onward(bus, at, points);
        return;
      }
      const edge = left[at + 1] ?? 0;
      points.push({ x: edge, y: leaving });
    }
  };

  const lines = shape.feeds.map(({ from, to }): Line => {
    const column = columns.of.get(from) ?? 0;
    const points: Point[] = [{ x: (left[column] ?? 0) + boxWidth, y: outHeight(grid, from) }];
    const back = backOf.get(`${from}>${to}`);
    let net = back?.joins === undefined ? undefined : byId.get(back.joins);
    net ??= nets.find((one) => one.kind !== 'back' && one.to === to && one.sources.includes(from));
    if (back && net) {
      for (let at = column; at > net.channel; at--) {
        const x = laneX(back, at);
        const height = crossingHeight(grid, tracks, back, at);
        const last = points.at(-1);
        if (height === undefined || !last) break;
        if (x !== undefined) points.push({ x, y: last.y }, { x, y: height });
        points.push({ x: left[at] ?? 0, y: height });
      }
    }
    if (net) onward(net, back ? net.channel : column, points);
    return { from, to, points: straighten(points), ...(net?.kind === 'ring' ? { ring: net.id } : {}) };
  });
  const rings = nets.flatMap((net): Ring[] => {
    const y = channels.get(net.channel)?.items.get(net.id)?.ring;
    const x = laneX(net, net.channel);
    if (net.kind !== 'ring' || y === undefined || x === undefined) return [];
    const members = lines.filter((line) => line.ring === net.id).map((line) => line.from);
    return [{ id: net.id, to: net.to, x, y, r: ringRadius, members }];
  });
  return { lines, rings };
}
