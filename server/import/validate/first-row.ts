import { Float64List, Int32List } from '../compact/numbers.ts';
import { WordIndex } from '../compact/word-index.ts';

/** Where a row stands: the number of its sheet and its own. */
export interface Place {
  sheet: number;
  row: number;
}

const rowsPerSheet = 2 ** 32;

/** The first row that says something, by what it says, with the id of what it describes. */
export class FirstRows {
  readonly #words: WordIndex;
  readonly #places = new Float64List();
  readonly #ids = new Int32List();

  /** Words that several sorts of things are noted under are kept once. */
  constructor(words = new WordIndex()) {
    this.#words = words;
  }

  /** The row that was noted under the key first, or undefined when it is this one. */
  note(key: string, { sheet, row }: Place, id: string): (Place & { id: string }) | undefined {
    const word = this.#words.add(key);
    const known = this.#places.at(word);
    if (known > 0) {
      return {
        sheet: Math.floor(known / rowsPerSheet),
        row: known % rowsPerSheet,
        id: this.#words.at(this.#ids.at(word)),
      };
    }
    this.#places.set(word, sheet * rowsPerSheet + row);
    this.#ids.set(word, this.#words.add(id));
    return undefined;
  }
}
