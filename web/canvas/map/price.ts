import { crossingsOf } from './crossings.ts';
import type { Placement } from './placement.ts';

/** What a screen of 1440 × 900 has for the map beside the page's own lines. */
const screenWidth = 1300;
const screenHeight = 740;

/** What is wrong with a finished map: crossings first, then size, bends and length. */
export function priceOf({ lines, width, height }: Placement): number {
  let length = 0;
  let bends = 0;
  for (const { points } of lines) {
    bends += Math.max(0, points.length - 2);
    points.forEach((point, at) => {
      const before = points[at - 1];
      if (before) length += Math.abs(point.x - before.x) + Math.abs(point.y - before.y);
    });
  }
  const over = Math.max(0, height - screenHeight) + Math.max(0, width - screenWidth);
  return 60 * crossingsOf(lines) + 3 * over + 1.5 * height + 1.5 * width + 6 * bends + 0.15 * length;
}
