import { Converter } from 'opencc-js';
import { longestLead, places } from './place-name.ts';

/** A firm's name in its parts, each in the form that is compared: simplified, lower case, without width and marks. */
export interface SplitName {
  /** What tells the firm from others; empty where the name is nothing but place and legal form. */
  stem: string;
  /** 有限公司, 集团股份有限公司, co.ltd …; empty where the name has none. */
  legalForm: string;
  /** Codes of the places that the name mentions, in its order. */
  places: string[];
}

const simplify = Converter({ from: 't', to: 'cn' });
/** Characters that are the same in both scripts, which most are: asking the converter for each name is slow. */
const plain = new Map<string, boolean>();

function toSimplified(name: string): string {
  for (const character of name) {
    let same = plain.get(character);
    if (same === undefined) plain.set(character, (same = simplify(character) === character));
    if (!same) return simplify(name);
  }
  return name;
}

const normalise = (name: string): string => toSimplified(name.normalize('NFKC').toLowerCase());

/** What a bracket may hold beside a place without telling firms apart. */
const legalBracket = /^(?:集团|控股|有限合伙|普通合伙|特殊普通合伙|中外合资|外商独资|group|holdings?)$/u;
const bracket = /[([{【〔《「]([^()[\]{}【】〔〕《》「」]*)[)\]}】〕》」]/gu;

// A branch (分公司) is not its firm, and a general company (总公司) is only another word for one.
const chineseForm =
  /(?:股份有限公司|有限责任公司|股份公司|有限公司|合伙企业|(?<!分|子)总?公司|控股集团|集团|控股)$/u;
const englishForm =
  /(?:^|[\s,.]|(?<=\p{Script=Han}))(?:co\b[.,\s]*(?:ltd|limited|inc|llc)|company\s+limited|limited|ltd|incorporated|inc|corporation|corp|gmbh(?:\s*&\s*co\.?\s*kg)?|ag|llc|plc|bhd|kk|s\.?a|s\.?p\.?a|b\.?v|n\.?v|company|co|group|holdings?)[.,\s]*$/u;
const marks = /[^\p{L}\p{N}]+/gu;

/**
 * A name without legal form, places, spaces and marks, so that 青岛鲸算科技有限公司, 鲸算（青岛）科技有限公司 and
 * 鲸算科技 come to the same. The stem of a stem is itself.
 */
export const stemOf = (name: string): string => splitName(name).stem;

/** The name in its parts; legal form and places are kept apart, for they speak for or against. */
export function splitName(name: string): SplitName {
  const found: Found = { forms: [], places: [] };
  let stem = normalise(name);
  // What one removal uncovers may be removable itself: 山东青岛…, …集团有限公司.
  for (let before = ''; before !== stem;) {
    before = stem;
    stem = normalise(withoutPlaces(withoutForm(withoutBrackets(stem, found), found), found));
  }
  return { stem, legalForm: found.forms.toReversed().join(''), places: [...new Set(found.places)] };
}

interface Found {
  forms: string[];
  places: string[];
}

function withoutBrackets(name: string, found: Found): string {
  if (!name.includes('(') && !/[[{【〔《「]/u.test(name)) return name;
  return name.replace(bracket, (_, content: string) => {
    const inside = content.replace(marks, '');
    const place = places.get(content.trim());
    if (place) found.places.push(place.code);
    else if (legalBracket.test(inside)) found.forms.push(inside);
    // Anything else tells firms apart: 国电南瑞(二期).
    else return content;
    return '';
  });
}

function withoutForm(name: string, found: Found): string {
  let rest = name.trimEnd();
  for (;;) {
    const [form] = chineseForm.exec(rest) ?? englishForm.exec(rest) ?? [];
    if (!form) return rest.replace(marks, '');
    found.forms.push(form.replace(marks, ''));
    rest = rest.slice(0, rest.length - form.length).trimEnd();
  }
}

/** A place at the beginning goes, as long as two characters are left: 东阳光 is no firm named 光. */
function withoutPlaces(name: string, found: Found): string {
  for (let length = Math.min(longestLead, name.length - 2); length >= 2; length -= 1) {
    const place = places.get(name.slice(0, length));
    if (!place?.leads) continue;
    found.places.push(place.code);
    return name.slice(length);
  }
  return name;
}
