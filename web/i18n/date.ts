/** A date as known: a year, a month or a day (YYYY, YYYY-MM, YYYY-MM-DD). */
export type PartialDate = string;

const twoYears = 2 * 365.25 * 24 * 3600 * 1000;

/** Whether a fact of this date is older than two years. A month or a year counts from its end. */
export function isStale(date: PartialDate, today: Date = new Date()): boolean {
  const [year = '', month, day] = date.split('-');
  if (!/^\d{4}$/.test(year)) return false;
  const end = new Date(Date.UTC(Number(year), month ? Number(month) - 1 : 11, 1));
  if (day) end.setUTCDate(Number(day));
  else end.setUTCMonth(end.getUTCMonth() + 1);
  return today.getTime() - end.getTime() > twoYears;
}

/** The hour and minute of a moment, as a clock shows it. */
export const clock = (at: Date): string =>
  `${String(at.getHours()).padStart(2, '0')}:${String(at.getMinutes()).padStart(2, '0')}`;
