import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { listDivisions } from '../../../scripts/regions/china.ts';
import { listCountries } from '../../../scripts/regions/country.ts';
import { toEnglish } from '../../../scripts/regions/english.ts';

interface Row {
  code: string;
  name: string;
  level: string;
  within: string;
  name_en: string;
}
const read = async (folder: string): Promise<Row[]> =>
  parse(await readFile(new URL(`../../../data/${folder}/regions.csv`, import.meta.url), 'utf8'), {
    columns: true,
  });
const rows = await read('regions');
const byCode = new Map(rows.map((row) => [row.code, row]));
const count = (level: string): number => rows.filter((row) => row.level === level).length;

describe('the regions that ship', () => {
  it('are the divisions of the end of 2024 and every country of ISO 3166-1', () => {
    expect(count('province')).toBe(34);
    expect(count('city')).toBe(333);
    expect(count('district')).toBe(2846);
    // 249 without Hong Kong, Macao and Taiwan, which are divisions here.
    expect(count('country')).toBe(246);
    expect(byCode.size).toBe(rows.length);
  });

  it('lie where their code says, without seats that are no division', () => {
    for (const { code, level, within, name } of rows) {
      if (level === 'province') expect(within).toBe('100000');
      if (level === 'city') expect(within).toBe(`${code.slice(0, 2)}0000`);
      if (level === 'district') {
        const city = `${code.slice(0, 4)}00`;
        expect(within, code).toBe(byCode.has(city) ? city : `${code.slice(0, 2)}0000`);
      }
      expect(name).not.toMatch(/^(市辖区|县|省直辖县.*|自治区直辖.*)$|开发区$|街道$/);
    }
  });

  it.each([
    ['110105', '朝阳区', '110000'],
    ['500229', '城口县', '500000'],
    ['419001', '济源市', '410000'],
    ['429021', '神农架林区', '420000'],
    ['659001', '石河子市', '650000'],
    ['370214', '城阳区', '370200'],
  ])('hold %s %s', (code, name, within) => {
    expect(byCode.get(code)).toMatchObject({ name, within, level: 'district' });
  });

  it.each(['320112', '441901', '620201', '370271', '710101', '810101', 'HK', 'CN'])(
    'leave out %s',
    (code) => {
      expect(byCode.has(code)).toBe(false);
    },
  );

  it.each([
    ['610000', 'Shaanxi'],
    ['140000', 'Shanxi'],
    ['230100', 'Harbin'],
    ['650100', 'Urumqi'],
    ['341500', "Lu'an"],
    ['610100', "Xi'an"],
    ['331000', 'Taizhou'],
    ['350200', 'Xiamen'],
    ['140428', 'Zhangzi County'],
    ['130121', 'Jingxing County'],
    ['420116', 'Huangpi District'],
    ['BY', 'Belarus'],
  ])('name %s in English %s', (code, name) => {
    expect(byCode.get(code)?.name_en).toBe(name);
  });

  it('give every province, prefecture and country an English name', () => {
    for (const row of rows) if (row.level !== 'district') expect(row.name_en, row.code).not.toBe('');
  });

  it('are what the script makes of the package', () => {
    for (const division of listDivisions()) {
      const { code, name, level, within } = division;
      expect(byCode.get(code)).toEqual({ code, name, level, within, name_en: toEnglish(division) ?? '' });
    }
    expect(listCountries().map(({ code }) => code)).toEqual(
      rows.filter(({ code }) => /^[A-Z]/.test(code)).map(({ code }) => code),
    );
  });

  it('are repeated nowhere: Qingdao adds zones, each in a region that ships', async () => {
    for (const row of await read('qingdao')) {
      expect(row.level).toBe('zone');
      expect(byCode.get(row.within)?.level).toBe('district');
    }
  });
});
