import { Converter } from 'opencc-js';
import { pinyin } from 'pinyin-pro';
import type { NodeLabel, Properties } from '../graph/import/element.ts';

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
 * What search needs beside the names themselves: `pinyin` (`zhongche`) and `initials` (`zc`) of every Chinese name,
 * and `simplified` where a name is written in traditional characters.
 */
export function deriveSearch(label: NodeLabel, properties: Properties): Properties {
  if (!named.has(label)) return {};
  const names = nameProperties.flatMap((property) => properties[property] ?? []).map(String);
  const chinese = names.filter((name) => /\p{Script=Han}/u.test(name));
  const spelt = chinese.map(spell);
  const simplified = chinese.filter((name) => simplify(name) !== name).map((name) => simplify(name));
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
  };
}

const list = (property: string, values: string[]): Properties =>
  values.length > 0 ? { [property]: [...new Set(values)] } : {};

/** Letters and digits between the characters are kept: LED芯片 is `ledxinpian` and `ledxp`. */
function spell(name: string): { full: string; initials: string } {
  let [full, initials] = ['', ''];
  for (const { origin, pinyin: syllable, first, isZh } of pinyin(name, {
    type: 'all',
    toneType: 'none',
    v: true,
  })) {
    full += isZh ? syllable : origin;
    initials += isZh ? first : origin;
  }
  const letters = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  return { full: letters(full), initials: letters(initials) };
}
