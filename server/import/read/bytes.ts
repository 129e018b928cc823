import { createReadStream } from 'node:fs';
import type { ByteFacts } from './encoding.ts';

const headBytes = 65_536;

/** Whether bytes that come in pieces are text in an encoding. */
class Trial {
  valid = true;
  #decoder: TextDecoder;

  constructor(encoding: string) {
    this.#decoder = new TextDecoder(encoding, { fatal: true });
  }

  feed(bytes?: Uint8Array): void {
    if (!this.valid) return;
    try {
      if (bytes) this.#decoder.decode(bytes, { stream: true });
      else this.#decoder.decode();
    } catch {
      this.valid = false;
    }
  }
}

/** Reads a file once, to say how its bytes may be read as text. `feed` sees every piece, for a hash. */
export async function scanBytes(
  path: string,
  feed: (piece: Buffer) => void = () => undefined,
  signal?: AbortSignal,
): Promise<ByteFacts & { bytes: number }> {
  const trials = { utf8: new Trial('utf-8'), gb18030: new Trial('gb18030') };
  const head: Buffer[] = [];
  let [bytes, sequences] = [0, 0];
  for await (const piece of createReadStream(path, { signal }) as AsyncIterable<Buffer>) {
    feed(piece);
    if (bytes < headBytes) head.push(piece.subarray(0, headBytes - bytes));
    bytes += piece.length;
    // The lead bytes of UTF-8's sequences: 11xxxxxx.
    if (sequences < 1000) for (const byte of piece) if (byte >= 0xc0) sequences += 1;
    trials.utf8.feed(piece);
    trials.gb18030.feed(piece);
  }
  trials.utf8.feed();
  trials.gb18030.feed();
  return {
    head: Buffer.concat(head),
    bytes,
    isUtf8: trials.utf8.valid,
    isGb18030: trials.gb18030.valid,
    sequences,
  };
}
