import { createReadStream } from 'node:fs';
import type { Encoding } from '../../contract/import-reading.ts';
import { parseCsv } from '../csv.ts';
import type { SheetRow } from '../sheet.ts';
import { ReadFault } from './fault.ts';

export type Delimiter = ',' | '\t' | ';';

const pieceBytes = 256 * 1024;

/** The delimiter of the header line: the one that stands most often, outside quotation marks, in one of the first lines. */
export function findDelimiter(lines: string[]): Delimiter {
  const candidates: Delimiter[] = [',', '\t', ';'];
  for (const line of lines.slice(0, 10)) {
    const plain = line.replace(/"(?:[^"]|"")*"/g, '');
    const counts = candidates.map((one) => plain.split(one).length - 1);
    const most = Math.max(...counts);
    if (most > 0) return candidates[counts.indexOf(most)]!;
  }
  return ',';
}

const encodingNames: Record<Encoding, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16LE',
  gb18030: 'GB18030',
};

async function* decode(path: string, encoding: Encoding, signal?: AbortSignal): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const pieces = createReadStream(path, { signal, highWaterMark: pieceBytes }) as AsyncIterable<Buffer>;
  let before = '';
  const read = (piece?: Buffer): string => {
    try {
      return piece ? decoder.decode(piece, { stream: true }) : decoder.decode();
    } catch {
      throw new ReadFault(
        `a file saved as ${encodingNames[encoding]} (the text goes wrong somewhere after this)`,
        { value: before.split('\n').at(-1)!.slice(-20) },
      );
    }
  };
  for await (const piece of pieces) {
    const text = read(piece);
    if (text === '') continue;
    before = text.slice(-40);
    yield text;
  }
  yield read();
}

/** How a text file is read. */
export interface TextForm {
  encoding: Encoding;
  delimiter: Delimiter;
}

/**
 * The rows of a text file, empty ones included so that numbers are the file's own. Throws a {@link ReadFault} at
 * bytes that are no text and at quotation marks that do not close.
 */
export const readText = (
  path: string,
  { encoding, delimiter }: TextForm,
  signal?: AbortSignal,
): AsyncIterable<SheetRow[]> => parseCsv(decode(path, encoding, signal), delimiter);
