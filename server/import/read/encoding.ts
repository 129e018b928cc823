import type { Encoding } from '../../contract/import-reading.ts';
import { countFrequent } from './frequent.ts';

/** How the bytes of a file may be read, the likeliest first, and whether there is any doubt. */
export interface GuessedEncoding {
  encodings: Encoding[];
  /** A mark in the file, or the bytes themselves, leave no other reading. */
  certain: boolean;
}

/** What reading all bytes of a file has shown of them. */
export interface ByteFacts {
  /** The first bytes, some ten thousand of them. */
  head: Uint8Array;
  isUtf8: boolean;
  isGb18030: boolean;
  /** Sequences of UTF-8 of more than one byte. */
  sequences: number;
}

/**
 * 5.5 % of short texts in GB18030 are valid UTF-8 by accident. Each further character makes that rarer, so that thirty
 * sequences in a row that are all valid are no accident.
 */
const certainSequences = 30;
/** Of so many Chinese characters in UTF-8, half are no frequent ones by accident. */
const certainCharacters = 4;

const startsWith = (bytes: Uint8Array, ...mark: number[]) => mark.every((byte, at) => bytes[at] === byte);

/** The encoding that a mark at the beginning says, or undefined; `utf-16be` is said and not read. */
export function readMark(bytes: Uint8Array): Encoding | 'utf-16be' | undefined {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return 'utf-8';
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le';
  if (startsWith(bytes, 0xfe, 0xff)) return 'utf-16be';
  return undefined;
}

/** No other text has zero bytes, and in this one they are the second of a pair: of commas, digits, line ends. */
export function looksUtf16(head: Uint8Array): boolean {
  let [even, odd] = [0, 0];
  head.forEach((byte, at) => {
    if (byte !== 0) return;
    if (at % 2 === 0) even += 1;
    else odd += 1;
  });
  return odd > 0 && even === 0;
}

/** Judges how a file without a mark is to be read. No encoding at all: it is no text. */
export function guessEncoding({ head, isUtf8, isGb18030, sequences }: ByteFacts): GuessedEncoding {
  if (looksUtf16(head)) return { encodings: ['utf-16le'], certain: true };
  if (head.includes(0)) return { encodings: [], certain: true };
  if (isUtf8 && (sequences === 0 || sequences >= certainSequences)) {
    return { encodings: ['utf-8'], certain: true };
  }
  const possible: Encoding[] = [
    ...(isUtf8 ? ['utf-8' as const] : []),
    ...(isGb18030 ? ['gb18030' as const] : []),
  ];
  if (possible.length === 1 && isUtf8) return { encodings: possible, certain: true };
  const readings = possible
    .map((encoding) => ({ encoding, ...countFrequent(decodeHead(head, encoding)) }))
    .toSorted((one, other) => likelihood(other) - likelihood(one));
  const [best, second] = readings;
  const isPlain =
    best?.encoding === 'utf-8' &&
    best.all >= certainCharacters &&
    likelihood(best) >= 0.5 &&
    likelihood(best) >= 2 * likelihood(second!);
  return { encodings: readings.map(({ encoding }) => encoding), certain: isPlain };
}

/** The share of frequent characters among the Chinese ones; a text without any is neither likely nor unlikely. */
const likelihood = ({ all, known }: { all: number; known: number }): number =>
  all === 0 ? 0.3 : known / all;

/** The beginning of a file as text; a character cut at the end is left out. */
export const decodeHead = (head: Uint8Array, encoding: Encoding): string =>
  new TextDecoder(encoding).decode(head, { stream: true });

/** Whether bytes are text in the encoding. */
export function isPlausible(bytes: Uint8Array, encoding: Encoding): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
