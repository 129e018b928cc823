import type { Box } from './place.ts';
import type { ShapeFeed } from './shape.ts';

/** Keys that move on the map, with Shift where it matters. */
export interface MapKey {
  key: string;
  shift: boolean;
}

const middle = (box: Box): number => box.y + box.h / 2;

const nearest = (boxes: readonly Box[], height: number): Box | undefined =>
  boxes.reduce<Box | undefined>(
    (best, box) =>
      best === undefined || Math.abs(middle(box) - height) < Math.abs(middle(best) - height) ? box : best,
    undefined,
  );

/** One step along inputs (←) or outputs (→): the one nearest by height. */
function along(boxes: readonly Box[], feeds: readonly ShapeFeed[], from: Box, key: string): Box | undefined {
  const ids = new Set(
    key === 'ArrowLeft'
      ? feeds.filter((feed) => feed.to === from.id).map((feed) => feed.from)
      : feeds.filter((feed) => feed.from === from.id).map((feed) => feed.to),
  );
  return nearest(
    boxes.filter((box) => ids.has(box.id)),
    middle(from),
  );
}

/**
 * The stage a key leads to from another one, or undefined where there is no way on. `boxes` are those that can
 * be reached (a filter may have switched some off).
 */
export function nextStage(
  boxes: readonly Box[],
  feeds: readonly ShapeFeed[],
  current: string,
  { key, shift }: MapKey,
): string | undefined {
  const from = boxes.find((box) => box.id === current);
  if (!from) return boxes[0]?.id;
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    const column = boxes.filter((box) => box.column === from.column).sort((a, b) => a.y - b.y);
    return column[column.indexOf(from) + (key === 'ArrowUp' ? -1 : 1)]?.id;
  }
  if (key === 'Home' || key === 'End') {
    const columns = boxes.map((box) => box.column);
    const column = key === 'Home' ? Math.min(...columns) : Math.max(...columns);
    return nearest(
      boxes.filter((box) => box.column === column),
      middle(from),
    )?.id;
  }
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return undefined;
  let at = along(boxes, feeds, from, key);
  const seen = new Set([from.id]);
  while (shift && at && !seen.has(at.id)) {
    seen.add(at.id);
    const further = along(boxes, feeds, at, key);
    if (!further || seen.has(further.id)) break;
    at = further;
  }
  return at?.id;
}
