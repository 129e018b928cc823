import type { ImportChange } from '../contract/import-plan.ts';
import type { PlannedChange } from '../graph/import/write.ts';
import type { LinkType } from '../graph/import/element.ts';
import { Float64List, Uint32List, Uint8List } from './compact/numbers.ts';
import type { SpillFolder } from './spill/folder.ts';
import { LineFile } from './spill/lines.ts';
import type { TableName } from './table/all.ts';
import type { Place } from './validate/first-row.ts';

/** A change with what a reader is told of it. */
export type NotedChange = PlannedChange & {
  place: Place;
  /** What the row is about. */
  name: string;
  /** For a relationship that goes: what it led to, and what takes its place. */
  led?: { before: string; after?: string };
};

/** In the order they are written: what hangs on a node comes after it. */
const sorts = ['nodes', 'removed', 'links'] as const;
export type ChangeSort = (typeof sorts)[number];

/** Everything an import changes or removes of what the graph has, in files. */
export class ChangeStore {
  readonly #files: Record<ChangeSort, LineFile>;
  readonly #sorts = new Uint8List();
  readonly #starts = new Float64List();
  readonly #sheets = new Uint32List();
  readonly #rows = new Uint32List();
  #byRow: { sheet: number; row: number; changes: number[] }[] | undefined;

  constructor(folder: SpillFolder) {
    const file = (sort: ChangeSort) => new LineFile(folder, `changed-${sort}.ndjson`);
    this.#files = { nodes: file('nodes'), removed: file('removed'), links: file('links') };
  }

  /** Nodes and relationships that are changed or removed. */
  get size(): number {
    return this.#sorts.length;
  }

  countOf(sort: ChangeSort): number {
    return this.#files[sort].count;
  }

  add(change: NotedChange): void {
    const sort = change.op === 'remove' ? 'removed' : change.sort === 'node' ? 'nodes' : 'links';
    this.#starts.push(this.#files[sort].append(JSON.stringify(change)));
    this.#sorts.push(sorts.indexOf(sort));
    this.#sheets.push(change.place.sheet);
    this.#rows.push(change.place.row);
  }

  async *batches(sort: ChangeSort, size: number): AsyncGenerator<NotedChange[]> {
    for await (const lines of this.#files[sort].batches(size)) {
      yield lines.map((line) => JSON.parse(line) as NotedChange);
    }
  }

  /** How many rows change something. */
  get rowCount(): number {
    return this.#groupByRow().length;
  }

  /** Some of the rows that change something, in the order of files and rows. */
  read(
    { offset, limit }: { offset: number; limit: number },
    of: (sheet: number) => { table: TableName; file: string },
  ): ImportChange[] {
    return this.#groupByRow()
      .slice(offset, offset + limit)
      .map(({ sheet, row, changes }) => {
        const noted = changes.map((change) => this.#read(change));
        const values = noted.flatMap(toValues);
        return { ...of(sheet), row, name: noted[0]!.name, values };
      });
  }

  finish(): void {
    for (const file of Object.values(this.#files)) file.rest();
  }

  close(): void {
    for (const file of Object.values(this.#files)) file.close();
  }

  #read(change: number): NotedChange {
    const sort = sorts[this.#sorts.at(change)]!;
    return JSON.parse(this.#files[sort].readAt(this.#starts.at(change))) as NotedChange;
  }

  #groupByRow() {
    if (this.#byRow) return this.#byRow;
    const rows = new Map<string, { sheet: number; row: number; changes: number[] }>();
    for (let change = 0; change < this.size; change++) {
      const [sheet, row] = [this.#sheets.at(change), this.#rows.at(change)];
      const known = rows.get(`${sheet}|${row}`);
      if (known) known.changes.push(change);
      else rows.set(`${sheet}|${row}`, { sheet, row, changes: [change] });
    }
    return (this.#byRow = [...rows.values()].sort((a, b) => a.sheet - b.sheet || a.row - b.row));
  }
}

/** What the product works out by itself is no change of the row's. */
const derived = ['pinyin', 'initials', 'simplified', 'stem', 'nameKey'];

/** Under which property a reader looks for what a relationship of this type says. */
const propertyOf: Partial<Record<LinkType, string>> = {
  LOCATED_IN: 'regionCode',
  WITHIN: 'within',
  RUNS: 'organisationId',
  MADE: 'visitorId',
  HEARD_OF: 'concernStages',
};

function toValues({ op, led, before, after, ...change }: NotedChange): ImportChange['values'] {
  if (op === 'remove' && change.sort === 'link' && led) {
    return [{ property: propertyOf[change.type] ?? change.type, ...led }];
  }
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names
    .filter((name) => !derived.includes(name))
    .map((property) => ({
      property,
      ...(property in before ? { before: before[property] } : {}),
      ...(property in after ? { after: after[property] } : {}),
    }));
}
