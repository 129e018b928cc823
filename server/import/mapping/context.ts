import type { ColumnMapping } from '../../contract/import-reading.ts';
import type { Seen } from './guess.ts';
import type { Knowledge } from './understand.ts';

/**
 * The city that most rows are about, so that 高新区 and 市中区 are those of that city: by the region's cells, else by
 * the firms' names. Undefined where no city has half of the rows.
 */
export function findContext(
  { header, sample }: Seen,
  columns: ColumnMapping[],
  defaults: Record<string, string>,
  { regions }: Knowledge,
): string | undefined {
  const given = defaults['firms.region_code'];
  const found = given === undefined ? undefined : regions.find(given);
  if (found !== undefined) return regions.cityOf(found);
  const at = (field: string) =>
    header.cells.findIndex((name) =>
      columns.some((one) => one.field === field && one.header.trim() === name.trim()),
    );
  return mostFrequent('firms.region_code') ?? mostFrequent('firms.name');

  function mostFrequent(field: string): string | undefined {
    const place = at(field);
    if (place === -1) return undefined;
    const cities = sample.map(({ cells }) => {
      const code = regions.find(cells[place] ?? '');
      return code === undefined ? undefined : regions.cityOf(code);
    });
    const counts = new Map<string, number>();
    for (const city of cities) if (city !== undefined) counts.set(city, (counts.get(city) ?? 0) + 1);
    const [best] = [...counts].toSorted((one, other) => other[1] - one[1]);
    return best && best[1] * 2 >= sample.length ? best[0] : undefined;
  }
}
