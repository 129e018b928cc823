import type { RegionRow } from '../../server/contract/region.ts';

/** A row of the region tree with how deep it lies. */
export interface Branch {
  row: RegionRow;
  depth: number;
}

/**
 * The tree as rows in its order. With a query only what it names: by name or code here at once, and by whatever
 * the search found (pinyin, initials) when that arrives; then flat, since parents would only be in the way.
 */
export function branchesOf(
  rows: readonly RegionRow[],
  query: string,
  matches: ReadonlySet<string>,
): Branch[] {
  const asked = query.trim().toLowerCase();
  if (asked !== '') {
    return rows
      .filter((row) => matches.has(row.code) || isNamed(row, asked))
      .map((row) => ({ row, depth: 0 }));
  }
  const known = new Set(rows.map((row) => row.code));
  const seen = new Set<string>();
  const walk = (row: RegionRow, depth: number): Branch[] => {
    // A row that is its own ancestor would never end.
    if (seen.has(row.code)) return [];
    seen.add(row.code);
    const children = rows.filter((child) => child.within === row.code);
    return [{ row, depth }, ...children.flatMap((child) => walk(child, depth + 1))];
  };
  return rows
    .filter((row) => row.within === undefined || !known.has(row.within))
    .flatMap((row) => walk(row, 0));
}

function isNamed(row: RegionRow, asked: string): boolean {
  return [row.name, row.nameEn ?? '', row.code].some((text) => text.toLowerCase().includes(asked));
}
