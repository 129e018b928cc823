import { describe, expect, it } from 'vitest';
import type { RegionRow } from '../../../server/contract/region.ts';
import {
  findLines,
  type Folds,
  type Line,
  linesOf,
  placesAbove,
  toTree,
} from '../../../web/shell/regions.ts';

type Given = Partial<RegionRow> & { code: string; name: string };
const row = (given: Given): RegionRow => ({ level: 'city', firms: 0, facts: 0, ...given });
const rows = [
  row({ code: '100000', name: '中国', level: 'country', nameEn: 'China', facts: 9 }),
  row({ code: '110000', name: '北京市', level: 'province', within: '100000', facts: 2 }),
  row({
    code: '370000',
    name: '山东省',
    level: 'province',
    within: '100000',
    facts: 5,
    latin: ['shandongsheng', 'sds'],
  }),
  ...['13', '14', '15', '21', '22'].map((at) =>
    row({ code: `${at}0000`, name: `省${at}`, level: 'province', within: '100000' }),
  ),
  row({ code: '370100', name: '济南市', within: '370000', latin: ['jinanshi', 'jns'] }),
  row({
    code: '370200',
    name: '青岛市',
    within: '370000',
    nameEn: 'Qingdao',
    facts: 5,
    latin: ['qingdaoshi', 'qds'],
  }),
  row({ code: '110105', name: '朝阳区', level: 'district', within: '110000', facts: 1 }),
  row({ code: '211300', name: '朝阳市', within: '210000' }),
  row({ code: 'BY', name: '白俄罗斯', level: 'country', facts: 1, nameEn: 'Belarus' }),
  row({ code: 'ID', name: '印度尼西亚', level: 'country' }),
];
const byCode = new Map(rows.map((each) => [each.code, each]));
const none: Folds = { open: new Map(), more: new Map() };

const shown = (lines: Line[]): string[] =>
  lines.map((line) =>
    line.kind === 'rest'
      ? `${line.depth} +${line.count}`
      : `${line.depth} ${line.row.code}${line.open === undefined ? '' : line.open ? ' -' : ' +'}`,
  );
const tree = (chosen?: string, folds: Partial<Folds> = {}): string[] =>
  shown(linesOf(toTree(rows), byCode, chosen, { ...none, ...folds }));
const found = (query: string, matches: string[] = [], folds = none): string[] =>
  findLines(rows, query, new Set(matches), folds).flatMap((line) =>
    line.kind === 'rest' ? `+${line.count}` : line.row.code,
  );

describe('the region tree', () => {
  it('shows what there are data of, most first, and behind one line how many more there are', () => {
    expect(tree()).toEqual(['0 100000 -', '1 370000 +', '1 110000 +', '1 +5', '0 BY', '0 ID']);
  });

  it('is unfolded down to the chosen region, which is shown without data too', () => {
    expect(tree('211300')).toEqual([
      '0 100000 -',
      '1 370000 +',
      '1 110000 +',
      '1 210000 -',
      '2 211300',
      '1 +4',
      '0 BY',
      '0 ID',
    ]);
  });

  it('is folded as the user folds it', () => {
    expect(tree('370200', { open: new Map([['370000', false]]) })).toContain('1 370000 +');
    expect(tree(undefined, { open: new Map([['370000', true]]) })).toContain('2 370100');
    expect(tree(undefined, { open: new Map([['100000', false]]) })).toEqual(['0 100000 +', '0 BY', '0 ID']);
  });

  it('shows the rest when asked', () => {
    expect(tree(undefined, { more: new Map([['100000', 50]]) }).slice(2, 8)).toEqual([
      '1 110000 +',
      '1 130000',
      '1 140000',
      '1 150000',
      '1 210000 +',
      '1 220000',
    ]);
  });

  it('shows the first of a group of which nothing is known', () => {
    const many = Array.from({ length: 60 }, (_, at) => row({ code: `37${1000 + at}`, name: `区${at}` }));
    const lines = linesOf(toTree(many), new Map(), undefined, none);
    expect(shown(lines).slice(-2)).toEqual(['0 371049', '0 +10']);
  });

  it('leaves out what is its own ancestor, and ends', () => {
    const loop = [
      row({ code: '1', name: '甲', within: '2' }),
      row({ code: '2', name: '乙', within: '1' }),
      row({ code: '3', name: '丙', within: '4' }),
    ];
    const codes = new Map(loop.map((each) => [each.code, each]));
    expect(shown(linesOf(toTree(loop), codes, '1', none))).toEqual(['0 3']);
    expect(placesAbove(codes, '1').map(({ code }) => code)).toEqual(['2']);
  });
});

describe('finding a region', () => {
  it('goes by name, English name, code, pinyin and initials', () => {
    for (const query of ['青岛', 'qing', '3702', 'qds', 'QingDao', 'qing dao']) {
      expect(found(query), query).toEqual(['370200']);
    }
  });

  it('puts what begins so before what contains it, and of these what has data first', () => {
    expect(found('朝阳')).toEqual(['110105', '211300']);
    expect(found('dao')).toEqual(['370200']);
    expect(found('s')).toEqual(['370000', 'BY', '370200', '370100']);
  });

  it('takes what the search finds besides, last', () => {
    expect(found('青', ['BY'])).toEqual(['370200', 'BY']);
  });

  it('is cut with the number of the others, which come when asked', () => {
    const many = Array.from({ length: 120 }, (_, at) => row({ code: `37${1000 + at}`, name: `区${at}` }));
    const lines = (more: Map<string, number>) => findLines(many, '区', new Set(), { open: new Map(), more });
    expect(lines(new Map()).at(-1)).toMatchObject({ kind: 'rest', count: 70 });
    const { group } = lines(new Map()).at(-1) as Extract<Line, { kind: 'rest' }>;
    expect(lines(new Map([[group, 50]])).at(-1)).toMatchObject({ kind: 'rest', count: 20 });
    expect(lines(new Map([[group, 100]]))).toHaveLength(120);
  });

  it('says where a region lies, so that two of one name can be told apart', () => {
    expect(placesAbove(byCode, '370200').map(({ name }) => name)).toEqual(['山东省']);
    expect(placesAbove(byCode, '110105').map(({ name }) => name)).toEqual(['北京市']);
  });
});
