import type { FactDates } from '../contract/date.ts';
import { isObservedBy } from './observed.ts';

/** How many facts bear one date (a year, month or day), or none. */
export interface DatedCount {
  on?: string | undefined;
  count: number;
}

/** Facts by the year in which they were observed, and how many count by the end of `lastDay` (absent: now). */
export function countDates(rows: DatedCount[], lastDay: string | undefined): Omit<FactDates, 'chain'> {
  const sum = (kept: DatedCount[]): number => kept.reduce((total, { count }) => total + count, 0);
  const dated = rows.filter(({ on }) => on !== undefined);
  const years = [...new Set(dated.map(({ on }) => on!.slice(0, 4)))].sort().reverse();
  const counted = sum(rows.filter(({ on }) => isObservedBy(on, lastDay)));
  return {
    total: sum(rows),
    years: years.map((year) => ({ year, facts: sum(dated.filter(({ on }) => on!.startsWith(year))) })),
    undated: sum(rows) - sum(dated),
    counted,
    later: lastDay === undefined ? 0 : sum(dated) - counted,
  };
}
