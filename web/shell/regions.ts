import type { RegionRow } from '../../server/contract/region.ts';

/** A line of the picker: a region (`open` says whether one with parts is unfolded), or so many more that can be shown. */
export type Line =
  | { kind: 'region'; row: RegionRow; depth: number; open?: boolean }
  | { kind: 'rest'; group: string; count: number; depth: number };

/** What is unfolded beside the path to the chosen region, and how many more lines of a group were asked for. */
export interface Folds {
  open: ReadonlyMap<string, boolean>;
  more: ReadonlyMap<string, number>;
}

interface RegionTree {
  roots: readonly RegionRow[];
  children: ReadonlyMap<string, readonly RegionRow[]>;
}

/** The group of lines of regions that lie in none. */
const topGroup = '';
/** The group of lines of what a search found: another one for other words. */
const foundGroup = (asked: string): string => `?${asked}`;
/** Lines of a search shown at first, and added at each asking. */
export const linesAtOnce = 50;
/** So few more are shown at once: a line that says so would take as much room. */
const fewMore = 3;

const isKnown = (row: RegionRow): boolean => row.firms > 0 || row.facts > 0;
const byKnown = (a: RegionRow, b: RegionRow): number =>
  Number(isKnown(b)) - Number(isKnown(a)) || b.facts - a.facts || b.firms - a.firms;
const byCode = (a: RegionRow, b: RegionRow): number => (a.code < b.code ? -1 : 1);

/** Rows as a tree; of regions side by side those with data come first, most first. */
export function toTree(rows: readonly RegionRow[]): RegionTree {
  const known = new Set(rows.map((row) => row.code));
  const groups = new Map<string, RegionRow[]>([[topGroup, []]]);
  for (const row of [...rows].sort((a, b) => byKnown(a, b) || byCode(a, b))) {
    const group = row.within !== undefined && known.has(row.within) ? row.within : topGroup;
    groups.set(group, [...(groups.get(group) ?? []), row]);
  }
  const roots = groups.get(topGroup) ?? [];
  groups.delete(topGroup);
  return { roots, children: groups };
}

/** The codes of the regions a region lies in, and its own. */
function pathTo(rows: ReadonlyMap<string, RegionRow>, code: string | undefined): Set<string> {
  const path = new Set<string>();
  for (let at = code; at !== undefined && !path.has(at); at = rows.get(at)?.within) path.add(at);
  return path;
}

/**
 * The tree as lines: unfolded at the top and along the path to the chosen region, else as the user folded it. Regions
 * of which nothing is known stand behind a line that says how many they are.
 */
export function linesOf(
  { roots, children }: RegionTree,
  byCodes: ReadonlyMap<string, RegionRow>,
  chosen: string | undefined,
  folds: Folds,
): Line[] {
  const path = pathTo(byCodes, chosen);
  const walk = (group: string, rows: readonly RegionRow[], depth: number): Line[] => {
    const picked = new Set(rows.filter((row) => isKnown(row) || path.has(row.code)));
    const asked = (picked.size || linesAtOnce) + (folds.more.get(group) ?? 0);
    const shown = rows.length - asked <= fewMore ? rows.length : asked;
    for (const row of rows) if (picked.size < shown) picked.add(row);
    const lines = rows.filter((row) => picked.has(row)).flatMap((row) => branch(row, depth));
    const left = rows.length - picked.size;
    return left > 0 ? [...lines, { kind: 'rest', group, count: left, depth }] : lines;
  };
  const branch = (row: RegionRow, depth: number): Line[] => {
    const below = children.get(row.code);
    if (!below) return [{ kind: 'region', row, depth }];
    const open = folds.open.get(row.code) ?? (depth === 0 || path.has(row.code));
    return [{ kind: 'region', row, depth, open }, ...(open ? walk(row.code, below, depth + 1) : [])];
  };
  return walk(topGroup, roots, 0);
}

const levels: readonly RegionRow['level'][] = ['country', 'province', 'city', 'district', 'zone'];

/** 0 named or coded so from the beginning on, 1 somewhere, undefined not at all. Letters match pinyin and initials. */
function closeness(row: RegionRow, asked: string): number | undefined {
  const latin = asked.replaceAll(/[\s'’]/g, '');
  const texts = [row.name, row.nameEn ?? '', row.code].map((text) => text.toLowerCase());
  const spelt = latin === '' ? [] : (row.latin ?? []);
  if (texts.some((text) => text.startsWith(asked)) || spelt.some((text) => text.startsWith(latin))) return 0;
  return texts.some((text) => text.includes(asked)) || spelt.some((text) => text.includes(latin))
    ? 1
    : undefined;
}

/**
 * What is named by the words: by name, English name, code, pinyin or initials, and what the search found besides
 * (traditional characters). Better matches first, of these the ones with data, then the larger regions.
 */
export function findLines(
  rows: readonly RegionRow[],
  query: string,
  matches: ReadonlySet<string>,
  folds: Folds,
): Line[] {
  const asked = query.trim().toLowerCase();
  const found = rows
    .map((row) => ({ row, close: closeness(row, asked) ?? (matches.has(row.code) ? 2 : undefined) }))
    .filter((each): each is { row: RegionRow; close: number } => each.close !== undefined)
    .sort(
      (a, b) =>
        a.close - b.close ||
        Number(isKnown(b.row)) - Number(isKnown(a.row)) ||
        levels.indexOf(a.row.level) - levels.indexOf(b.row.level) ||
        byKnown(a.row, b.row) ||
        byCode(a.row, b.row),
    );
  const group = foundGroup(asked);
  const shown = linesAtOnce + (folds.more.get(group) ?? 0);
  const lines: Line[] = found.slice(0, shown).map(({ row }) => ({ kind: 'region', row, depth: 0 }));
  const count = found.length - lines.length;
  return count > 0 ? [...lines, { kind: 'rest', group, count, depth: 0 }] : lines;
}

/** Where a region lies, nearest first: 青岛市, 山东省. The country is left out: it tells nothing apart. */
export function placesAbove(rows: ReadonlyMap<string, RegionRow>, code: string): RegionRow[] {
  return [...pathTo(rows, code)]
    .slice(1)
    .flatMap((above) => rows.get(above) ?? [])
    .filter((row) => row.level !== 'country');
}
