/** A product's text or a stage's word in the form in which they are compared. */
export const normaliseProduct = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s"“”'‘’]+/gu, '')
    .replace(/^[.。、，,:：]+|[.。、，,:：]+$/gu, '');

const latin = /[a-z0-9]/;

/**
 * Where a word stands in a text, -1 if nowhere. A word that begins or ends with a letter or digit does not count inside
 * a longer one: `cis` is not in `scissors`.
 */
export function findWord(text: string, word: string): number {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const [before, after] = [text[at - 1] ?? '', text[at + word.length] ?? ''];
    const cutsBefore = latin.test(before) && latin.test(word[0] ?? '');
    const cutsAfter = latin.test(after) && latin.test(word.at(-1) ?? '');
    if (!cutsBefore && !cutsAfter) return at;
  }
  return -1;
}

/** What follows a product's name and says only that it is a class, a business or its sale. */
const tail = /(?:系列产品|产品系列|类产品|系列|产品|分部|板块|业务|销售|生产|制造业|制造|类|业)$/u;
const head = /^(?:销售|其他|其它|各类|各种|自产|自主|自制|自有|主要)[-—–:：]*/u;

/**
 * What a text says with more and more of the words taken off that stand around a product's name (系列, 业务, 销售), the
 * whole text first. All steps are kept: 医药商业类 is 医药商业, and taking 业 off as well would lose it.
 */
export function trimmedForms(text: string): string[] {
  const forms = [text];
  for (let now = text; ;) {
    const next = now.replace(tail, '').replace(head, '');
    if (next === now || next === '') return forms;
    forms.push(next);
    now = next;
  }
}

/** The parts of a text such as `led芯片-绿光` or `药品-原料药`. */
export const partsOf = (text: string): string[] => text.split(/[-—–]+/u).filter((part) => part !== '');
