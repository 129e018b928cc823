import {
  type Element,
  isLabel,
  type LinkElement,
  type LinkType,
  type NodeElement,
  type NodeLabel,
  type OrganisationKind,
  type Properties,
  type Replacement,
} from '../graph/import/element.ts';
import { HashIndex } from './compact/hash-index.ts';
import { Float64List, Int32List, Uint8List } from './compact/numbers.ts';
import type { SpillFolder } from './spill/folder.ts';
import { LineFile } from './spill/lines.ts';
import type { Place } from './validate/first-row.ts';

/** Elements that are asked for and written together: nodes of one label and kind, relationships of one type. */
export interface Group {
  number: number;
  key: string;
  name: NodeLabel | LinkType;
  kind?: OrganisationKind;
  from?: NodeLabel;
  to?: NodeLabel;
  lines: LineFile;
  /** Elements of the group; lines of the file that a later one replaced are not counted. */
  count: number;
}

/** What replaces the relationships of a node, without the node. */
export type OwnReplacement = Omit<Replacement, 'owner'>;

/** An element with where it comes from. */
export interface Stored {
  element: Element;
  /** The first row that stated it. */
  place: Place;
  /** The first rows that stated properties which the first row of all did not. */
  by: Record<string, [sheet: number, row: number]>;
  replacements: OwnReplacement[];
}

/** The parts of a line; the group says the rest. */
type Line = [
  number: number,
  version: number,
  sheet: number,
  row: number,
  key: string,
  from: string,
  to: string,
  given: Properties,
  defaults: Properties,
  by: Stored['by'] | 0,
  replacements: OwnReplacement[] | 0,
];

/** Tells one element of the graph from every other. */
export const elementKey = (element: Element): string =>
  element.sort === 'node' ? `${element.label}|${element.key}` : `${element.type}|${element.id}`;

/**
 * Every element of an import once, in files, one for each group. Elements have numbers from 0 on. One that is stated
 * again is written again with what both say; the line before is then out of date.
 */
export class ElementStore {
  readonly groups = new Map<string, Group>();
  readonly #folder: SpillFolder;
  readonly #index = new HashIndex();
  readonly #groupList: Group[] = [];
  readonly #groupOf = new Uint8List();
  readonly #starts = new Float64List();
  readonly #versions = new Int32List();

  constructor(folder: SpillFolder) {
    this.#folder = folder;
  }

  get size(): number {
    return this.#index.size;
  }

  groupOf(number: number): Group {
    return this.#groupList[this.#groupOf.at(number)]!;
  }

  /** The number of an element that was stated before, or -1. */
  find(element: Element): number {
    return this.findKey(elementKey(element));
  }

  findKey(key: string): number {
    return this.#index.find(key, (number) => elementKey(this.read(number).element) === key);
  }

  read(number: number): Stored {
    const group = this.groupOf(number);
    return toStored(group, JSON.parse(group.lines.readAt(this.#starts.at(number))) as Line);
  }

  /** Notes an element that was not found, and returns its number. */
  add(stored: Stored): number {
    const number = this.#index.add(elementKey(stored.element));
    const group = this.#findGroup(stored.element);
    group.count += 1;
    this.#groupOf.push(group.number);
    this.#versions.push(0);
    this.#write(number, group, stored);
    return number;
  }

  /** Writes an element anew. */
  replace(number: number, stored: Stored): void {
    this.#versions.set(number, this.#versions.at(number) + 1);
    this.#write(number, this.groupOf(number), stored);
  }

  /** The elements of a group in batches, each once. */
  async *readGroup(group: Group, size: number): AsyncGenerator<(Stored & { number: number })[]> {
    for await (const lines of group.lines.batches(size)) {
      const batch: (Stored & { number: number })[] = [];
      for (const text of lines) {
        const line = JSON.parse(text) as Line;
        if (line[1] !== this.#versions.at(line[0])) continue;
        batch.push({ number: line[0], ...toStored(group, line) });
      }
      yield batch;
    }
  }

  /** Writes everything to the files; nothing is added afterwards. */
  finish(): void {
    for (const { lines } of this.#groupList) lines.rest();
  }

  close(): void {
    for (const { lines } of this.#groupList) lines.close();
  }

  #findGroup(element: Element): Group {
    const { sort } = element;
    const key =
      sort === 'node'
        ? `${element.label}|${element.kind ?? ''}`
        : `${element.type}|${element.from.label}|${element.to.label}`;
    let group = this.groups.get(key);
    if (!group) {
      const number = this.#groupList.length;
      const lines = new LineFile(this.#folder, `${number}.ndjson`);
      const own =
        sort === 'node'
          ? { name: element.label, ...(element.kind ? { kind: element.kind } : {}) }
          : { name: element.type, from: element.from.label, to: element.to.label };
      group = { number, key, lines, count: 0, ...own };
      this.groups.set(key, group);
      this.#groupList.push(group);
    }
    return group;
  }

  #write(number: number, group: Group, { element, place, by, replacements }: Stored): void {
    const ends = element.sort === 'node' ? ([element.key, '', ''] as const) : endsOf(element);
    const line: Line = [
      number,
      this.#versions.at(number),
      place.sheet,
      place.row,
      ...ends,
      element.given,
      element.defaults,
      Object.keys(by).length > 0 ? by : 0,
      replacements.length > 0 ? replacements : 0,
    ];
    this.#starts.set(number, group.lines.append(JSON.stringify(line)));
  }
}

const endsOf = ({ id, from, to }: LinkElement) => [id, from.key, to.key] as const;

function toStored(group: Group, line: Line): Stored {
  const [, , sheet, row, key, from, to, given, defaults, by, replacements] = line;
  const element: NodeElement | LinkElement = isLabel(group.name)
    ? { sort: 'node', label: group.name, key, given, defaults, ...(group.kind ? { kind: group.kind } : {}) }
    : {
        sort: 'link',
        type: group.name,
        id: key,
        from: { label: group.from!, key: from },
        to: { label: group.to!, key: to },
        given,
        defaults,
      };
  return { element, place: { sheet, row }, by: by || {}, replacements: replacements || [] };
}
