import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

/** A place that names of firms carry, with its code in the region table. */
interface NamedPlace {
  code: string;
  /** Full names (青岛市, 崂山区) and those short names (青岛) that are rarely anything else begin a name. */
  leads: boolean;
}

const file = new URL('../../data/regions/regions.csv', import.meta.url);
const peoples =
  '土家|苗|侗|布依|哈尼|彝|壮|傣|白|景颇|傈僳|藏|羌|蒙古|回|朝鲜|黎|哈萨克|柯尔克孜|维吾尔|满|瑶|畲|佤|拉祜|纳西|水|仡佬|达斡尔|鄂温克|鄂伦春|锡伯|土|撒拉|东乡|保安|裕固|毛南|仫佬|布朗|普米|怒|独龙|塔吉克|各';
const autonomous = new RegExp(`(?:(?<!内)(?:${peoples})族?)*自治[区州县旗]$`, 'u');
const ending = /(?:特别行政区|地区|省|市|区|县|盟|旗|林区|新区)$/u;

/** 青岛市 → 青岛, 广西壮族自治区 → 广西; undefined where too little would be left to be a name. */
function shorten(name: string): string | undefined {
  const short = autonomous.test(name) ? name.replace(autonomous, '') : name.replace(ending, '');
  return short !== name && short.length >= 2 ? short : undefined;
}

/**
 * Every place of the region table by the names that firms' names carry it under. A short name begins a firm's name only
 * where it is a province's or a prefecture's: 东方 and 长安 are places too, but mostly something else.
 */
function readPlaces(): Map<string, NamedPlace> {
  const rows = parse<Record<'code' | 'name' | 'level' | 'name_en', string>>(readFileSync(file), {
    columns: true,
    bom: true,
  });
  const places = new Map<string, NamedPlace>();
  // The more general place is first in the table, and a name that several have is taken as its.
  const add = (name: string | undefined, code: string, leads: boolean) => {
    if (name && !places.has(name)) places.set(name, { code, leads });
  };
  const ranks = ['country', 'province', 'city', 'district'];
  const sorted = rows.toSorted((one, other) => ranks.indexOf(one.level) - ranks.indexOf(other.level));
  for (const { code, name, level, name_en } of sorted) {
    const general = level === 'province' || level === 'city';
    add(name, code, level !== 'country');
    add(shorten(name), code, general);
    add(name_en.toLowerCase(), code, false);
  }
  return places;
}

export const places: ReadonlyMap<string, NamedPlace> = readPlaces();

/** The length of the longest name of a place that may begin a firm's name. */
export const longestLead = Math.max(
  ...[...places].flatMap(([name, { leads }]) => (leads ? name.length : [])),
);
