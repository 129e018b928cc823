import { pinyin } from 'pinyin-pro';
import type { Division } from './china.ts';
import { districtNames, prefectureNames, provinceNames } from './english-names.ts';

/**
 * Where most names come from Mongolian, Tibetan, Uyghur or Kazakh: pinyin of the Chinese characters is then not the
 * name in use, so districts stay without an English one.
 */
const otherLanguages = /^(15|54|65|2224|5132|5133|5334|6230|632)/;

const kinds: [ending: RegExp, english: string][] = [
  [/自治县$/, ' Autonomous County'],
  [/(?<=滨海|浦东|沈北)新区$/, ' New Area'],
  [/区$/, ' District'],
  [/县$/, ' County'],
  [/市$/, ''],
];

const groups =
  /(?:各族|满族|回族|蒙古族|朝鲜族|土家族|苗族|侗族|瑶族|壮族|黎族|彝族|羌族|藏族|布依族|仡佬族|水族|畲族|白族|傣族|哈尼族|拉祜族|佤族|纳西族|傈僳族|普米族|独龙族|怒族|布朗族|裕固族|哈萨克族|保安族|东乡族|撒拉族|土族|仫佬族|毛南族|蒙古)+(?=自治县$)/;

/** The English name in use, or by pinyin; undefined where pinyin would not be sound. */
export function toEnglish({ code, name, level }: Division): string | undefined {
  if (level === 'province') return provinceNames[code];
  if (level === 'city') return prefectureNames[code] ?? spell(name.replace(/市$/, ''));
  return districtNames[code] ?? (otherLanguages.test(code) ? undefined : toDistrictName(name));
}

function toDistrictName(name: string): string | undefined {
  const own = name.replace(groups, '');
  const kind = kinds.find(([ending]) => ending.test(own));
  if (!kind) return undefined;
  const stem = own.replace(kind[0], '');
  return stem === '' ? undefined : `${spell(own, stem.length)}${kind[1]}`;
}

/**
 * The first characters of a name as one word (Xi'an, Lüliang); the rest is read along because it decides how.
 * In place names 都 is always du.
 */
function spell(name: string, length = name.length): string {
  const syllables = pinyin(name, { toneType: 'none', type: 'array' })
    .slice(0, length)
    .map((each, at) => (name[at] === '都' ? 'du' : each));
  const word = syllables.map((each, at) => (at > 0 && /^[aoe]/.test(each) ? `'${each}` : each)).join('');
  return word.charAt(0).toUpperCase() + word.slice(1);
}
