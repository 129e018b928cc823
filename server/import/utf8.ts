import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Rejection } from './rejection.ts';

const pieceBytes = 256 * 1024;

/** Whether a file is UTF-8 throughout; `each` is given its bytes on the way. */
export async function isUtf8File(path: string, each: (piece: Buffer) => void): Promise<boolean> {
  const file = await open(path);
  try {
    // One buffer for all of it: a stream makes a new one for each piece, and they stay until they are collected.
    const buffer = Buffer.allocUnsafe(pieceBytes);
    let isRight = true;
    let carried = 0;
    for (;;) {
      const { bytesRead } = await file.read(buffer, carried, pieceBytes - carried);
      if (bytesRead === 0) return isRight && carried === 0;
      each(buffer.subarray(carried, carried + bytesRead));
      const bytes = buffer.subarray(0, carried + bytesRead);
      const whole = wholeLength(bytes);
      isRight &&= isUtf8(bytes.subarray(0, whole));
      bytes.copyWithin(0, whole);
      carried = bytes.length - whole;
    }
  } finally {
    await file.close();
  }
}

/** How many bytes there are before a character that the end may have cut. */
function wholeLength(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(4, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return bytes.length;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/** Where a file that is no UTF-8 stops being it. */
export async function findWrongByte(path: string, file: string, name: string): Promise<Rejection> {
  let row = 1;
  let line = '';
  for await (const piece of createReadStream(path, { encoding: 'utf8' }) as AsyncIterable<string>) {
    const wrong = piece.indexOf('\uFFFD');
    const before = wrong < 0 ? piece : piece.slice(0, wrong);
    const lines = before.split('\n');
    row += lines.length - 1;
    line = (lines.length > 1 ? '' : line) + (lines.at(-1) ?? '');
    if (wrong >= 0) break;
  }
  return {
    table: name,
    file,
    row,
    column: '',
    value: line.slice(-20),
    code: 'unreadable',
    expected: 'a file saved as UTF-8 (the text goes wrong after this)',
  };
}
