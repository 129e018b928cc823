import { areaList } from '@vant/area-data';

/** A division of China: six digits of GB/T 2260, its name and what it lies in. */
export interface Division {
  code: string;
  name: string;
  level: 'province' | 'city' | 'district';
  within: string;
}

/**
 * Rows of the package that are no division of GB/T 2260 though their codes look like one: new areas without a code
 * (江北新区, 镇江新区), districts dissolved in 2020 and 2021 (港闸区, 梅列区, 长岛县), and seats of administration that
 * only statistics count as districts (大兴安岭's four, 大柴旦). Without them 2,846 divisions remain, the number the
 * Ministry of Civil Affairs gives for the end of 2024.
 */
const noDivisions = new Set([
  '320112',
  '321150',
  '320611',
  '350402',
  '370634',
  '232761',
  '232762',
  '232763',
  '232764',
  '632857',
]);

/** Cities without districts (东莞, 中山, 儋州, 嘉峪关): the package lists their towns, whose codes have nine digits. */
const withoutDistricts = new Set(['441900', '442000', '460400', '620200']);

/** One place under two names: the national new area has the bounds of the district. */
const commonNames: Record<string, string> = { '370211': '黄岛区（西海岸新区）' };

/** GB/T 2260 codes nothing below Taiwan, Hong Kong and Macao. */
const isCodedBelow = (code: string): boolean => code < '710000';

/** 110100 北京市 and 500200 县 repeat the municipality; 419000 省直辖县 and its like gather what has no prefecture. */
const isPrefecture = (code: string): boolean =>
  isCodedBelow(code) && !/^(11|12|31|50)/.test(code) && !code.endsWith('9000');

/** Development zones carry 71–79 or 90–99 in the package; only directly administered counties (xx90yy) have more than 90 rightly. */
const isDistrict = (code: string): boolean =>
  isCodedBelow(code) &&
  !noDivisions.has(code) &&
  !withoutDistricts.has(cityOf(code)) &&
  (code.slice(2, 4) === '90' || !/[79]\d$/.test(code));

const cityOf = (code: string): string => `${code.slice(0, 4)}00`;
const provinceOf = (code: string): string => `${code.slice(0, 2)}0000`;

/** Provinces, then prefectures, then districts; those of a municipality or directly under a province hang there. */
export function listDivisions(): Division[] {
  const provinces = Object.entries(areaList.province_list);
  const cities = Object.entries(areaList.city_list).filter(([code]) => isPrefecture(code));
  const districts = Object.entries(areaList.county_list).filter(([code]) => isDistrict(code));
  return [
    ...provinces.map(([code, name]) => ({ code, name, level: 'province' as const, within: '100000' })),
    ...cities.map(([code, name]) => ({ code, name, level: 'city' as const, within: provinceOf(code) })),
    ...districts.map(([code, name]) => ({
      code,
      name: commonNames[code] ?? name,
      level: 'district' as const,
      within: isPrefecture(cityOf(code)) ? cityOf(code) : provinceOf(code),
    })),
  ];
}
