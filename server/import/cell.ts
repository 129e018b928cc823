import { normaliseName } from './name.ts';
import { findNearest } from './nearest.ts';
import { type CellType, longestText } from './table/column.ts';

export type Cell = string | number | boolean | string[];

/** The value of a cell that is not empty, or what was expected there. */
export type CellResult = { value: Cell } | { expected: string };

/** Reads one cell as its column's type. References stay words here: what they mean is found later. */
export function toCell(type: CellType, written: string): CellResult {
  const word = written.normalize('NFC').trim();
  switch (type.is) {
    case 'text':
      return word.length <= longestText && (type.pattern?.test(word) ?? true)
        ? { value: word }
        : { expected: type.expected };
    case 'list':
      return toList(word);
    case 'number':
      return toNumber(type, normaliseName(word));
    case 'share':
      return toShare(normaliseName(word));
    case 'date':
      return toDate(normaliseName(word));
    case 'boolean':
      return toBoolean(normaliseName(word).toLowerCase());
    case 'enum':
      return toEnum(type.words, normaliseName(word));
    case 'reference':
      return type.many ? toList(word) : { value: word };
  }
}

/** `a;b；c` → its values, each once. */
function toList(word: string): CellResult {
  const values = word
    .split(/[;；]/)
    .map((value) => value.trim())
    .filter((value) => value !== '');
  return values.some((value) => value.length > longestText)
    ? { expected: `values of at most ${longestText} characters, separated by ;` }
    : { value: [...new Set(values)] };
}

/** Thousands may be parted by commas. Beyond 2^53 a number is not exact any more. */
function parseNumber(word: string): number {
  const plain = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(word) ? word.replaceAll(',', '') : word;
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : NaN;
}

function toNumber(type: CellType & { is: 'number' }, word: string): CellResult {
  const value = parseNumber(word);
  const fits =
    Number.isFinite(value) &&
    Math.abs(value) <= Number.MAX_SAFE_INTEGER &&
    (!type.whole || Number.isInteger(value)) &&
    value >= (type.least ?? -Infinity) &&
    value <= (type.most ?? Infinity);
  return fits ? { value: value === 0 ? 0 : value } : { expected: type.expected };
}

/** 0.35 or 35%. */
function toShare(word: string): CellResult {
  const isPercent = word.endsWith('%');
  const number = parseNumber(isPercent ? word.slice(0, -1).trimEnd() : word);
  // Twelve digits: 35.1 / 100 is 0.35100000000000003 otherwise.
  const value = isPercent ? Number((number / 100).toPrecision(12)) : number;
  return value >= 0 && value <= 1 ? { value } : { expected: 'a share from 0 to 1 (or from 0% to 100%)' };
}

const dateExpected = 'a date: YYYY, YYYY-MM or YYYY-MM-DD';

function toDate(word: string): CellResult {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(word);
  if (!match) return { expected: dateExpected };
  const [, year, month = '01', day = '01'] = match;
  const exists = Number(day) >= 1 && Number(day) <= daysOf(Number(year), Number(month));
  return exists ? { value: word } : { expected: dateExpected };
}

/** How many days a month has; none when there is no such month. */
function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month < 1 || month > 12 ? 0 : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function toBoolean(word: string): CellResult {
  if (['true', 'yes', 'y', '1', '是'].includes(word)) return { value: true };
  if (['false', 'no', 'n', '0', '否'].includes(word)) return { value: false };
  return { expected: 'true or false (是, 否)' };
}

function toEnum(words: Readonly<Record<string, readonly string[]>>, word: string): CellResult {
  const wanted = word.toLowerCase();
  for (const [value, accepted] of Object.entries(words)) {
    if (value.toLowerCase() === wanted || accepted.includes(wanted)) return { value };
  }
  const all = Object.entries(words).map(([value, [first]]) => (first ? `${value} ${first}` : value));
  const nearest = findNearest(wanted, Object.keys(words));
  return { expected: `one of ${all.join(', ')}${nearest === undefined ? '' : `; nearest: ${nearest}`}` };
}
