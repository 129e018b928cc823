import { Uint32List } from './numbers.ts';

/**
 * Numbers from 0 on by the hash of a key, 16 bytes each. It holds no keys: a number found is a candidate, and whoever
 * asks has to compare (of a million keys, two share their 64 bits once in 30 million imports).
 */
export class HashIndex {
  readonly #low = new Uint32List();
  readonly #high = new Uint32List();
  #slots = new Int32Array(128);

  get size(): number {
    return this.#low.length;
  }

  /** The first number under the key that `isSame` accepts, or -1. */
  find(key: string, isSame: (number: number) => boolean): number {
    const [low, high] = hashOf(key);
    const mask = this.#slots.length - 1;
    for (let slot = low & mask; this.#slots[slot]! > 0; slot = (slot + 1) & mask) {
      const number = this.#slots[slot]! - 1;
      if (this.#low.at(number) === low && this.#high.at(number) === high && isSame(number)) return number;
    }
    return -1;
  }

  /** Gives a key that was not found the next number. */
  add(key: string): number {
    const [low, high] = hashOf(key);
    const number = this.size;
    this.#low.push(low);
    this.#high.push(high);
    if (this.size * 2 > this.#slots.length) this.#slots = new Int32Array(this.#slots.length * 2);
    else return this.#place(number);
    for (let one = 0; one < this.size; one++) this.#place(one);
    return number;
  }

  #place(number: number): number {
    const mask = this.#slots.length - 1;
    let slot = this.#low.at(number) & mask;
    while (this.#slots[slot]! > 0) slot = (slot + 1) & mask;
    this.#slots[slot] = number + 1;
    return number;
  }
}

/** Two hashes of 32 bits each (FNV-1a with two primes, each stirred by the other). */
function hashOf(key: string): [number, number] {
  let [one, other] = [0x811c9dc5, 0x9e3779b9];
  for (let at = 0; at < key.length; at++) {
    const code = key.charCodeAt(at);
    one = Math.imul(one ^ code, 0x01000193);
    other = Math.imul(other ^ code, 0x85ebca77);
  }
  one = Math.imul(one ^ (one >>> 16), 0x2c1b3c6d) ^ Math.imul(other ^ (other >>> 13), 0x297a2d39);
  other = Math.imul(other ^ (other >>> 16), 0xc2b2ae35) ^ Math.imul(one ^ (one >>> 13), 0x165667b1);
  return [(one ^ (one >>> 16)) >>> 0, (other ^ (other >>> 16)) >>> 0];
}
