import { hashText } from './random.ts';

const bits = 2 ** 28;

/**
 * Remembers texts in 32 MB however many there are: never takes a text it has seen for new, and takes one new text in
 * 250 for seen when there are a million (they are then made anew).
 */
export class Seen {
  readonly #marks = new Uint32Array(bits / 32);

  /** Whether the text is new; it is seen from then on. */
  add(text: string): boolean {
    const at = hashText(text) >>> 4;
    const mask = 1 << (at & 31);
    const isNew = (this.#marks[at >>> 5]! & mask) === 0;
    this.#marks[at >>> 5]! |= mask;
    return isNew;
  }
}
