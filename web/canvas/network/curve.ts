import type { Point } from '../map/lines.ts';

/** Curve from the side of one mark to the side of another. */
export function curve(from: Point, to: Point, fromR: number, toR: number): Point[] {
  const forward = to.x >= from.x;
  const level = Math.abs(to.x - from.x) < 60;
  if (level) {
    const down = to.y >= from.y ? 1 : -1;
    const start = { x: from.x + fromR, y: from.y };
    const end = { x: to.x + toR + 2, y: to.y };
    const bulge = 30 + Math.abs(to.y - from.y) * 0.15;
    return [
      start,
      { x: start.x + bulge, y: start.y + 6 * down },
      { x: end.x + bulge, y: end.y - 6 * down },
      end,
    ];
  }
  const sign = forward ? 1 : -1;
  const start = { x: from.x + sign * fromR, y: from.y };
  const end = { x: to.x - sign * (toR + 2), y: to.y };
  const reach = sign * Math.max(30, Math.abs(end.x - start.x) * 0.45);
  return [start, { x: start.x + reach, y: start.y }, { x: end.x - reach, y: end.y }, end];
}
