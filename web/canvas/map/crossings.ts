import type { Point } from './lines.ts';

interface Drawn {
  from: string;
  to: string;
  points: readonly Point[];
}

interface Stretch {
  low: number;
  high: number;
  at: number;
  line: Drawn;
}

/**
 * How often lines cross, counted for each pair of feeds that share no stage: a level stretch of one passes
 * strictly through an upright stretch of the other. Lines that only touch or lie on one another do not cross.
 */
export function crossingsOf(lines: readonly Drawn[]): number {
  const level: Stretch[] = [];
  const upright: Stretch[] = [];
  for (const line of lines) {
    line.points.forEach((point, i) => {
      const before = line.points[i - 1];
      if (!before) return;
      if (Math.abs(before.y - point.y) < 0.01) {
        level.push({
          low: Math.min(before.x, point.x),
          high: Math.max(before.x, point.x),
          at: point.y,
          line,
        });
      } else {
        upright.push({
          low: Math.min(before.y, point.y),
          high: Math.max(before.y, point.y),
          at: point.x,
          line,
        });
      }
    });
  }
  let count = 0;
  for (const one of level) {
    for (const two of upright) {
      if (one.line.from === two.line.from || one.line.to === two.line.to) continue;
      if (one.line.from === two.line.to || one.line.to === two.line.from) continue;
      const through = two.at > one.low + 0.01 && two.at < one.high - 0.01;
      if (through && one.at > two.low + 0.01 && one.at < two.high - 0.01) count++;
    }
  }
  return count;
}
