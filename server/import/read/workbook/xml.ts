/** What is told of a document as it is gone through. Names come without their prefix. */
export interface XmlHandler {
  open(name: string, attributes: string): void;
  close(name: string): void;
  text(value: string): void;
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** `&amp;` and `&#x4E2D;` → characters. */
export const decodeEntities = (text: string): string =>
  text.includes('&')
    ? text.replace(
        /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi,
        (whole, hex, decimal, name: string | undefined) => {
          if (name !== undefined) return entities[name] ?? whole;
          const code = hex === undefined ? Number(decimal) : parseInt(hex as string, 16);
          return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
        },
      )
    : text;

const patterns = new Map<string, RegExp>();

/** The value of an attribute, or undefined. A prefix such as `r:` does not matter. */
export function attribute(attributes: string, name: string): string | undefined {
  let pattern = patterns.get(name);
  if (!pattern) {
    pattern = new RegExp(`[\\s:]${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
    patterns.set(name, pattern);
  }
  const match = pattern.exec(attributes);
  const value = match?.[1] ?? match?.[2];
  return value === undefined ? undefined : decodeEntities(value);
}

/** A tag longer than this is no part of a workbook. */
const longestTag = 100_000;

/**
 * Goes through a document that comes in pieces, without holding it. Knows elements, attributes, text, CDATA; comments
 * and processing instructions are passed over. A document type is refused: entities declared there could be a bomb.
 * Throws an Error when the document is not well formed.
 */
export class XmlScanner {
  #rest = '';
  #handler: XmlHandler;

  constructor(handler: XmlHandler) {
    this.#handler = handler;
  }

  feed(piece: string): void {
    const text = this.#rest + piece;
    let at = 0;
    while (at < text.length) {
      const tag = text.indexOf('<', at);
      // Text is handed on whole, for an entity may be cut in two.
      if (tag === -1) break;
      if (tag > at) this.#handler.text(decodeEntities(text.slice(at, tag)));
      const next = this.#markup(text, tag);
      if (next === undefined) {
        at = tag;
        break;
      }
      at = next;
    }
    this.#rest = text.slice(at);
    if (this.#rest.startsWith('<') && this.#rest.length > longestTag && !this.#rest.startsWith('<![CDATA[')) {
      throw new Error('a tag does not end');
    }
    if (this.#rest.length > 50 * longestTag) throw new Error('a text does not end');
  }

  end(): void {
    if (this.#rest.trim() !== '') throw new Error('the document ends too early');
  }

  /** Where the markup that begins at `at` ends; undefined when the end is not there yet. */
  #markup(text: string, at: number): number | undefined {
    if (text.startsWith('<!--', at)) return after(text, '-->', at + 4);
    if (text.startsWith('<?', at)) return after(text, '?>', at + 2);
    if (text.startsWith('<!', at)) return this.#declaration(text, at);
    const end = findTagEnd(text, at + 1);
    if (end === undefined) return undefined;
    if (text.charCodeAt(at + 1) === 47) this.#handler.close(localName(text.slice(at + 2, end).trim()));
    else this.#element(text.slice(at + 1, end));
    return end + 1;
  }

  #declaration(text: string, at: number): number | undefined {
    if (text.length < at + 9) return undefined;
    if (!text.startsWith('<![CDATA[', at)) throw new Error('a document type is declared');
    const end = after(text, ']]>', at + 9);
    if (end !== undefined) this.#handler.text(text.slice(at + 9, end - 3));
    return end;
  }

  #element(inside: string): void {
    const isEmpty = inside.endsWith('/');
    const body = isEmpty ? inside.slice(0, -1) : inside;
    const space = body.search(/\s/);
    const name = localName(space === -1 ? body : body.slice(0, space));
    this.#handler.open(name, space === -1 ? '' : body.slice(space));
    if (isEmpty) this.#handler.close(name);
  }
}

const after = (text: string, mark: string, from: number): number | undefined => {
  const at = text.indexOf(mark, from);
  return at === -1 ? undefined : at + mark.length;
};

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** The next `>` that is not inside an attribute's value. */
function findTagEnd(text: string, from: number): number | undefined {
  let quote = 0;
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 62) return at;
    else if (code === 34 || code === 39) quote = code;
  }
  return undefined;
}
