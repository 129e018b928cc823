import type { Fact } from '../../server/contract/source.ts';
import { opening, type Opening } from './sentence.ts';

type Value = Fact['values'][string];

/** A fact with its names ready to stand in a sentence. `subject`, `object` and `about-0` … can be opened. */
export interface FactWords {
  kind: Fact['kind'];
  subject: Opening;
  object: Opening;
  about: Opening[];
  /** A property as text, or undefined when not known. Lists are joined by `separator`. */
  text: (name: string, separator?: string) => string | undefined;
  /** A property as a number, or undefined when not known or not a number. */
  number: (name: string) => number | undefined;
}

const camel = (name: string): string => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** Prepares a fact for its sentence; `named` gives a thing's name in the language of the sentence. */
export function wordsOf(fact: Fact, named: (thing: { name: string; nameEn?: string }) => string): FactWords {
  // The import tables write investment_cny; readers of the graph may write investmentCny.
  const value = (name: string): Value | undefined => fact.values[name] ?? fact.values[camel(name)];
  return {
    kind: fact.kind,
    subject: opening('subject', named(fact.subject)),
    object: opening('object', fact.object ? named(fact.object) : ''),
    about: fact.about.map((thing, index) => opening(`about-${index}`, named(thing))),
    text: (name, separator = '、') => {
      const found = value(name);
      if (found === undefined || found === '') return undefined;
      return Array.isArray(found) ? (found.length === 0 ? undefined : found.join(separator)) : String(found);
    },
    number: (name) => {
      const found = value(name);
      const number = typeof found === 'string' && found !== '' ? Number(found) : found;
      return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
    },
  };
}
