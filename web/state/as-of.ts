/** A year, a month or a day of the calendar, as facts are dated. */
const datePattern = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?$/;

/** Whether this is a date to ask as of: 2023-02-30 and 2023-13 are none. */
export function isAsOf(text: string): boolean {
  const [, year, month, day] = datePattern.exec(text) ?? [];
  if (year === undefined) return false;
  if (day === undefined) return true;
  return new Date(`${text}T00:00:00Z`).toISOString().startsWith(`${year}-${month}-${day}`);
}

/** What a user may type for a date, as one: 2023/4, 2023年4月30日 and 2023.4 are read too; undefined where it is none. */
export function readDate(typed: string): string | undefined {
  const parts = typed
    .trim()
    .split(/[-/.年月日\s]+/)
    .filter((part) => part !== '');
  if (!parts.every((part) => /^\d{1,4}$/.test(part))) return undefined;
  const text = parts.map((part, index) => (index === 0 ? part : part.padStart(2, '0'))).join('-');
  return isAsOf(text) ? text : undefined;
}
