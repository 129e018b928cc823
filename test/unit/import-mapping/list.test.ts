import { describe, expect, it } from 'vitest';
import { mapSheet } from '../../../server/import/mapping/apply.ts';
import { findContext } from '../../../server/import/mapping/context.ts';
import { guessColumns } from '../../../server/import/mapping/guess.ts';
import { toPlan } from '../../../server/import/mapping/plan.ts';
import type { RawSheet } from '../../../server/import/read/raw.ts';
import type { Sheet, SheetRow } from '../../../server/import/sheet.ts';
import { shippedKnowledge } from '../../fixtures/files/terms.ts';

const knowledge = shippedKnowledge();

/** A list as a district's office keeps it: titles of its own, units in headers, hedges, persons, sums and remarks. */
const header = [
  '序号',
  '企业全称',
  '统一信用代码',
  '所属园区',
  '主营环节/产品',
  '2022产值(万)',
  '员工人数',
  '注册时间',
  '联系人',
  '手机',
  '资质',
  '简称',
  '经营状态',
  '备注',
];
const rows = [
  [
    '1',
    '青岛华轨电机有限公司',
    '91370200264574251E',
    '高新区',
    '牵引电机、IGBT模块',
    '3,200',
    '约120',
    '2016/5/3',
    '张三',
    '13812345678',
    '专精特新、高新技术企业',
    '华轨',
    '存续（在营、开业、在册）',
    '',
  ],
  [
    '2',
    '青岛海山精密机械有限公司',
    '',
    '城阳区',
    '永磁牵引电机总成',
    '1.5亿',
    '80人',
    '2016年5月',
    '李四',
    '13912345678',
    '',
    '',
    '存续',
    '重点',
  ],
  [
    '3',
    '青岛新模具有限公司',
    '',
    '青岛市胶州市',
    '模具',
    '100-200',
    '—',
    '42493',
    '王五',
    '无',
    '无',
    '',
    '',
    '',
  ],
  ['4', '青岛城轨制动有限公司', '', '崂山', '制动系统', '', '不详', '', '', '', '', '', '注销', ''],
  ['合计', '', '', '', '', '18400', '', '', '', '', '', '', '', ''],
  ['注：数据截至2022年底', '', '', '', '', '', '', '', '', '', '', '', '', ''],
];

function sheetOf(headers: string[], cells: string[][]): RawSheet {
  const sample: SheetRow[] = cells.map((one, at) => ({ number: at + 4, cells: one }));
  const first = { number: 3, cells: headers };
  return {
    file: '名单.csv',
    name: '名单',
    header: first,
    rows: cells.length,
    sample,
    wide: [],
    notes: [],
    encodingConfirmed: true,
    hidden: false,
    async *batches() {
      yield [first, ...sample.slice(0, 2)];
      yield sample.slice(2);
    },
  };
}

/** The rows of a mapped sheet by column. */
async function read(sheet: Sheet) {
  const all: Record<string, string | number>[] = [];
  let isFirst = true;
  for await (const batch of sheet.batches()) {
    for (const { number, cells } of batch.slice(isFirst ? 1 : 0)) {
      const filled = [...sheet.mapped!.columns].flatMap(([name, { at }]) =>
        cells[at] ? [[name, cells[at]]] : [],
      );
      all.push({ row: number, ...(Object.fromEntries(filled) as Record<string, string>) });
    }
    isFirst = false;
  }
  return all;
}

const map = (sheet: RawSheet, defaults: Record<string, string> = {}) => {
  const context = findContext(sheet, guessColumns(sheet, knowledge), defaults, knowledge);
  const columns = guessColumns(sheet, knowledge, context);
  return { columns, context, ...mapSheet(sheet, toPlan(sheet, columns, defaults, context), knowledge) };
};

