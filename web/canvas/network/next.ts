import type { NetworkEdge } from '../../../server/contract/network.ts';
import type { Point } from '../map/lines.ts';

export interface NetworkSpot extends Point {
  id: string;
  /** Its group, or the name of its shelf. */
  group: string;
}

const nearest = (spots: readonly NetworkSpot[], from: Point): NetworkSpot | undefined =>
  spots.reduce<NetworkSpot | undefined>(
    (best, spot) =>
      best === undefined ||
      Math.hypot(spot.x - from.x, spot.y - from.y) < Math.hypot(best.x - from.x, best.y - from.y)
        ? spot
        : best,
    undefined,
  );

/** The mark a key leads to: ← → along relations, ↑ ↓ in the group, G to the next group, Home and End. */
export function nextMark(
  spots: readonly NetworkSpot[],
  edges: readonly Pick<NetworkEdge, 'from' | 'to'>[],
  current: string,
  key: string,
): string | undefined {
  const from = spots.find((spot) => spot.id === current);
  if (!from) return spots[0]?.id;
  if (key === 'Home') return spots[0]?.id;
  if (key === 'End') return spots.at(-1)?.id;
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    const mates = spots.filter((spot) => spot.group === from.group).sort((a, b) => a.y - b.y || a.x - b.x);
    return mates[mates.indexOf(from) + (key === 'ArrowUp' ? -1 : 1)]?.id;
  }
  if (key === 'g' || key === 'G') {
    const groups = [...new Set(spots.map((spot) => spot.group))];
    const next = groups[(groups.indexOf(from.group) + 1) % groups.length];
    return spots.find((spot) => spot.group === next)?.id;
  }
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return undefined;
  const ids = new Set(
    edges.flatMap((edge) => (edge.from === from.id ? [edge.to] : edge.to === from.id ? [edge.from] : [])),
  );
  const side = spots.filter(
    (spot) => ids.has(spot.id) && (key === 'ArrowLeft' ? spot.x < from.x : spot.x > from.x),
  );
  return nearest(side, from)?.id;
}
