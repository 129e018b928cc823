/** How much of a date a cell shows. */
export type DateForm = 'day' | 'month' | 'year';

/** Formats of dates by their number; those of the Chinese version that show no day are `month`. */
const builtIn = new Map<number, DateForm>([
  ...[14, 15, 16, 22, 28, 29, 30, 31, 51, 53, 54, 58].map((id) => [id, 'day'] as const),
  ...[17, 27, 36, 50, 52, 57].map((id) => [id, 'month'] as const),
]);

/** Whether a number format shows a date, and how much of it. Hours and minutes alone are no date. */
export function toDateForm(id: number, code: string | undefined): DateForm | undefined {
  if (code === undefined) return builtIn.get(id);
  // Only the form of positive numbers, without literal text, colours and conditions.
  const plain = code
    .split(';')[0]!
    .replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '')
    .toLowerCase();
  if (/general|[#0?]/.test(plain) || !plain.includes('y')) return /m.*d|d.*m/.test(plain) ? 'day' : undefined;
  if (/d/.test(plain)) return 'day';
  return plain.includes('m') ? 'month' : 'year';
}

const dayMs = 86_400_000;

/**
 * A spreadsheet's day number → YYYY-MM-DD, or YYYY-MM and YYYY where no more is shown and nothing is lost by it.
 * Undefined for numbers that are no day between 1900 and 9999.
 */
export function toDate(serial: number, form: DateForm, from1904: boolean): string | undefined {
  // The first day number of 1900 is 1, and a 29 February 1900 is counted that never was.
  const days = Math.floor(serial) + (from1904 ? 1462 : 0);
  if (!(days >= 1 && days <= 2_958_465)) return undefined;
  const offset = days < 60 ? days + 1 : days;
  const date = new Date(Date.UTC(1899, 11, 30) + offset * dayMs).toISOString().slice(0, 10);
  if (form === 'month' && date.endsWith('-01')) return date.slice(0, 7);
  if (form === 'year' && date.endsWith('-01-01')) return date.slice(0, 4);
  return date;
}

/** A spreadsheet keeps 15 digits: a whole number with more was a code, and its last digits are gone. */
export const isDamaged = (value: number): boolean => Math.abs(value) >= 1e15;

/** A number as a person would write it: 0.1, not 0.10000000000000001 as files have it. */
export const toNumberText = (value: number): string => String(value);
