import type { Decided } from '../../graph/duplicate/decided.ts';
import type { GraphClient } from '../../graph/client.ts';
import type { NodeLabel } from '../../graph/import/element.ts';
import { readKnownKeys, readOrganisations, readRecords } from '../../graph/import/lookup.ts';
import type { Present } from '../../graph/import/present.ts';
import { WordIndex } from '../compact/word-index.ts';
import { type Row } from '../map.ts';
import { normaliseName } from '../name.ts';
import type { ColumnName } from '../table/all.ts';
import type { ReferenceTarget } from '../table/column.ts';
import { Roster } from './roster.ts';

/** How many words one question names. */
export const lookupSize = 5000;

/** Labels whose nodes are referred to by their key alone. */
const keyed = { chain: 'Chain', stage: 'Stage', region: 'Region', source: 'Source' } as const;
export type KeyedTarget = keyof typeof keyed;
export const isKeyed = (target: ReferenceTarget): target is KeyedTarget => target in keyed;
export const labelOf = (target: KeyedTarget): NodeLabel => keyed[target];

const rosters = { organisation: 'Organisation', carrier: 'Carrier', project: 'Project' } as const;
type RosterTarget = keyof typeof rosters;

/** Where the words of a reference are looked for. */
const placesOf: Record<ReferenceTarget, (KeyedTarget | RosterTarget)[]> = {
  chain: ['chain'],
  stage: ['stage'],
  region: ['region'],
  source: ['source'],
  carrier: ['carrier'],
  project: ['project'],
  organisation: ['organisation'],
  firm: ['organisation'],
  university: ['organisation'],
  organisationOrChain: ['organisation', 'chain'],
};

type Wanted = Record<KeyedTarget | RosterTarget, Set<string>>;

/** What the rows may refer to: what the input brings, and what the graph has of the rest. */
export class Known {
  readonly keys: Record<KeyedTarget, WordIndex> = {
    chain: new WordIndex(),
    stage: new WordIndex(),
    region: new WordIndex(),
    source: new WordIndex(),
  };
  readonly organisations = new Roster();
  readonly carriers = new Roster();
  readonly projects = new Roster();
  readonly #graph: GraphClient;
  readonly #present: Present;
  readonly #decided: Decided;
  /** Words that the input has not brought yet, to be asked for. */
  readonly #wanted: Wanted;
  /** Words asked for that the graph does not have either. */
  readonly #missing = new Set<string>();

  constructor(graph: GraphClient, present: Present, decided: Decided) {
    this.#graph = graph;
    this.#present = present;
    this.#decided = decided;
    const all = [...Object.keys(keyed), ...Object.keys(rosters)] as (KeyedTarget | RosterTarget)[];
    this.#wanted = Object.fromEntries(all.map((place) => [place, new Set<string>()])) as Wanted;
  }

  /** What the user decided of firms that look alike. */
  get decided(): Decided {
    return this.#decided;
  }

  /** Notes what a row refers to, to be asked for unless the input has it. */
  want(row: Row): void {
    for (const { name, column } of row.raw.order) {
      if (column.type.is !== 'reference') continue;
      for (const word of wordsOf(row, name)) {
        for (const place of placesOf[column.type.to]) this.wantWord(place, word);
      }
    }
  }

  /** Carriers and projects are always asked for: two may have one name. Of organisations, their own rows ask. */
  wantWord(place: KeyedTarget | RosterTarget, word: string): void {
    if (!this.#present.has(place in keyed ? keyed[place as KeyedTarget] : rosters[place as RosterTarget]))
      return;
    if (place in keyed && this.keys[place as KeyedTarget].has(word)) return;
    if (place === 'organisation') {
      const now = this.#decided.now(word) ?? this.#decided.sameAs({ name: word });
      if (now !== undefined) this.#wanted.organisation.add(now);
      if (this.organisations.has(word)) return;
    }
    if (!this.#missing.has(`${place}|${word}`)) this.#wanted[place].add(word);
  }

  /** Asks the graph for what is wanted, once it is much; `all`: now, however little it is. */
  async lookUp(all = false): Promise<void> {
    for (const [place, words] of Object.entries(this.#wanted) as [
      KeyedTarget | RosterTarget,
      Set<string>,
    ][]) {
      if (words.size === 0 || (!all && words.size < lookupSize)) continue;
      const asked = [...words];
      words.clear();
      for (let at = 0; at < asked.length; at += lookupSize) {
        await this.#ask(place, asked.slice(at, at + lookupSize));
      }
      if (this.#missing.size > 4 * lookupSize) this.#missing.clear();
    }
  }

  async #ask(place: KeyedTarget | RosterTarget, words: string[]): Promise<void> {
    if (place in keyed) {
      const target = place as KeyedTarget;
      const found = await readKnownKeys(this.#graph, keyed[target], words);
      found.forEach((key) => this.keys[target].add(key));
      this.#noteMissing(place, words, (word) => this.keys[target].has(word));
    } else if (place === 'organisation') {
      const found = await readOrganisations(this.#graph, words, words.map(normaliseName));
      found.forEach((entry) => this.organisations.addGraph(entry));
      this.#noteMissing(place, words, (word) => this.organisations.has(word));
    } else {
      const label = place === 'carrier' ? 'Carrier' : 'Project';
      const found = await readRecords(this.#graph, label, words, words.map(normaliseName));
      found.forEach((entry) => this[`${place as 'carrier' | 'project'}s`].addGraph(entry));
    }
  }

  #noteMissing(place: string, words: string[], has: (word: string) => boolean): void {
    for (const word of words) if (!has(word)) this.#missing.add(`${place}|${word}`);
  }
}

/** The words of a reference cell: none, one or several. */
export function wordsOf(row: Row, column: ColumnName): string[] {
  const value = row.values[column];
  if (Array.isArray(value)) return value;
  return typeof value === 'string' ? [value] : [];
}
