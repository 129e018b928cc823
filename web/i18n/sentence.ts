/** A part of a sentence that opens something: a filter, a list, a page. */
export interface Opening {
  /** What it opens; the view knows how. */
  opens: string;
  text: string;
}
/** A sentence whose numbers and names can be opened. */
export type Sentence = readonly (string | Opening)[];

type Slot = string | number | Opening | Sentence;

/** Template tag: text with slots, each a word, a number, an opening or a sentence of its own. */
export function sentence(words: TemplateStringsArray, ...slots: Slot[]): Sentence {
  return words.flatMap((word, index) => [word, ...pieces(slots[index])]).filter((piece) => piece !== '');
}

function pieces(slot: Slot | undefined): readonly (string | Opening)[] {
  if (slot === undefined) return [];
  if (typeof slot === 'string' || typeof slot === 'number') return [String(slot)];
  return 'opens' in slot ? [slot] : slot;
}

/** A slot that opens what is called `opens`. */
export const opening = (opens: string, text: string | number): Opening => ({ opens, text: String(text) });

/** The sentence as plain text, for titles, labels and print. */
export const plain = (said: Sentence): string =>
  said.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('');