describe('a firm list as people keep it', () => {
  const sheet = sheetOf(header, rows);

  it('has its columns guessed, each with how much of it is understood', () => {
    const { columns, context } = map(sheet);
    expect(context).toBe('370200');
    expect(columns.map(({ header: name, field, by }) => [name, field, by])).toEqual([
      ['序号', undefined, 'none'],
      ['企业全称', 'firms.name', 'similar'],
      ['统一信用代码', 'firms.credit_code', 'similar'],
      ['所属园区', 'firms.region_code', 'similar'],
      ['主营环节/产品', 'roles.stage_id', 'similar'],
      ['2022产值(万)', 'roles.output_cny', 'exact'],
      ['员工人数', 'firms.staff', 'similar'],
      ['注册时间', 'firms.founded_on', 'similar'],
      ['联系人', undefined, 'personal'],
      ['手机', undefined, 'personal'],
      ['资质', 'firms.tiers', 'exact'],
      ['简称', 'firms.short_name', 'exact'],
      ['经营状态', 'firms.status', 'similar'],
      ['备注', 'firms.note', 'exact'],
    ]);
    expect(columns[5]).toMatchObject({
      factor: 10_000,
      understood: 2,
      looked: 3,
      doubt: { row: 6, value: '100-200' },
    });
    expect(columns[4]).toMatchObject({ understood: 3, looked: 4, doubt: { row: 6, value: '模具' } });
    expect(columns[9]!.samples).toEqual([]);
  });

  it('becomes firms, with what a value does not hold kept in words', async () => {
    const { sheets } = map(sheet);
    expect(sheets.map(({ mapped }) => mapped?.table)).toEqual(['firms', 'roles']);
    expect(await read(sheets[0]!)).toEqual([
      {
        row: 4,
        name: '青岛华轨电机有限公司',
        credit_code: '91370200264574251E',
        region_code: '370200-hitech',
        staff: '120',
        founded_on: '2016-05-03',
        tiers: '专精特新;高新技术企业',
        short_name: '华轨',
        status: 'active',
        note: '员工人数：约120；2022产值(万)：3,200；产值（元）：32000000',
      },
      {
        row: 5,
        name: '青岛海山精密机械有限公司',
        region_code: '370214',
        staff: '80',
        founded_on: '2016-05',
        status: 'active',
        note: '重点',
      },
      {
        row: 6,
        name: '青岛新模具有限公司',
        region_code: '370281',
        founded_on: '2016-05-03',
        note: '主营环节/产品：模具；2022产值(万)：100-200',
      },
      { row: 7, name: '青岛城轨制动有限公司', region_code: '370212', status: 'dissolved' },
    ]);
  });

  it('becomes roles, those that were inferred being suggestions', async () => {
    const { sheets } = map(sheet);
    expect(await read(sheets[1]!)).toEqual([
      { row: 4, firm_id: '91370200264574251E', stage_id: 'traction-motor' },
      { row: 4, firm_id: '91370200264574251E', stage_id: 'igbt-module' },
      {
        row: 5,
        firm_id: '青岛海山精密机械有限公司',
        stage_id: 'traction-motor',
        output_cny: '150000000',
        products: '永磁牵引电机总成',
        evidence: 'suggested',
        note: '2022产值(万)：1.5亿',
      },
      { row: 7, firm_id: '青岛城轨制动有限公司', stage_id: 'brake-system' },
    ]);
  });

  it('says what was done with its cells, and names columns as the file does', async () => {
    const { sheets, notes } = map(sheet);
    await read(sheets[0]!);
    expect(notes()).toEqual(
      [
        { code: 'output_kept', place: 'A4', count: 1 },
        { code: 'hedge', place: 'A4', count: 1 },
        { code: 'range_kept', place: 'A6', count: 1 },
        { code: 'stage_unknown', place: 'A6', count: 1 },
        { code: 'total_row', place: 'A8', count: 1 },
        { code: 'remark_row', place: 'A9', count: 1 },
      ].toSorted(
        (one, other) =>
          notes().findIndex(({ code }) => code === one.code) -
          notes().findIndex(({ code }) => code === other.code),
      ),
    );
    expect(sheets[0]!.mapped?.columns.get('region_code')?.header).toBe('所属园区');
    expect(sheets[1]!.mapped?.columns.get('firm_id')?.header).toBe('企业全称');
  });

  it('never lets a person’s data in, whatever it is mapped to', async () => {
    const columns = guessColumns(sheet, knowledge).map((one) =>
      one.header === '联系人' || one.header === '手机' ? { ...one, field: 'firms.note' } : one,
    );
    const { sheets } = mapSheet(sheet, toPlan(sheet, columns, {}, '370200'), knowledge);
    for (const one of sheets) expect(JSON.stringify(await read(one))).not.toMatch(/张三|1381/);
  });
});

describe('other lists', () => {
  it('leave what is not understood as it was written, so that it is refused by name', async () => {
    const { sheets } = map(
      sheetOf(
        ['公司名称', '所在区', '员工'],
        [
          ['甲公司', '某某区', '很多'],
          ['乙公司', '城阳区', '5'],
        ],
      ),
    );
    expect(await read(sheets[0]!)).toEqual([
      { row: 4, name: '甲公司', region_code: '某某区', staff: '很多' },
      { row: 5, name: '乙公司', region_code: '370214', staff: '5' },
    ]);
  });

  it('take a credit code by its values, and a default where no column says the region', async () => {
    const sheet = sheetOf(
      ['公司', '码'],
      [
        ['甲公司', '914403001922038216'],
        ['乙公司', ''],
      ],
    );
    const { columns, sheets } = map(sheet, { 'firms.region_code': '青岛市', 'roles.stage_id': '牵引电机' });
    expect(columns[1]).toMatchObject({ field: 'firms.credit_code', by: 'values' });
    expect(await read(sheets[0]!)).toEqual([
      { row: 4, name: '甲公司', credit_code: '914403001922038216', region_code: '370200' },
      { row: 5, name: '乙公司', region_code: '370200' },
    ]);
    expect(await read(sheets[1]!)).toMatchObject([
      { firm_id: '914403001922038216', stage_id: 'traction-motor' },
      { firm_id: '乙公司', stage_id: 'traction-motor' },
    ]);
  });

  it('may have English headers, and one header twice', () => {
    const { columns } = map(
      sheetOf(
        ['Company Name', 'City', 'Employees', 'Remark', 'Remark', 'E-mail'],
        [['A', '青岛', '5', 'x', 'y', 'a@b.cn']],
      ),
    );
    expect(columns.map(({ field, by }) => [field, by])).toEqual([
      ['firms.name', 'similar'],
      ['firms.region_code', 'similar'],
      ['firms.staff', 'similar'],
      ['firms.note', 'similar'],
      [undefined, 'none'],
      [undefined, 'personal'],
    ]);
  });

  it('have products of their own beside a column of stages', () => {
    const { columns } = map(sheetOf(['企业', '产业链环节', '主要产品'], [['甲', '牵引电机', '电机A']]));
    expect(columns.map(({ field }) => field)).toEqual(['firms.name', 'roles.stage_id', 'roles.products']);
  });
});
