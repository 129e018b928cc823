import type { Fact } from '../../../server/contract/source.ts';
import { wordsOf } from '../../i18n/fact-words.ts';
import { plain, type Sentence } from '../../i18n/sentence.ts';
import type { FactWords } from '../../i18n/fact-words.ts';

/** Everything of a fact that can be read: its sentence, both names of what it concerns, and its note. */
export function textOf(fact: Fact, say: (words: FactWords) => Sentence): string {
  const things = [fact.subject, ...(fact.object ? [fact.object] : []), ...fact.about];
  const names = things.flatMap(({ name, nameEn }) => (nameEn ? [name, nameEn] : [name]));
  const values = Object.values(fact.values).flat().map(String);
  const said = plain(say(wordsOf(fact, ({ name }) => name)));
  return [said, ...names, ...values, fact.provenance.note ?? ''].join(' ');
}

/** Readers write 1000, the pages write 1 000; spaces and case must not matter. */
export const plainly = (text: string): string => text.toLowerCase().replace(/[\s\u202f\u00a0]+/gu, '');

/** Facts in which every one of the words stands, in their order, each once. */
export function findFacts(
  facts: readonly Fact[],
  words: string,
  say: (words: FactWords) => Sentence,
): Fact[] {
  const wanted = words.split(/\s+/u).map(plainly).filter((word) => word !== '');
  const seen = new Set<string>();
  return facts.filter((fact) => {
    if (seen.has(fact.id)) return false;
    seen.add(fact.id);
    if (wanted.length === 0) return true;
    const text = plainly(textOf(fact, say));
    return wanted.every((word) => text.includes(word));
  });
}
