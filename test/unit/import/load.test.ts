import { describe, expect, test } from 'vitest';
import { toBytes } from '../../../server/graph/import/memory.ts';
import { deriveSearch } from '../../../server/import/derive.ts';
import { refuseTooLarge } from '../../../server/import/load.ts';
import { describeCheck, toRejectionCsv } from '../../../server/import/report.ts';
import type { Rejection } from '../../../server/import/rejection.ts';
import type { CheckedImport } from '../../../server/import/run.ts';

describe('size of an import', () => {
  test('what fits into the heap, or a heap that nobody knows, is let through', () => {
    expect(() => refuseTooLarge(275_000, 1024 ** 3)).not.toThrow();
    expect(() => refuseTooLarge(10 ** 9, undefined)).not.toThrow();
  });
  test('what does not fit is refused with the sizes and the ways out', () => {
    expect(() => refuseTooLarge(1_100_000, 1024 ** 3)).toThrow(
      /1,100,000 nodes and relationships .* about 2,203 MB; .* heap of 1,024 MB allows 306,783\. Give Neo4j a larger heap, or import the tables in parts\./,
    );
  });
  test.each([
    ['1.50GiB', 1.5 * 1024 ** 3],
    ['512m', 512 * 1024 ** 2],
    ['2g', 2 * 1024 ** 3],
    ['1048576', 1048576],
    ['', undefined],
    ['No Value', undefined],
    ['-1', undefined],
    [undefined, undefined],
  ])('%s is %s bytes', (text, bytes) => expect(toBytes(text)).toBe(bytes));
});

describe('search properties', () => {
  test('pinyin and initials of each Chinese name, Latin letters kept', () => {
    expect(
      deriveSearch('Organisation', { name: '青岛LED芯片（重庆）', shortName: '绿地', aliases: ['Bosch'] }),
    ).toEqual({
      pinyin: ['qingdaoledxinpianchongqing', 'lvdi'],
      initials: ['qdledxpcq', 'ld'],
      stem: expect.any(String) as string,
    });
  });
  test('the simplified form only of names that are not', () => {
    expect(deriveSearch('Stage', { name: '牽引電機', aliases: ['电机'] })).toMatchObject({
      simplified: ['牵引电机'],
    });
    expect(deriveSearch('Stage', { name: '电机' })).not.toHaveProperty('simplified');
  });
  test('nothing for what is not found by name', () => {
    expect(deriveSearch('Figure', { name: '产值' })).toEqual({});
  });
});

describe('the report', () => {
  const rejection = (row: number): Rejection => ({
    table: 'firms',
    file: 'firms.csv',
    row,
    column: 'staff',
    value: '=1+"2"',
    code: 'wrong_type',
    expected: 'a whole number',
  });
  const checked = (count: number) =>
    ({
      tables: [{ table: 'firms', new: 1, changed: 2, unchanged: 3, rejected: count }],
      rejections: Array.from({ length: count }, (_, index) => rejection(index + 2)),
      rejected: count,
      notices: [],
      elements: 5,
      changes: 0,
      duplicates: [],
    }) as unknown as CheckedImport;

  test('counts by table and names each wrong cell', () => {
    expect(describeCheck(checked(1))).toEqual([
      'table                  new   changed unchanged  rejected',
      'firms                    1         2         3         1',
      'all                      1         2         3         1',
      '5 nodes and relationships to write',
      'firms.csv:2 staff "=1+\\"2\\"" — expected a whole number',
    ]);
  });
  test('prints fifty of a table and says how many more there are', () => {
    const lines = describeCheck(checked(60));
    expect(lines).toHaveLength(4 + 50 + 1);
    expect(lines.at(-1)).toBe('… and 10 more in firms (--report FILE writes all)');
  });
  test('as CSV has all of them, without a formula for a spreadsheet to run', () => {
    const csv = toRejectionCsv(checked(60).rejections);
    expect(csv.trimEnd().split('\n')).toHaveLength(61);
    expect(csv).toContain(`"'=1+""2"""`);
  });
});
