import { Uint32List } from './numbers.ts';

/** Blocks grow up to this size; where a word begins is its block's number times this, and the place in the block. */
const blockBytes = 1 << 22;
const firstBlockBytes = 1 << 13;

/**
 * Different words, each with a number from 0 on. Their bytes lie outside of the heap: a million names take 60 MB here
 * and 250 MB in a Map, and words cut out of a file would keep the whole file in memory.
 */
export class WordIndex {
  #blocks: Buffer[] = [];
  #free = 0;
  readonly #starts = new Uint32List();
  readonly #lengths = new Uint32List();
  readonly #hashes = new Uint32List();
  /** Number + 1 of the word at a slot; 0 is an empty slot. */
  #slots = new Int32Array(128);
  #scratch = Buffer.allocUnsafe(1024);
  #hash = 0;

  get size(): number {
    return this.#starts.length;
  }

  /** The number of a word, which is made known when it was not. */
  add(word: string): number {
    const length = this.#encode(word);
    const slot = this.#findSlot(length);
    const known = this.#slots[slot]!;
    if (known > 0) return known - 1;
    const number = this.size;
    this.#slots[slot] = number + 1;
    this.#starts.push(this.#keep(length));
    this.#lengths.push(length);
    this.#hashes.push(this.#hash);
    if (this.size * 2 > this.#slots.length) this.#spread();
    return number;
  }

  /** The number of a word, or -1 when it is not known. */
  find(word: string): number {
    return this.#slots[this.#findSlot(this.#encode(word))]! - 1;
  }

  has(word: string): boolean {
    return this.find(word) >= 0;
  }

  /** The word with this number. */
  at(number: number): string {
    const start = this.#starts.at(number);
    const offset = start % blockBytes;
    return this.#blocks[Math.floor(start / blockBytes)]!.toString(
      'utf8',
      offset,
      offset + this.#lengths.at(number),
    );
  }

  *words(): Generator<string> {
    for (let number = 0; number < this.size; number++) yield this.at(number);
  }

  /** Puts the bytes of a word into the scratch buffer and its hash (FNV-1a, stirred) beside it. */
  #encode(word: string): number {
    if (word.length * 3 > this.#scratch.length) this.#scratch = Buffer.allocUnsafe(word.length * 3);
    const length = this.#scratch.write(word, 0, 'utf8');
    let hash = 0x811c9dc5;
    for (let at = 0; at < length; at++) hash = Math.imul(hash ^ this.#scratch[at]!, 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    this.#hash = (hash ^ (hash >>> 13)) >>> 0;
    return length;
  }

  /** Where the encoded word stands, or the empty slot where it would. */
  #findSlot(length: number): number {
    const mask = this.#slots.length - 1;
    for (let slot = this.#hash & mask; ; slot = (slot + 1) & mask) {
      const number = this.#slots[slot]! - 1;
      if (number < 0 || (this.#hashes.at(number) === this.#hash && this.#isSame(number, length))) return slot;
    }
  }

  #isSame(number: number, length: number): boolean {
    if (this.#lengths.at(number) !== length) return false;
    const start = this.#starts.at(number);
    const block = this.#blocks[Math.floor(start / blockBytes)]!;
    const offset = start % blockBytes;
    for (let at = 0; at < length; at++) if (block[offset + at] !== this.#scratch[at]) return false;
    return true;
  }

  /** Copies the encoded word to where it stays; blocks are never moved. */
  #keep(length: number): number {
    let block = this.#blocks.at(-1);
    if (!block || this.#free + Math.max(length, 1) > block.length) {
      // A word larger than a block has one of its own.
      const size = Math.min(blockBytes, firstBlockBytes * 2 ** Math.min(this.#blocks.length, 12));
      block = Buffer.allocUnsafeSlow(Math.max(size, length));
      this.#blocks.push(block);
      this.#free = 0;
    }
    this.#scratch.copy(block, this.#free, 0, length);
    const start = (this.#blocks.length - 1) * blockBytes + this.#free;
    this.#free += length;
    return start;
  }

  #spread(): void {
    const slots = new Int32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let number = 0; number < this.size; number++) {
      let slot = this.#hashes.at(number) & mask;
      while (slots[slot]! > 0) slot = (slot + 1) & mask;
      slots[slot] = number + 1;
    }
    this.#slots = slots;
  }
}
