import type { Writable } from 'node:stream';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

interface Entry {
  name: Buffer;
  at: number;
  crc: number;
  packed: number;
  plain: number;
}

/** Sizes follow the data (bit 3), names are UTF-8 (bit 11). */
const flags = 0x0808;
const deflated = 8;
const version = 20;
/** 1 January 1980: the same tables make the same file. */
const noDate = 0x21;
/** Sizes and places of a plain zip have 32 bits. */
const most = 0xffff_ffff;

/** Writes a zip as it comes, one text after the other; nothing is held. Throws when it grows beyond 4 GB. */
export class ZipWriter {
  readonly #out: Writable;
  readonly #entries: Entry[] = [];
  #at = 0;

  constructor(out: Writable) {
    this.#out = out;
  }

  async add(name: string, pieces: AsyncIterable<string> | Iterable<string>): Promise<void> {
    const entry: Entry = { name: Buffer.from(name), at: this.#at, crc: 0, packed: 0, plain: 0 };
    await this.#write(toHeader(0x04034b50, entry, 'local'));
    async function* measured() {
      for await (const piece of pieces) {
        const bytes = Buffer.from(piece);
        entry.crc = crc32(bytes, entry.crc);
        entry.plain += bytes.length;
        yield bytes;
      }
    }
    const plain = Readable.from(measured());
    const packer = createDeflateRaw();
    plain.on('error', (error) => packer.destroy(error));
    for await (const chunk of plain.pipe(packer) as AsyncIterable<Buffer>) {
      entry.packed += chunk.length;
      await this.#write(chunk);
    }
    await this.#write(numbers(0x08074b50, entry.crc, entry.packed, entry.plain));
    this.#entries.push(entry);
  }

  /** The list of contents, without which no program reads the file. */
  async end(): Promise<void> {
    const at = this.#at;
    for (const entry of this.#entries) await this.#write(toHeader(0x02014b50, entry, 'central'));
    const tail = Buffer.alloc(22);
    tail.writeUInt32LE(0x06054b50, 0);
    tail.writeUInt16LE(this.#entries.length, 8);
    tail.writeUInt16LE(this.#entries.length, 10);
    tail.writeUInt32LE(this.#at - at, 12);
    tail.writeUInt32LE(at, 16);
    await this.#write(tail);
    this.#out.end();
  }

  async #write(bytes: Buffer): Promise<void> {
    this.#at += bytes.length;
    if (this.#at > most) throw new Error('The tables are larger than a zip can hold: use npm run export.');
    if (this.#out.destroyed) throw new Error('Nobody takes the zip any more.');
    if (!this.#out.write(bytes)) await once(this.#out, 'drain');
  }
}

function numbers(...values: number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, index) => bytes.writeUInt32LE(value, 4 * index));
  return bytes;
}

/** The header before a text (sizes still unknown), or its line in the list of contents. */
function toHeader(signature: number, entry: Entry, kind: 'local' | 'central'): Buffer {
  const head = Buffer.alloc(kind === 'local' ? 30 : 46);
  head.writeUInt32LE(signature, 0);
  let at = 4;
  const shorts = [version, flags, deflated, 0, noDate];
  for (const value of kind === 'central' ? [version, ...shorts] : shorts) {
    head.writeUInt16LE(value, at);
    at += 2;
  }
  head.writeUInt32LE(entry.crc, at);
  head.writeUInt32LE(entry.packed, at + 4);
  head.writeUInt32LE(entry.plain, at + 8);
  head.writeUInt16LE(entry.name.length, at + 12);
  if (kind === 'central') head.writeUInt32LE(entry.at, 42);
  return Buffer.concat([head, entry.name]);
}
