import { expect, test } from 'vitest';
import { type CompanyRow, toShare, toStockCode } from '../../../scripts/national/dataset.ts';
import { findShipped, toFirms } from '../../../scripts/national/firm.ts';
import { formatShare, toNote } from '../../../scripts/national/role.ts';

const row = (code: string, short_name: string, full_name: string, listed_on: string): CompanyRow => ({
  code,
  short_name,
  full_name,
  listed_on,
});

test('codes lose the letters of their exchange', () => {
  expect(['600528SH', '600528.SH', '600528', '430047BJ'].map(toStockCode)).toEqual([
    '600528',
    '600528',
    '600528',
    '430047',
  ]);
});

test('the filler of undisclosed shares is no share', () => {
  expect(['0.001', '', 'n/a', '0.0010', '1e-06', '-0.2'].map(toShare)).toEqual([
    undefined,
    undefined,
    undefined,
    0.001,
    0.000001,
    -0.2,
  ]);
});

test('two names of one listing are one firm, the older name kept', () => {
  const firms = toFirms([
    row('600690SH', '海尔智家', '海尔智家股份有限公司', '1993-11-19'),
    row('600690SH', '青岛海尔', '青岛海尔股份有限公司', '1993-11-19'),
  ]);
  expect(firms).toEqual([
    {
      name: '海尔智家股份有限公司',
      shortName: '海尔智家',
      stockCode: '600690',
      formerNames: ['青岛海尔股份有限公司'],
    },
  ]);
});

test('one code with different days of listing is not one firm, and only its owner keeps the code', () => {
  const firms = toFirms([
    row('688096', '京源环保', '江苏京源环保股份有限公司', '2020-04-09'),
    row('688096', '京源环保', '大连港股份有限公司', '2010-12-06'),
  ]);
  expect(firms.map(({ name, stockCode }) => [name, stockCode])).toEqual([
    ['江苏京源环保股份有限公司', '688096'],
    ['大连港股份有限公司', undefined],
  ]);
});

test('a firm of another table is the same only under its full or short name to the letter', () => {
  const shipped = new Map([
    ['大族激光', 'name:大族激光'],
    ['新松机器人', 'name:新松机器人'],
  ]);
  const [laser, robot] = toFirms([
    row('002008SZ', '大族激光', '大族激光科技产业集团股份有限公司', '2004-06-25'),
    row('300024SZ', '机器人', '沈阳新松机器人自动化股份有限公司', '2009-10-30'),
  ]);
  expect(findShipped(laser!, shipped)).toBe('name:大族激光');
  expect(findShipped(robot!, shipped)).toBeUndefined();
});

test('a note keeps each product text, its share and the rule', () => {
  expect([0.123, 0.0000061, 1, 0.0457].map(formatShare)).toEqual(['12.3 %', '0.0006 %', '100 %', '4.57 %']);
  expect(
    toNote([
      { text: '牵引变压器', share: 0.123, rule: 'whole', word: '牵引变压器', stageId: 'x' },
      { text: '变压器', share: undefined, rule: 'scope', word: '变压器', stageId: 'x' },
    ]),
  ).toBe(
    '主营产品“牵引变压器”占收入 12.3 %（规则：整名“牵引变压器”）；主营产品“变压器”，占收入比未披露（规则：仅见于经营范围“变压器”）',
  );
});
