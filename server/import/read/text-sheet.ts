import type { Encoding } from '../../contract/import-reading.ts';
import { scanBytes } from './bytes.ts';
import { decodeHead, guessEncoding, readMark } from './encoding.ts';
import { ReadFault } from './fault.ts';
import { lookThrough, type Look } from './look.ts';
import type { RawSheet } from './raw.ts';
import { findDelimiter, readText } from './text.ts';

/** Where a text file lies, and what it is called in messages. */
export interface TextFile {
  path: string;
  file: string;
  name: string;
  /** As the user said. */
  encoding?: Encoding | undefined;
}

interface Decided {
  encoding: Encoding;
  confirmed: boolean;
  possible: Encoding[];
  head: Uint8Array;
}

/**
 * Goes through a text file once: encoding, delimiter, header row, number of rows. Throws a {@link ReadFault} when it
 * cannot be read. `feed` sees every piece of its bytes.
 */
export async function readTextSheet(
  { path, file, name, encoding: said }: TextFile,
  look: Look,
  feed?: (piece: Buffer) => void,
): Promise<RawSheet> {
  const decided = await decideEncoding(path, said, look, feed);
  const { encoding, confirmed, possible, head } = decided;
  const delimiter = findDelimiter(firstLines(head, encoding, 10));
  const rows = (signal?: AbortSignal) => readText(path, { encoding, delimiter }, signal);
  const seen = await lookThrough(rows, { file, name, look });
  return {
    ...seen,
    encoding,
    encodingConfirmed: confirmed,
    ...(confirmed && said === undefined
      ? {}
      : { encodings: possible.map((one) => ({ encoding: one, lines: firstLines(head, one, 5) })) }),
  };
}

async function decideEncoding(
  path: string,
  said: Encoding | undefined,
  { signal }: Look,
  feed?: (piece: Buffer) => void,
): Promise<Decided> {
  const facts = await scanBytes(path, feed, signal);
  const { head } = facts;
  const mark = readMark(head);
  if (mark === 'utf-16be')
    throw new ReadFault('a file saved as UTF-8, UTF-16LE or GB18030 (this is UTF-16BE)');
  if (mark !== undefined) return { encoding: mark, confirmed: true, possible: [mark], head };
  const { encodings, certain } = guessEncoding(facts);
  const [first] = encodings;
  if (said !== undefined) {
    return { encoding: said, confirmed: true, possible: [...new Set([said, ...encodings])], head };
  }
  if (first === undefined) throw new ReadFault('a table as text (CSV), or a workbook saved as .xlsx');
  return { encoding: first, confirmed: certain, possible: encodings, head };
}

/** The first lines that are not empty, cut to what a screen shows. */
function firstLines(head: Uint8Array, encoding: Encoding, count: number): string[] {
  return decodeHead(head, encoding)
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, count)
    .map((line) => line.slice(0, 200));
}
