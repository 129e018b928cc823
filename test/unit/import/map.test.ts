import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recogniseTable } from '../../../server/import/header.ts';
import { mapRow } from '../../../server/import/map.ts';
import { Rejections } from '../../../server/import/rejections.ts';
import { columnsOf, tableNames } from '../../../server/import/table/all.ts';

function map(name: string, rows: string[][]) {
  const rejections = new Rejections();
  const [header, ...others] = rows;
  const { table } = recogniseTable({ file: `${name}.csv`, name }, header);
  const mapped = others.flatMap((cells, at) => mapRow(table!, { number: at + 2, cells }, rejections) ?? []);
  return { rows: mapped, rejections: rejections.list };
}

test('cells become typed values, empty ones are absent, empty rows are skipped and still counted', () => {
  const { rows, rejections } = map('firms', [
    ['name', 'region_code', 'staff', 'tiers', 'status', 'founded_on'],
    ['甲', '370200', '1,200', '上市；专精特新', '存续', '2006'],
    ['', ' ', '', '', '', ''],
    ['乙', '370200', '', ';', '', ''],
  ]);
  expect(rejections).toEqual([]);
  expect(rows.map(({ number, values }) => ({ number, values }))).toEqual([
    {
      number: 2,
      values: {
        name: '甲',
        region_code: '370200',
        staff: 1200,
        tiers: ['上市', '专精特新'],
        status: 'active',
        founded_on: '2006',
      },
    },
    { number: 4, values: { name: '乙', region_code: '370200' } },
  ]);
});

test('a wrong cell is named by file, row, the header of the file, value and what was expected', () => {
  const { rows, rejections } = map('企业', [
    ['企业名称', '区域代码', '员工数'],
    ['甲', '370200', '很多'],
    ['', '370200', '5'],
  ]);
  expect(rows.map((row) => row.rejected)).toEqual([true, true]);
  expect(rejections).toEqual([
    {
      table: 'firms',
      file: '企业.csv',
      row: 2,
      column: '员工数',
      value: '很多',
      code: 'wrong_type',
      expected: 'a whole number of 0 or more',
    },
    expect.objectContaining({ row: 3, column: '企业名称', value: '', code: 'required' }),
  ]);
});

test('a row with a cell too many or too few is not read', () => {
  const { rows, rejections } = map('chains', [
    ['id', 'name', ''],
    ['a', 'b', ''],
    ['a', 'b'],
    ['a', 'b', 'c'],
    ['a', 'b', '', ''],
  ]);
  expect(rows.map((row) => row.rejected)).toEqual([false, true, true, true]);
  expect(rejections.map(({ row, code, value }) => [row, code, value])).toEqual([
    [3, 'cell_count', 'a,b'],
    [4, 'cell_count', 'a,b,c'],
    [5, 'cell_count', 'a,b,,'],
  ]);
});

test('whatever stands in the cells, each rejection says where it is and what was expected', () => {
  const sheets = fc.constantFrom(...tableNames).chain((name) => {
    const headers = columnsOf(name).map(([column]) => column);
    const cell = fc.oneof(
      fc.string(),
      fc.constantFrom('', '1', 'x;y', '2020-10', '上游', 'claimed', '370200'),
    );
    const row = fc.array(cell, { minLength: headers.length - 1, maxLength: headers.length });
    return fc.record({
      name: fc.constant(name),
      headers: fc.constant(headers),
      rows: fc.array(row, { maxLength: 5 }),
    });
  });
  fc.assert(
    fc.property(sheets, ({ name, headers, rows }) => {
      const mapped = map(name, [headers, ...rows]);
      for (const rejection of mapped.rejections) {
        expect(rejection.file).toBe(`${name}.csv`);
        expect(rejection.row).toBeGreaterThan(1);
        expect(headers).toContain(rejection.column);
        expect(rejection.expected).not.toBe('');
      }
      const wrong = new Set(mapped.rejections.map(({ row }) => row));
      expect(mapped.rows.filter((row) => row.rejected).map((row) => row.number)).toEqual(
        [...wrong].sort((a, b) => a - b),
      );
    }),
  );
});
