import { normaliseName } from '../../server/import/name.ts';
import { ownersBefore, spokenAfterParent, spokenShort } from './place-words.ts';

export interface Region {
  code: string;
  name: string;
  level: string;
  within: string;
}

/** Where a name's own words put a firm; undefined when they do not say. */
export type FindPlace = (fullName: string) => Region | undefined;

interface Word {
  text: string;
  region: Region;
  /** Stands alone: the full name, or a short name that means nothing else. */
  alone: boolean;
}

/**
 * Makes a function that reads the administrative division out of a firm's full name. A division counts at the start
 * (province, then city within it, then county), after an owner's name (攀钢集团重庆…), or in brackets (…（苏州）…).
 */
export function placeFinder(regions: Region[]): FindPlace {
  const byCode = new Map(regions.map((region) => [region.code, region]));
  const words = regions.filter(({ code }) => /^\d{6}$/.test(code) && code !== '100000').flatMap(toWords);
  // The longest first: 吉林市 before 吉林, 石家庄 before any shorter word.
  words.sort((one, other) => other.text.length - one.text.length);
  const lies = (region: Region, outer: Region) => isWithin(region, outer, byCode);

  const atStart = (text: string): Region | undefined => {
    const first = words.find((word) => word.alone && text.startsWith(word.text));
    return first && refine(text.slice(first.text.length), first.region, words, lies);
  };
  return (fullName) => {
    const name = normaliseName(fullName);
    return atStart(name) ?? inBrackets(name, words) ?? afterOwner(name, atStart);
  };
}

/** The smaller place that follows its own province or city: 四川广安…, 湖北京山…, 深圳市宝安区…. */
function refine(
  rest: string,
  region: Region,
  words: Word[],
  lies: (region: Region, outer: Region) => boolean,
): Region {
  const next = words.find(
    (word) =>
      rest.startsWith(word.text) &&
      lies(word.region, region) &&
      (word.alone || spokenAfterParent.has(word.text)),
  );
  return next ? refine(rest.slice(next.text.length), next.region, words, lies) : region;
}

function inBrackets(name: string, words: Word[]): Region | undefined {
  for (const [, inside] of name.matchAll(/\(([^)]*)\)/g)) {
    const word = words.find(({ text, alone }) => text === inside && (alone || spokenAfterParent.has(text)));
    if (word) return word.region;
  }
  return undefined;
}

function afterOwner(name: string, atStart: FindPlace): Region | undefined {
  const groups = /^.{2,8}?集团/u.exec(name)?.[0];
  const owners = [...(groups ? [groups] : []), ...ownersBefore.filter((owner) => name.startsWith(owner))];
  for (const owner of owners) {
    const found = atStart(name.slice(owner.length));
    if (found) return found;
  }
  return undefined;
}

function isWithin(region: Region, outer: Region, byCode: Map<string, Region>): boolean {
  for (let at = byCode.get(region.within); at; at = byCode.get(at.within))
    if (at.code === outer.code) return true;
  return false;
}

const provinceSuffix = /(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区)$/;
const citySuffix = /(?:市|地区|盟)$/;
const peoples =
  /(?:朝鲜族|土家族|藏族|彝族|布依族|苗族|哈尼族|壮族|傣族|白族|景颇族|傈僳族|回族|蒙古族?|柯尔克孜|哈萨克|羌族|侗族)+自治州$/;
const districtSuffix = /(?:新区|林区|矿区|自治县|自治旗|市|县|区|旗)$/;

function toWords(region: Region): Word[] {
  // 黄岛区（西海岸新区） goes by its first name.
  const full = normaliseName(region.name).replace(/\(.*$/, '');
  const short = shorten(full, region.level);
  const known = region.level !== 'district' || spokenShort.has(short);
  const words = [{ text: full, region, alone: true }];
  return short === full || short.length < 2 ? words : [...words, { text: short, region, alone: known }];
}

function shorten(name: string, level: string): string {
  if (level === 'province') return name.replace(provinceSuffix, '');
  if (level === 'city') return name.replace(peoples, '').replace(citySuffix, '');
  return name.replace(districtSuffix, '');
}
