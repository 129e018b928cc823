import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toCell } from '../../../server/import/cell.ts';
import { columnsOf, tableNames } from '../../../server/import/table/all.ts';
import {
  amount,
  boolean,
  date,
  integer,
  list,
  number,
  oneOf,
  share,
  slug,
} from '../../../server/import/table/column.ts';

const read = (column: { type: Parameters<typeof toCell>[0] }, written: string) =>
  toCell(column.type, written);

describe('numbers', () => {
  test.each([
    ['42', 42],
    ['-3.5', -3.5],
    ['1,234,567.5', 1234567.5],
    ['１２３', 123],
    ['1e8', 1e8],
    [' 7 ', 7],
    ['-0', 0],
  ])('%s is %d', (written, value) => expect(read(number(''), written)).toEqual({ value }));

  test.each(['', 'abc', '1,23', '12 34', 'NaN', 'Infinity', '0x10', '1e400', '9007199254740993', '约5'])(
    '%s is none',
    (written) => expect(read(number(''), written)).toEqual({ expected: 'a number' }),
  );

  test('an amount is not negative, an integer is whole', () => {
    expect(read(amount(''), '-1')).toHaveProperty('expected');
    expect(read(integer(''), '1.5')).toHaveProperty('expected');
    expect(read(integer(''), '2.0')).toEqual({ value: 2 });
  });

  test('every number that is written comes back', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e15, max: 1e15 }), (value) => {
        expect(read(number(''), String(value))).toEqual({ value: value === 0 ? 0 : value });
      }),
    );
  });
});

describe('shares', () => {
  test.each([
    ['0', 0],
    ['1', 1],
    ['0.73', 0.73],
    ['73%', 0.73],
    ['35.1%', 0.351],
    ['35.1 ％', 0.351],
  ])('%s is %d', (written, value) => expect(read(share(''), written)).toEqual({ value }));
  test.each(['1.01', '-0.1', '101%', '%', 'x'])('%s is none', (written) =>
    expect(read(share(''), written)).toHaveProperty('expected'),
  );
});

describe('dates', () => {
  test.each(['2020', '2020-10', '2020-02-29', '1999-12-31'])('%s is one', (written) =>
    expect(read(date(''), written)).toEqual({ value: written }),
  );
  test.each([
    '2021-02-29',
    '2020-13',
    '2020-00',
    '20',
    '2020-1',
    '2020/10/01',
    '2020-10-25T00:00',
    '2020-04-31',
  ])('%s is none', (written) => expect(read(date(''), written)).toHaveProperty('expected'));
});

describe('words', () => {
  const tier = oneOf({ upstream: ['上游'], midstream: ['中游'] }, '');
  test('a value or its Chinese word is accepted, in any case', () => {
    expect(read(tier, '上游')).toEqual({ value: 'upstream' });
    expect(read(tier, 'Upstream')).toEqual({ value: 'upstream' });
  });
  test('another word is answered with all that are accepted and the nearest', () => {
    expect(read(tier, 'upstrem')).toEqual({
      expected: 'one of upstream 上游, midstream 中游; nearest: upstream',
    });
  });
  test('true and false in both languages', () => {
    expect(read(boolean(''), '是')).toEqual({ value: true });
    expect(read(boolean(''), 'FALSE')).toEqual({ value: false });
    expect(read(boolean(''), 'maybe')).toHaveProperty('expected');
  });
  test('several values in one cell are separated by a semicolon of either width, each kept once', () => {
    expect(read(list(''), 'a; b；a;;')).toEqual({ value: ['a', 'b'] });
  });
  test('ids of chains and stages are such as addresses take', () => {
    expect(read(slug(''), 'traction-motor')).toHaveProperty('value');
    expect(read(slug(''), 'Traction Motor')).toHaveProperty('expected');
  });
});

describe('the declared tables', () => {
  test('no two columns of a table answer to the same header', () => {
    for (const name of tableNames) {
      const headers = columnsOf(name).flatMap(([column, { zh }]) => [column, ...zh]);
      expect(new Set(headers).size, name).toBe(headers.length);
    }
  });
});
