import type { Region, RegionRow } from '../contract/region.ts';

/** So many things stand in exactly these regions. */
interface Places {
  codes: string[];
  count: number;
}

type Place = Region & { within?: string | undefined };

/** The regions above this one, nearest first. A circle of parents ends where it began. */
export function regionsAbove<Row extends Place>(regions: ReadonlyMap<string, Row>, code: string): Row[] {
  const above: Row[] = [];
  const seen = new Set([code]);
  for (let next = regions.get(code)?.within; next !== undefined && !seen.has(next);) {
    const parent = regions.get(next);
    if (!parent) break;
    above.push(parent);
    seen.add(next);
    next = parent.within;
  }
  return above;
}

function countIn(regions: ReadonlyMap<string, Place>, places: Places[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { codes, count } of places) {
    const inside = new Set(
      codes.flatMap((code) => [code, ...regionsAbove(regions, code).map((region) => region.code)]),
    );
    for (const code of inside) counts.set(code, (counts.get(code) ?? 0) + count);
  }
  return counts;
}

/**
 * The tree as rows, parents before children, each with how many firms and facts stand in it or below it.
 * What stands in several regions of a branch is counted once there.
 */
export function countTree(regions: Place[], firmPlaces: Places[], factPlaces: Places[]): RegionRow[] {
  const byCode = new Map(regions.map((region) => [region.code, region]));
  const firms = countIn(byCode, firmPlaces);
  const facts = countIn(byCode, factPlaces);
  const depth = new Map(regions.map(({ code }) => [code, regionsAbove(byCode, code).length]));
  return regions
    .map((region) => ({
      ...region,
      firms: firms.get(region.code) ?? 0,
      facts: facts.get(region.code) ?? 0,
    }))
    .sort((a, b) => depth.get(a.code)! - depth.get(b.code)! || (a.code < b.code ? -1 : 1));
}
