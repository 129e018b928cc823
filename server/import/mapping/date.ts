import { toDate } from '../read/workbook/number.ts';

/** Day numbers of a spreadsheet between 1954 and 2064: what else is a number of five digits is no date. */
const [firstSerial, lastSerial] = [20_000, 60_000];

/** A date as people write it → YYYY, YYYY-MM or YYYY-MM-DD, and whether it was hedged; undefined when it is none. */
export function readDate(text: string): { value: string; hedged: boolean } | undefined {
  const written = text.normalize('NFKC').trim();
  const word = written.replace(/\s+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$/, '').replace(/\s+/g, '');
  const plain = word.replace(/^(?:约|大约)/, '').replace(/(?:左右|前后)$/, '');
  const value = readPlain(plain);
  return value === undefined ? undefined : { value, hedged: plain !== word };
}

function readPlain(word: string): string | undefined {
  if (/^\d{5}(\.\d+)?$/.test(word)) {
    const serial = Number(word);
    return serial >= firstSerial && serial <= lastSerial ? toDate(serial, 'day', false) : undefined;
  }
  const match =
    /^(\d{4})(?:[年./-](\d{1,2})(?:[月./-](?:(\d{1,2})[日号]?)?)?|年)?$/.exec(word) ??
    /^(\d{4})(\d{2})(\d{2})?$/.exec(word);
  if (!match) return undefined;
  const [, year = '', month, day] = match;
  if (Number(year) < 1800 || Number(year) > 2200) return undefined;
  const parts = [year, ...[month, day].flatMap((part) => part?.padStart(2, '0') ?? [])];
  return exists(parts) ? parts.join('-') : undefined;
}

/** 30 February turns into March when read. */
function exists([year, month = '01', day = '01']: string[]): boolean {
  const time = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(`${year}-${month}-${day}`);
}
