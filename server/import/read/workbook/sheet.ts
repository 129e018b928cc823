import type { SheetRow } from '../../sheet.ts';
import { limits } from '../limit.ts';
import { columnLetters, isEmpty, note, type ReadNote, trimEnd } from '../raw.ts';
import { type DateForm, isDamaged, toDate, toNumberText } from './number.ts';
import { unescape } from './shared.ts';
import { attribute, type XmlHandler } from './xml.ts';

/** What cells refer to. */
export interface BookParts {
  texts: string[];
  dates: (DateForm | undefined)[];
  from1904: boolean;
}

/** A number that a spreadsheet has damaged: its place and what is left. */
export interface DamagedCell {
  row: number;
  at: number;
  value: string;
}

const mostDamaged = 1000;

/** Reads a sheet's cells row by row. Rows with nothing in them are left out; numbers are the sheet's own. */
export class SheetReader implements XmlHandler {
  readonly notes: ReadNote[] = [];
  readonly damaged: DamagedCell[] = [];
  #parts: BookParts;
  #take: (row: SheetRow) => void;
  #number = 0;
  #cells: string[] = [];
  #at = -1;
  #type = '';
  #style = 0;
  #value = '';
  #hasFormula = false;
  #reads = false;
  #phonetic = false;

  constructor(parts: BookParts, take: (row: SheetRow) => void) {
    this.#parts = parts;
    this.#take = take;
  }

  open(name: string, attributes: string): void {
    if (name === 'c') this.#openCell(attributes);
    else if (name === 'v' || name === 't') this.#reads = !this.#phonetic;
    else if (name === 'f') this.#hasFormula = true;
    else if (name === 'row') this.#openRow(attributes);
    else if (name === 'rPh') this.#phonetic = true;
    else if (name === 'mergeCell') {
      note(this.notes, 'merged', attribute(attributes, 'ref')?.split(':')[0]);
    }
  }

  text(value: string): void {
    if (this.#reads) this.#value += value;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#reads = false;
    else if (name === 'c') this.#closeCell();
    else if (name === 'rPh') this.#phonetic = false;
    else if (name === 'row' && !isEmpty(this.#cells)) {
      this.#take({ number: this.#number, cells: trimEnd(this.#cells) });
    }
  }

  #openRow(attributes: string): void {
    const number = Number(attribute(attributes, 'r') ?? this.#number + 1);
    if (!Number.isInteger(number) || number <= this.#number) throw new Error('rows out of order');
    this.#number = number;
    this.#cells = [];
    this.#at = -1;
  }

  #openCell(attributes: string): void {
    const place = attribute(attributes, 'r');
    this.#at = place === undefined ? this.#at + 1 : columnOf(place);
    if (this.#at >= limits.columns) throw new Error(`more than ${limits.columns} columns`);
    this.#type = attribute(attributes, 't') ?? 'n';
    this.#style = Number(attribute(attributes, 's') ?? 0);
    this.#value = '';
    this.#hasFormula = false;
  }

  #closeCell(): void {
    const place = () => `${columnLetters(this.#at)}${this.#number}`;
    if (this.#hasFormula) note(this.notes, this.#value === '' ? 'formula_without_value' : 'formula', place());
    const cell = this.#value === '' ? '' : this.#read(place);
    while (this.#cells.length < this.#at) this.#cells.push('');
    this.#cells[this.#at] = cell.slice(0, limits.cellLength);
  }

  /** The cell's value as text. */
  #read(place: () => string): string {
    switch (this.#type) {
      case 's':
        return this.#text(this.#parts.texts[Number(this.#value)] ?? '', place);
      case 'inlineStr':
      case 'str':
        return this.#text(unescape(this.#value), place);
      case 'b':
        note(this.notes, 'boolean', place());
        return this.#value.trim() === '1' || this.#value.trim() === 'true' ? 'true' : 'false';
      case 'e':
        note(this.notes, 'error_cell', place());
        return '';
      case 'd':
        note(this.notes, 'date', place());
        return this.#value.slice(0, 10);
      default:
        return this.#readNumber(place);
    }
  }

  #text(text: string, place: () => string): string {
    const word = text.trim();
    // Codes of many digits and those that begin with 0 are rightly kept as text.
    if (/^[1-9][\d,]{0,14}(\.\d+)?$/.test(word)) note(this.notes, 'number_as_text', place());
    return word;
  }

  #readNumber(place: () => string): string {
    const value = Number(this.#value);
    if (!Number.isFinite(value)) return this.#value.trim();
    const form = this.#parts.dates[this.#style];
    const date = form && toDate(value, form, this.#parts.from1904);
    if (date !== undefined) {
      note(this.notes, 'date', place());
      return date;
    }
    if (isDamaged(value)) {
      note(this.notes, 'damaged_number', place());
      if (this.damaged.length < mostDamaged) {
        this.damaged.push({ row: this.#number, at: this.#at, value: this.#value.trim() });
      }
    }
    return toNumberText(value);
  }
}

/** `AB12` → 27. */
function columnOf(place: string): number {
  let at = 0;
  for (const character of place) {
    const code = character.charCodeAt(0) & ~32;
    if (code < 65 || code > 90) break;
    at = at * 26 + code - 64;
  }
  return at - 1;
}
