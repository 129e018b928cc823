import { describe, expect, it } from 'vitest';
import type { Template } from '../../../server/contract/import-reading.ts';
import { prepare, type Reading } from '../../../server/import/job/prepare.ts';
import { Rate } from '../../../server/import/job/rate.ts';
import { changeReading } from '../../../server/import/job/reading.ts';
import { templateId } from '../../../server/import/mapping/header.ts';
import type { RawSheet } from '../../../server/import/read/raw.ts';
import { shippedKnowledge } from '../../fixtures/files/terms.ts';

const knowledge = shippedKnowledge();

function sheetOf(name: string, headers: string[], cells: string[], more: Partial<RawSheet> = {}): RawSheet {
  const header = { number: 1, cells: headers };
  const rows = [{ number: 2, cells }];
  return {
    file: `${name}.csv`,
    name,
    header,
    rows: 1,
    sample: rows,
    wide: [],
    notes: [],
    encodingConfirmed: true,
    hidden: false,
    async *batches() {
      yield [header, ...rows];
    },
    ...more,
  };
}

const look = (sheets: RawSheet[], reading: Reading = { sheets: [] }, templates: Template[] = []) =>
  prepare({ sheets, rejections: [], ignored: [], hash: 'x' }, reading, {
    knowledge,
    templates: new Map(templates.map((one) => [one.id, one])),
  });

const free = () => sheetOf('名单', ['公司名称', '员工'], ['甲公司', '5']);
const columns = [
  { header: '公司名称', field: 'firms.name' },
  { header: '员工', field: 'firms.staff' },
];

describe('what is given', () => {
  it('is a table by its name and most of its headers, and a free-form sheet otherwise', () => {
    const table = look([sheetOf('企业', ['企业名称', '区域代码', '什么'], ['甲', '370200', ''])]);
    expect([table.previews[0]!.table, table.asks]).toEqual(['firms', []]);
    const list = look([sheetOf('企业', ['公司全称', '所在区', '员工人数'], ['甲', '城阳区', '5'])]);
    expect(list.previews[0]!.table).toBeUndefined();
    expect(list.asks.map(({ code }) => code)).toEqual(['mapping', 'source']);
  });

  it('is asked about until everything that is needed was said', () => {
    expect(look([free()]).asks).toEqual([
      { code: 'mapping', file: '名单.csv' },
      { code: 'default', field: 'firms.region_code', file: '名单.csv' },
      { code: 'source', file: '名单.csv' },
    ]);
    const said = { file: '名单.csv', columns, defaults: { 'firms.region_code': '青岛市' } };
    const ready = look([free()], { sheets: [said], newSource: { title: '名单' } });
    expect(ready.asks).toEqual([]);
    expect(ready.input.sheets.map(({ mapped }) => mapped?.table)).toEqual(['sources', 'firms']);
    expect(ready.source).toMatch(/^user-[0-9a-f]{12}$/);
    expect(look([free()], { sheets: [], newSource: { title: ' 名单 ' } }).source).toBe(ready.source);
    const nothing = look([free()], { sheets: [{ file: '名单.csv', columns: [] }], source: 'x' });
    expect(nothing.asks).toEqual([{ code: 'mapping', field: 'firms.name', file: '名单.csv' }]);
  });

  it('is not asked about when its headers are known, in any order and width', () => {
    const template = {
      id: templateId(['员 工', '公司名称']),
      name: '名单',
      headers: [],
      columns,
      defaults: { 'firms.region_code': '370200' },
      usedAt: '2026-01-01',
    };
    const found = look([free()], { sheets: [], source: 'x' }, [template]);
    expect(found.asks).toEqual([]);
    expect(found.previews[0]!.columns!.map(({ by }) => by)).toEqual(['template', 'template']);
  });

  it('is passed over where it is hidden, or the user says so', () => {
    const hidden = look([sheetOf('名单', ['公司名称', '员工'], ['甲', '5'], { hidden: true })]);
    expect([hidden.previews[0]!.skip, hidden.asks, hidden.input.sheets]).toEqual([true, [], []]);
    const skipped = look([free()], { sheets: [{ file: '名单.csv', skip: true }] });
    expect([skipped.asks, skipped.input.sheets]).toEqual([[], []]);
  });

  it('is refused where a code has lost digits or a row is too wide, if the column is imported', () => {
    const damaged = [{ row: 2, at: 1, value: '9.1E+17' }];
    const sheet = sheetOf('名单', ['公司名称', '编码'], ['甲', '9.1E+17'], {
      damaged,
      wide: [{ number: 2, cells: ['甲', '1', '2'] }],
    });
    const one = (field?: string) => [
      { header: '公司名称', field: 'firms.name' },
      { header: '编码', ...(field ? { field } : {}) },
    ];
    const read = (field?: string) =>
      look([sheet], { sheets: [{ file: '名单.csv', columns: one(field) }] }).input.rejections.map(
        ({ code }) => code,
      );
    expect(read('firms.id')).toEqual(['wrong_type', 'cell_count']);
    expect(read()).toEqual(['cell_count']);
  });
});

describe('a changed reading', () => {
  it('keeps what it does not name, and says when bytes are to be read anew', () => {
    const first: Reading = {
      sheets: [
        { file: 'a', encoding: 'gb18030' },
        { file: 'b', skip: true },
      ],
      source: 'x',
    };
    const { reading, rereads } = changeReading(first, {
      sheets: [{ file: 'a', columns }],
      newSource: { title: 'y' },
    });
    expect(rereads).toBe(false);
    expect(reading).toEqual({
      sheets: [
        { file: 'a', encoding: 'gb18030', columns },
        { file: 'b', skip: true },
      ],
      newSource: { title: 'y' },
    });
    expect(changeReading(first, { sheets: [{ file: 'a', encoding: 'utf-8' }] }).rereads).toBe(true);
  });
});

describe('the rate of a phase', () => {
  it('is known after a while, with the time that is left', () => {
    const rate = new Rate();
    expect(rate.add({ phase: 'checking', done: 0, total: 100 }, 0)).toEqual({
      phase: 'checking',
      done: 0,
      total: 100,
    });
    expect(rate.add({ phase: 'checking', done: 20, total: 100 }, 2000)).toMatchObject({
      perSecond: 10,
      secondsLeft: 8,
    });
    expect(rate.add({ phase: 'writing', done: 1 }, 2100)).toEqual({ phase: 'writing', done: 1 });
  });
});
