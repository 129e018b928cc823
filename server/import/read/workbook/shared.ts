import type { XmlHandler } from './xml.ts';

/** `_x000D_` in a file stands for the character with that code. */
export const unescape = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    : text;

/** Reads the texts that cells name by number. How a word is pronounced (`rPh`) is no part of it. */
export class SharedReader implements XmlHandler {
  readonly texts: string[] = [];
  #parts: string[] = [];
  #inText = false;
  #phonetic = false;

  open(name: string): void {
    if (name === 'si') this.#parts = [];
    else if (name === 'rPh') this.#phonetic = true;
    else if (name === 't') this.#inText = !this.#phonetic;
  }

  close(name: string): void {
    if (name === 'si') this.texts.push(unescape(this.#parts.join('')));
    else if (name === 'rPh') this.#phonetic = false;
    else if (name === 't') this.#inText = false;
  }

  text(value: string): void {
    if (this.#inText) this.#parts.push(value);
  }
}
