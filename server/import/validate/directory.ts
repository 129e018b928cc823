import type { OrganisationKind } from '../../graph/import/element.ts';
import { normaliseName } from '../name.ts';

/** Something that tables may name by id, code or name. */
export interface Entry {
  id: string;
  nameKey: string;
  kind?: OrganisationKind | undefined;
  creditCode?: string | undefined;
  stockCode?: string | undefined;
}

/** Everything of one sort that the input or the graph has, found by what tables may call it. */
export class Directory {
  readonly #byId = new Map<string, Entry>();
  readonly #byCreditCode = new Map<string, Set<string>>();
  readonly #byStockCode = new Map<string, Set<string>>();
  readonly #byName = new Map<string, Set<string>>();

  /** Later entries stand in for earlier ones with the same id, which stay known by their other words. */
  add(entry: Entry): void {
    this.#byId.set(entry.id, entry);
    note(this.#byName, entry.nameKey, entry.id);
    if (entry.creditCode !== undefined) note(this.#byCreditCode, entry.creditCode, entry.id);
    if (entry.stockCode !== undefined) note(this.#byStockCode, entry.stockCode, entry.id);
  }

  get(id: string): Entry | undefined {
    return this.#byId.get(id);
  }

  withCreditCode(code: string): Entry[] {
    return this.#entries(this.#byCreditCode.get(code));
  }

  withName(nameKey: string): Entry[] {
    return this.#entries(this.#byName.get(nameKey));
  }

  /** What a word means: an id before a credit code, a credit code before a stock code, a name last. */
  find(word: string): Entry[] {
    const nameKey = normaliseName(word);
    const byId = this.#byId.get(word) ?? this.#byId.get(nameKey);
    if (byId) return [byId];
    const ids = this.#byCreditCode.get(word) ?? this.#byStockCode.get(word) ?? this.#byName.get(nameKey);
    return this.#entries(ids);
  }

  /** Ids and names, to suggest from. */
  *words(): Generator<string> {
    yield* this.#byId.keys();
    yield* this.#byName.keys();
  }

  #entries(ids: Iterable<string> = []): Entry[] {
    return [...ids].flatMap((id) => this.#byId.get(id) ?? []).sort((a, b) => (a.id < b.id ? -1 : 1));
  }
}

function note(index: Map<string, Set<string>>, word: string, id: string): void {
  const ids = index.get(word);
  if (ids) ids.add(id);
  else index.set(word, new Set([id]));
}
