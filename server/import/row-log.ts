import { Uint32List, Uint8List } from './compact/numbers.ts';
import { type TableName, tableNames } from './table/all.ts';

/** Which elements each accepted row states, and how many rows of each table were refused. */
export class RowLog {
  readonly rejected = new Map<TableName, number>();
  readonly #tables = new Uint8List();
  readonly #ends = new Uint32List();
  readonly #elements = new Uint32List();

  get length(): number {
    return this.#tables.length;
  }

  /** Notes an accepted row; returns its number. */
  add(table: TableName, elements: number[]): number {
    for (const element of elements) this.#elements.push(element);
    this.#tables.push(tableNames.indexOf(table));
    this.#ends.push(this.#elements.length);
    return this.#tables.length - 1;
  }

  reject(table: TableName): void {
    this.rejected.set(table, (this.rejected.get(table) ?? 0) + 1);
  }

  /** Each row with its table and elements, in the order they were noted. */
  *rows(): Generator<{ table: TableName; elements: number[] }> {
    let from = 0;
    for (let row = 0; row < this.#tables.length; row++) {
      const elements: number[] = [];
      for (const end = this.#ends.at(row); from < end; from++) elements.push(this.#elements.at(from));
      yield { table: tableNames[this.#tables.at(row)]!, elements };
    }
  }
}
