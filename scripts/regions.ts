import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'csv-stringify/sync';
import { listDivisions } from './regions/china.ts';
import { listCountries } from './regions/country.ts';
import { toEnglish } from './regions/english.ts';

const file = fileURLToPath(new URL('../data/regions/regions.csv', import.meta.url));

/** Writes data/regions/regions.csv: China, its divisions by GB/T 2260, and the countries abroad by ISO 3166-1. */
const rows = [
  ['code', 'name', 'level', 'within', 'name_en'],
  ['100000', '中国', 'country', '', 'China'],
  ...listDivisions().map((each) => [each.code, each.name, each.level, each.within, toEnglish(each) ?? '']),
  ...listCountries().map(({ code, name, nameEn }) => [code, name, 'country', '', nameEn]),
];
await mkdir(dirname(file), { recursive: true });
await writeFile(file, stringify(rows));
console.log(`${file}: ${rows.length - 1} regions`);
