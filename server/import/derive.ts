import { Converter } from 'opencc-js';
import { pinyin } from 'pinyin-pro';
import type { NodeLabel, Properties } from '../graph/import/element.ts';
import { stemOf } from './stem.ts';

/** Labels whose nodes are found by search. */
const named = new Set<NodeLabel>([
  'Chain',
  'Stage',
  'Region',
  'Organisation',
  'Carrier',
  'Project',
  'Source',
]);
const nameProperties = ['name', 'title', 'shortName', 'aliases', 'formerNames'];

const simplify = Converter({ from: 't', to: 'cn' });

/**
 * What search and the comparison of names need beside the names themselves: `pinyin` (`zhongche`) and `initials`
 * (`zc`) of every Chinese name, `simplified` where a name is written in traditional characters, and the `stem` of an
 * organisation's name.
 */
export function deriveSearch(label: NodeLabel, properties: Properties): Properties {
  if (!named.has(label)) return {};
  const names = nameProperties.flatMap((property) => properties[property] ?? []).map(String);
  const chinese = names.filter((name) => /\p{Script=Han}/u.test(name));
  const spelt = chinese.map(spell);
  const simplified = chinese.filter((name) => toSimplified(name) !== name).map(toSimplified);
  const stem = label === 'Organisation' && typeof properties.name === 'string' ? stemOf(properties.name) : '';
  return {
    ...list(
      'pinyin',
      spelt.map(({ full }) => full),
    ),
    ...list(
      'initials',
      spelt.map(({ initials }) => initials),
    ),
    ...list('simplified', simplified),
    ...(stem === '' ? {} : { stem }),
  };
}

const list = (property: string, values: string[]): Properties =>
  values.length > 0 ? { [property]: [...new Set(values)] } : {};

/** Characters that are the same in both scripts, which most are: asking the converter for each name is slow. */
const sameInBoth = new Map<string, boolean>();

function toSimplified(name: string): string {
  for (const character of name) {
    let same = sameInBoth.get(character);
    if (same === undefined) sameInBoth.set(character, (same = simplify(character) === character));
    if (!same) return simplify(name);
  }
  return name;
}

/** Letters and digits between the characters are kept: LED芯片 is `ledxinpian` and `ledxp`. */
function spell(name: string): { full: string; initials: string } {
  const syllables = pinyin(name, { type: 'array', toneType: 'none', v: true });
  const characters = [...name];
  let [full, initials] = ['', ''];
  for (const [at, character] of characters.entries()) {
    const syllable = syllables[at] ?? character;
    full += syllable;
    // What is not spelt comes back as it was.
    initials += syllable === character ? character : syllable.charAt(0);
  }
  const letters = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  return { full: letters(full), initials: letters(initials) };
}
