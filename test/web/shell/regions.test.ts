import { describe, expect, it } from 'vitest';
import type { RegionRow } from '../../../server/contract/region.ts';
import { branchesOf } from '../../../web/shell/regions.ts';

const row = (code: string, name: string, within?: string, nameEn?: string): RegionRow => ({
  code,
  name,
  level: 'city',
  firms: 0,
  facts: 0,
  ...(within ? { within } : {}),
  ...(nameEn ? { nameEn } : {}),
});
const rows = [
  row('100000', '中国', undefined, 'China'),
  row('370000', '山东省', '100000'),
  row('370200', '青岛市', '370000', 'Qingdao'),
  row('BY', '白俄罗斯'),
];
const shown = (query: string, matches: string[] = []): string[] =>
  branchesOf(rows, query, new Set(matches)).map(({ row: { code }, depth }) => `${depth} ${code}`);

describe('the region tree', () => {
  it('is shown with its depths', () => {
    expect(shown('')).toEqual(['0 100000', '1 370000', '2 370200', '0 BY']);
  });

  it('is narrowed at once by name, English name or code', () => {
    expect(shown('青岛')).toEqual(['0 370200']);
    expect(shown('qing')).toEqual(['0 370200']);
    expect(shown('3702')).toEqual(['0 370200']);
  });

  it('takes what the search finds by pinyin initials', () => {
    expect(shown('bels', ['BY'])).toEqual(['0 BY']);
  });

  it('ends on a region that is its own ancestor', () => {
    const loop = [row('1', '甲', '2'), row('2', '乙', '1'), row('3', '丙', '4')];
    expect(branchesOf(loop, '', new Set()).map(({ row: { code } }) => code)).toEqual(['3']);
  });
});
