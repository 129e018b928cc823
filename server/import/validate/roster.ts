import { type OrganisationKind, organisationKinds } from '../../graph/import/element.ts';
import { Int32List, Uint8List } from '../compact/numbers.ts';
import { WordIndex } from '../compact/word-index.ts';
import { normaliseName } from '../name.ts';
import type { Entry } from './directory.ts';

/** What a word was found to mean. */
export interface Found {
  id: string;
  kind?: OrganisationKind | undefined;
}

/** The entries that answer to a word in one way, as chains through the list of entries: the newest first. */
class Postings {
  readonly #head = new Int32List();
  readonly #next = new Int32List();

  add(word: number, entry: number): void {
    this.#next.set(entry, this.#head.at(word));
    this.#head.set(word, entry + 1);
  }

  *of(word: number): Generator<number> {
    for (let at = word < 0 ? 0 : this.#head.at(word); at > 0; at = this.#next.at(at - 1)) yield at - 1;
  }

  has(word: number): boolean {
    return word >= 0 && this.#head.at(word) > 0;
  }
}

/**
 * Everything of one sort that the input or the graph has, found by what tables may call it. As `Directory`, for
 * a million: what the input says stands in for what the graph says of the same id, whichever is noted first.
 */
export class Roster {
  /** Every id, name and code, for others who note something of them. */
  readonly index = new WordIndex();
  readonly #ids = new Int32List();
  readonly #kinds = new Uint8List();
  readonly #isInput = new Uint8List();
  readonly #byId = new Postings();
  readonly #byName = new Postings();
  readonly #byCreditCode = new Postings();
  readonly #byStockCode = new Postings();

  /** Notes what the input has; returns the number under which `idOf` finds its id. */
  addInput(entry: Entry): number {
    return this.#add(entry, true);
  }

  /** Notes what the graph has, unless it is noted. */
  addGraph(entry: Entry): void {
    for (const known of this.#byId.of(this.index.find(entry.id))) if (this.#isInput.at(known) === 0) return;
    this.#add(entry, false);
  }

  /** The id of an entry by its number. */
  idOf(entry: number): string {
    return this.index.at(this.#ids.at(entry));
  }

  /** Whether anything answers to the word. */
  has(word: string): boolean {
    return this.#entriesOf(word).next().done !== true;
  }

  /** What a word means: an id before a credit code, a credit code before a stock code, a name last. */
  find(word: string): Found[] {
    const ids = new Set<number>();
    for (const entry of this.#entriesOf(word)) ids.add(this.#ids.at(entry));
    if (ids.size === 0) return [];
    const found = [...ids].map((id) => ({ id: this.index.at(id), kind: this.#kindOf(id) }));
    return found.length > 1 ? found.sort((a, b) => (a.id < b.id ? -1 : 1)) : found;
  }

  /** Ids, names and codes, to suggest from. */
  words(): Generator<string> {
    return this.index.words();
  }

  *#entriesOf(word: string): Generator<number> {
    const own = this.index.find(word);
    const nameKey = normaliseName(word);
    const name = nameKey === word ? own : this.index.find(nameKey);
    if (this.#byId.has(own)) yield* this.#byId.of(own);
    else if (this.#byId.has(name)) yield* this.#byId.of(name);
    else if (this.#byCreditCode.has(own)) yield* this.#byCreditCode.of(own);
    else if (this.#byStockCode.has(own)) yield* this.#byStockCode.of(own);
    else yield* this.#byName.of(name);
  }

  #kindOf(id: number): OrganisationKind | undefined {
    let kind = 0;
    for (const entry of this.#byId.of(id)) {
      kind ||= this.#kinds.at(entry);
      if (this.#isInput.at(entry) > 0) return organisationKinds[this.#kinds.at(entry) - 1];
    }
    return organisationKinds[kind - 1];
  }

  #add({ id, nameKey, kind, creditCode, stockCode }: Entry, isInput: boolean): number {
    const entry = this.#ids.length;
    const idWord = this.index.add(id);
    this.#ids.push(idWord);
    this.#kinds.push(kind === undefined ? 0 : organisationKinds.indexOf(kind) + 1);
    this.#isInput.push(isInput ? 1 : 0);
    this.#byId.add(idWord, entry);
    this.#byName.add(this.index.add(nameKey), entry);
    if (creditCode !== undefined) this.#byCreditCode.add(this.index.add(creditCode), entry);
    if (stockCode !== undefined) this.#byStockCode.add(this.index.add(stockCode), entry);
    return entry;
  }
}
