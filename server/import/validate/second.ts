import { type Row, textOf } from '../map.ts';
import { normaliseName } from '../name.ts';
import type { RejectionSink } from '../rejections.ts';
import type { WordIndex } from '../compact/word-index.ts';
import { FirstRows, type Place } from './first-row.ts';
import { isOrganisation } from './identify.ts';

/** Refuses a second row where a thing has one: the rows of other tables are facts, which several sources may state. */
export class SecondRows {
  readonly #fileOf: (sheet: number) => string;
  /** Ids, names and codes of organisations, which are the same words. */
  readonly #words: WordIndex;
  readonly #tables = new Map<string, FirstRows>();

  constructor(fileOf: (sheet: number) => string, words: WordIndex) {
    this.#fileOf = fileOf;
    this.#words = words;
  }

  refuse(row: Row, id: string, sheet: number, rejections: RejectionSink): void {
    const place = { sheet, row: row.number };
    if (row.table === 'stages') {
      const first = this.#note('stages', `${id}|${textOf(row, 'chain_id')}`, place, id);
      if (first) {
        rejections.add(
          row,
          'id',
          'duplicate_key',
          `one row per stage and chain; ${this.#at(first)} is another`,
        );
      }
    }
    const isOne = isOrganisation(row) || ['sources', 'regions', 'chains'].includes(row.table);
    if (!isOne) return;
    const same = this.#note(isOrganisation(row) ? 'organisations' : row.table, id, place, id);
    const keyColumn = row.table === 'regions' ? 'code' : textOf(row, 'id') === undefined ? 'name' : 'id';
    if (same)
      rejections.add(row, keyColumn, 'duplicate_key', `one row per id; ${this.#at(same)} has ${id} too`);
    else if (isOrganisation(row)) this.#refuseNamesake(row, id, place, rejections);
  }

  #refuseNamesake(row: Row, id: string, place: Place, rejections: RejectionSink): void {
    const name = textOf(row, 'name');
    const namesake = name && this.#note(`${row.table} name`, normaliseName(name), place, id);
    if (namesake) {
      rejections.add(
        row,
        'name',
        'two_ids',
        `one id per name; ${this.#at(namesake)} has this name and id ${namesake.id}`,
      );
    }
    const code = textOf(row, 'credit_code');
    const sameCode = code && this.#note('credit code', code, place, id);
    if (sameCode) {
      const expected = `one id per credit code; ${this.#at(sameCode)} has this code too`;
      rejections.add(row, 'credit_code', 'two_ids', expected);
    }
  }

  #note(sort: string, key: string, place: Place, id: string) {
    let rows = this.#tables.get(sort);
    if (!rows) {
      rows = new FirstRows(isOfOrganisations(sort) ? this.#words : undefined);
      this.#tables.set(sort, rows);
    }
    return rows.note(key, place, id);
  }

  #at({ sheet, row }: Place): string {
    return `${this.#fileOf(sheet)} row ${row}`;
  }
}

const isOfOrganisations = (sort: string) => !['sources', 'regions', 'chains', 'stages'].includes(sort);
