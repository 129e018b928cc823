import type { Point } from '../map/lines.ts';

/** Width of the padding round a group's members. */
export const padding = 12;

const turn = (a: Point, b: Point, c: Point): number => (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);

/** Convex outline of points, clockwise on the screen (Andrew's monotone chain). */
export function convexHull(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  const half = (order: readonly Point[]): Point[] => {
    const chain: Point[] = [];
    for (const point of order) {
      for (
        let last = chain.at(-1), before = chain.at(-2);
        last && before && turn(before, last, point) <= 0;
      ) {
        chain.pop();
        last = chain.at(-1);
        before = chain.at(-2);
      }
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half([...sorted].reverse())];
}

/** Whether a point lies inside a convex outline or within `reach` of it. */
export function insideHull(hull: readonly Point[], point: Point, reach = 0): boolean {
  return hull.every((corner, at) => {
    const next = hull[(at + 1) % hull.length] ?? corner;
    const length = Math.hypot(next.x - corner.x, next.y - corner.y) || 1;
    return turn(corner, next, point) / length >= -reach;
  });
}

/** Where the padded outline stands at a height: its left or right edge. */
export function sideAt(hull: readonly Point[], y: number, right: boolean): number {
  const found: number[] = [];
  hull.forEach((a, at) => {
    const b = hull[(at + 1) % hull.length] ?? a;
    if (Math.min(a.y, b.y) > y || Math.max(a.y, b.y) < y) return;
    if (Math.abs(a.y - b.y) < 0.01) found.push(a.x, b.x);
    else found.push(a.x + ((b.x - a.x) * (y - a.y)) / (b.y - a.y));
  });
  const xs = found.length > 0 ? found : hull.map((point) => point.x);
  return right ? Math.max(...xs) + padding : Math.min(...xs) - padding;
}
