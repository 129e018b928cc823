import type { Tier } from '../../../server/contract/common.ts';
import type { Point } from '../map/lines.ts';
import { convexHull, padding } from './hull.ts';

/** An organisation that stands in a group. */
export interface Member {
  id: string;
  r: number;
}

export interface GroupInput {
  id: string;
  tier: Tier;
  /** Width of the title in em, its counts included. */
  titleEm: number;
  members: readonly Member[];
}

/** A group with its places, relative to its own corner. */
export interface GroupBody {
  id: string;
  w: number;
  h: number;
  places: Map<string, Point>;
  hull: Point[];
  /** Where the title begins. */
  title: Point;
}

export const cell = { w: 84, h: 46 };
const titleHeight = 24;

/** Members side by side: few stand in two columns, many in up to five. */
const across = (count: number): number =>
  count <= 2 ? count : count <= 4 ? 2 : count <= 9 ? 3 : count <= 20 ? 4 : 5;

/**
 * Places for a group's members by the rank of their ids. A place is free again when its member is gone, but a
 * filter only hides marks, so nothing moves. A group without members is its title alone.
 */
export function layGroup({ id, titleEm, members }: GroupInput): GroupBody {
  const sorted = [...members].sort((a, b) => (a.id < b.id ? -1 : 1));
  const columns = Math.max(1, across(sorted.length));
  const rows = Math.ceil(sorted.length / columns);
  const titleW = 24 + titleEm * 13;
  const inner = Math.max(titleW, sorted.length === 0 ? 0 : columns * cell.w);
  const places = new Map<string, Point>();
  sorted.forEach((member, at) => {
    const row = Math.floor(at / columns);
    const inRow = row === rows - 1 ? sorted.length - row * columns : columns;
    const start = padding + (inner - inRow * cell.w) / 2;
    // Rows lean a little, so that names of neighbouring rows do not stand under one another like a table.
    const lean = inRow === columns && columns > 1 ? (row % 2 === 0 ? -3 : 3) : 0;
    places.set(member.id, {
      x: start + (at - row * columns + 0.5) * cell.w + lean,
      y: padding + titleHeight + row * cell.h + 14,
    });
  });
  const corners: Point[] = [
    { x: padding, y: padding },
    { x: padding + titleW, y: padding },
    { x: padding, y: padding + titleHeight - 8 },
    { x: padding + titleW, y: padding + titleHeight - 8 },
  ];
  const h = 2 * padding + (rows === 0 ? titleHeight - 8 : titleHeight + rows * cell.h);
  // One or two members have no outline of their own: they stand in a plain rectangle.
  if (sorted.length <= 2)
    corners.push(
      { x: padding + inner, y: padding },
      ...[padding, padding + inner].map((x) => ({ x, y: h - padding })),
    );
  else
    for (const member of sorted) {
      const place = places.get(member.id);
      if (!place) continue;
      const reach = cell.w / 2 - 6;
      corners.push(
        { x: place.x - reach, y: place.y - 4 },
        { x: place.x + reach, y: place.y - 4 },
        { x: place.x - reach + 8, y: place.y + 28 },
        { x: place.x + reach - 8, y: place.y + 28 },
      );
    }
  return {
    id,
    w: inner + 2 * padding,
    h,
    places,
    hull: convexHull(corners),
    title: { x: padding, y: padding },
  };
}
