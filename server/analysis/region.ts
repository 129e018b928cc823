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

/** The regions inside this one, in the order of the rows. */
export const regionsBelow = <Row extends Place>(
  regions: ReadonlyMap<string, Row>,
  { code }: { code: string },
): Row[] =>
  [...regions.values()].filter((row) => regionsAbove(regions, row.code).some((above) => above.code === code));

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
export function countTree<Row extends Place>(
  regions: Row[],
  firmPlaces: Places[],
  factPlaces: Places[],
): (Row & Pick<RegionRow, 'firms' | 'facts'>)[] {
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
