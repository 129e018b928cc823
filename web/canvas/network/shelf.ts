import type { Point } from '../map/lines.ts';

/** An organisation on a shelf: its name stands to the right of its mark. */
export interface ShelfItem {
  id: string;
  labelEm: number;
  /** Groups it is tied to; it stands above or below them where it can. */
  groups: readonly string[];
}

export const shelfRow = 30;
/** Names keep 12 px on a drawing smaller than life, so they take more of it there. */
const nameSize = 14.5;

/** What a mark and its name take of their row. */
export interface ShelfName {
  left: number;
  right: number;
  y: number;
}

/** Room at the left for the shelf's own name. */
const titleRoom = 104;

/** Marks in rows from left to right, near what they are tied to, never on one another. */
export function layShelf(
  items: readonly ShelfItem[],
  width: number,
  wishes: ReadonlyMap<string, number>,
): { places: Map<string, Point>; names: ShelfName[]; rows: number } {
  const wishOf = (item: ShelfItem): number => {
    const found = item.groups.flatMap((id) => wishes.get(id) ?? []);
    return found.length === 0 ? width / 2 : found.reduce((a, b) => a + b, 0) / found.length;
  };
  const sorted = [...items].sort((a, b) => wishOf(a) - wishOf(b) || (a.id < b.id ? -1 : 1));
  const widthOf = (item: ShelfItem): number => 16 + item.labelEm * nameSize + 22;
  const room = Math.max(200, width - titleRoom - 8);
  // Neighbours go to different rows, so that each row keeps the order of the wishes.
  const deal = (count: number): ShelfItem[][] =>
    Array.from({ length: count }, (_, row) => sorted.filter((_item, at) => at % count === row));
  const long = (line: readonly ShelfItem[]): number => line.reduce((sum, item) => sum + widthOf(item), 0);
  let rows = sorted.length === 0 ? 0 : 1;
  while (rows < sorted.length && deal(rows).some((line) => long(line) > room)) rows++;
  const lines = deal(rows);
  const places = new Map<string, Point>();
  const ends = lines.map(() => titleRoom);
  const names: ShelfName[] = [];
  lines.forEach((line, row) => {
    let left = long(line);
    for (const item of line) {
      const latest = Math.max(titleRoom, width - 8 - left);
      const x = Math.max(ends[row] ?? titleRoom, Math.min(wishOf(item) - 12, latest));
      const y = row * shelfRow + shelfRow / 2;
      places.set(item.id, { x: x + 10, y });
      names.push({ left: x, right: x + widthOf(item) - 14, y });
      ends[row] = x + widthOf(item);
      left -= widthOf(item);
    }
  });
  return { places, names, rows };
}
