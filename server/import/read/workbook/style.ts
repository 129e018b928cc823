import { type DateForm, toDateForm } from './number.ts';
import { attribute, type XmlHandler } from './xml.ts';

/** Reads which cell styles show dates. */
export class StyleReader implements XmlHandler {
  /** By the number that cells name as their style. */
  readonly dates: (DateForm | undefined)[] = [];
  #codes = new Map<number, string>();
  #inCells = false;

  open(name: string, attributes: string): void {
    if (name === 'numFmt') {
      this.#codes.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '');
    } else if (name === 'cellXfs') this.#inCells = true;
    else if (name === 'xf' && this.#inCells) {
      const id = Number(attribute(attributes, 'numFmtId') ?? 0);
      this.dates.push(toDateForm(id, this.#codes.get(id)));
    }
  }

  close(name: string): void {
    if (name === 'cellXfs') this.#inCells = false;
  }

  text(): void {
    // Styles are all in attributes.
  }
}
