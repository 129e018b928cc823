import type { Point } from '../map/lines.ts';

/** An organisation on a shelf: its name stands to the right of its mark. */
export interface ShelfItem {
  id: string;
  labelEm: number;
  /** Groups it is tied to; it stands above or below them where it can. */
  groups: readonly string[];
}

export const shelfRow = 30;
/** Room at the left for the shelf's own name. */
const titleRoom = 104;

/** Marks in rows from left to right, near what they are tied to, never on one another. */
export function layShelf(
  items: readonly ShelfItem[],
  width: number,
  wishes: ReadonlyMap<string, number>,
): { places: Map<string, Point>; rows: number } {
  const wishOf = (item: ShelfItem): number => {
    const found = item.groups.flatMap((id) => wishes.get(id) ?? []);
    return found.length === 0 ? width / 2 : found.reduce((a, b) => a + b, 0) / found.length;
  };
  const sorted = [...items].sort((a, b) => wishOf(a) - wishOf(b) || (a.id < b.id ? -1 : 1));
  const widthOf = (item: ShelfItem): number => 16 + item.labelEm * 12 + 22;
  const total = sorted.reduce((sum, item) => sum + widthOf(item), 0);
  const room = Math.max(200, width - titleRoom - 8);
  const rows = sorted.length === 0 ? 0 : Math.ceil(total / (room * 0.92));
  const places = new Map<string, Point>();
  // Neighbours go to different rows, so that each row keeps the order of the wishes.
  const ends = Array.from({ length: rows }, () => titleRoom);
  const lines: ShelfItem[][] = Array.from({ length: rows }, () => []);
  sorted.forEach((item, at) => lines[at % Math.max(1, rows)]?.push(item));
  lines.forEach((line, row) => {
    let left = line.reduce((sum, item) => sum + widthOf(item), 0);
    for (const item of line) {
      const latest = Math.max(titleRoom, width - 8 - left);
      const x = Math.max(ends[row] ?? titleRoom, Math.min(wishOf(item) - 12, latest));
      places.set(item.id, { x: x + 10, y: row * shelfRow + shelfRow / 2 });
      ends[row] = x + widthOf(item);
      left -= widthOf(item);
    }
  });
  return { places, rows };
}
