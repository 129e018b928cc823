/** The least and the middle of several measurements of one thing. */
export interface Spread {
  least: number;
  median: number;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
  return { least: sorted[0]!, median };
}

export const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;
/** Milliseconds, without the unit. */
export const ms = (milliseconds: number): string => milliseconds.toFixed(1);
export const times = (ratio: number): string => `${ratio < 10 ? ratio.toFixed(1) : Math.round(ratio)}×`;
export const count = (value: number): string => Math.round(value).toLocaleString('en');
export const megabytes = (bytes: number): string => `${Math.round(bytes / 2 ** 20)} MB`;

/** A goal, what was measured, and whether it was met. */
export function judge(goal: string, measured: string, isMet: boolean): string {
  return `${isMet ? 'met   ' : 'MISSED'}  ${goal}: ${measured}`;
}

/** Rows in columns; the first column to the left, numbers to the right. */
export function toTable(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const all = [header, ...rows];
  const widths = header.map((_, at) => Math.max(...all.map((row) => (row[at] ?? '').length)));
  const line = (row: readonly string[]): string =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join('  ');
  return [line(header), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)];
}
