import type { OrganisationKind } from '../../graph/import/element.ts';

/** Something that tables may name by id, code or name. */
export interface Entry {
  id: string;
  nameKey: string;
  kind?: OrganisationKind | undefined;
  creditCode?: string | undefined;
  stockCode?: string | undefined;
}

/** What the graph has under the words of some rows; what a whole import refers to is in a `Roster`. */
export class Directory {
  readonly #byId = new Map<string, Entry>();
  readonly #byCreditCode = new Map<string, Set<string>>();
  readonly #byName = new Map<string, Set<string>>();

  add(entry: Entry): void {
    this.#byId.set(entry.id, entry);
    note(this.#byName, entry.nameKey, entry.id);
    if (entry.creditCode !== undefined) note(this.#byCreditCode, entry.creditCode, entry.id);
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

  #entries(ids: Iterable<string> = []): Entry[] {
    return [...ids].flatMap((id) => this.#byId.get(id) ?? []).sort((a, b) => (a.id < b.id ? -1 : 1));
  }
}

function note(index: Map<string, Set<string>>, word: string, id: string): void {
  const ids = index.get(word);
  if (ids) ids.add(id);
  else index.set(word, new Set([id]));
}
