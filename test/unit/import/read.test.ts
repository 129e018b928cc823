import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseCsv } from '../../../server/import/csv.ts';
import { recogniseTable } from '../../../server/import/header.ts';
import { ReadFault, toRejection } from '../../../server/import/read/fault.ts';
import { readFolders } from '../../../server/import/read.ts';
import { readAll, toSheet } from '../../fixtures/import/input.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liantu-read-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const write = (name: string, content: string | Uint8Array) => writeFile(join(folder, name), content);

describe('a folder', () => {
  test('yields a sheet per CSV file, with or without a byte order mark, and names what it does not read', async () => {
    await write('chains.csv', '\uFEFFid,name\nrail,轨道交通\n');
    await write('regions.csv', 'code,name,level\r\n370200,青岛市,city\r\n');
    await write('README.md', '# notes');
    const input = await readFolders([folder]);
    const sheets = await Promise.all(
      input.sheets.map(async ({ file, name, batches }) => ({ file, name, rows: await readAll(batches()) })),
    );
    expect(sheets).toEqual([
      {
        file: 'chains.csv',
        name: 'chains',
        rows: [
          ['id', 'name'],
          ['rail', '轨道交通'],
        ],
      },
      {
        file: 'regions.csv',
        name: 'regions',
        rows: [
          ['code', 'name', 'level'],
          ['370200', '青岛市', 'city'],
        ],
      },
    ]);
    expect(input.ignored).toEqual(['README.md']);
    expect(input.rejections).toEqual([]);
  });

  test('has a hash that changes with its content', async () => {
    await write('chains.csv', 'id,name\nrail,轨道交通\n');
    const { hash } = await readFolders([folder]);
    expect((await readFolders([folder])).hash).toBe(hash);
    await write('chains.csv', 'id,name\nrail,轨道\n');
    expect((await readFolders([folder])).hash).not.toBe(hash);
  });

  test('of bytes that are no UTF-8 is answered with the row', async () => {
    await write(
      'chains.csv',
      Buffer.concat([Buffer.from('id,name\na,甲\nb,'), Buffer.from([0xb9, 0xec]), Buffer.from('\n')]),
    );
    const { rejections } = await readFolders([folder]);
    expect(rejections).toMatchObject([{ file: 'chains.csv', row: 3, code: 'unreadable', value: 'b,' }]);
  });

  test('that is missing, a file, or without tables is refused in a sentence', async () => {
    await expect(readFolders([join(folder, 'none')])).rejects.toThrow('does not exist');
    await write('a.txt', '');
    await expect(readFolders([join(folder, 'a.txt')])).rejects.toThrow('is a file');
    await expect(readFolders([folder])).rejects.toThrow('holds no table');
    await mkdir(join(folder, 'chains.csv'));
    await expect(readFolders([folder])).rejects.toThrow('holds no table');
  });
});

/** What csv-parse makes of it. */
function readWhole(text: string): string[][] | string {
  try {
    return parse(text, { relax_column_count: true, skip_empty_lines: false });
  } catch {
    return 'wrong';
  }
}

describe('CSV', () => {
  test('keeps empty lines, so that row numbers are those of the file', async () => {
    expect(await readAll(parseCsv(['id,name\n\na,b\n']))).toEqual([['id', 'name'], [''], ['a', 'b']]);
  });

  const faultOf = (text: string) =>
    readAll(parseCsv([text])).catch((error: unknown) =>
      error instanceof ReadFault ? toRejection(error, 'chains.csv', 'chains') : error,
    );

  test('with a quotation mark that is not closed is answered with the row', async () => {
    expect(await faultOf('id,name\na,b\nc,"d\n')).toMatchObject({ row: 3, code: 'unreadable' });
    expect(await faultOf('id,name\na,b"c"\n')).toMatchObject({ row: 2, code: 'unreadable' });
  });

  test('is read the same in pieces of any length, and as csv-parse reads it', async () => {
    const part = fc.constantFrom('a', '甲', ',', '"', '""', '\n', ' ');
    await fc.assert(
      fc.asyncProperty(
        fc.array(part, { maxLength: 25 }),
        fc.integer({ min: 1, max: 7 }),
        async (parts, size) => {
          const text = parts.join('');
          const ours = await readAll(toSheet('any', text, size).batches()).catch(() => 'wrong');
          expect(ours).toEqual(readWhole(text));
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('headers', () => {
  const recognise = (name: string, ...headers: string[]) =>
    recogniseTable({ file: `${name}.csv`, name }, headers.length > 0 ? headers : undefined);

  test('are English or Chinese, in any order, case and width', () => {
    const { table, rejections } = recognise(
      '企业',
      '统一社会信用代码',
      '营业收入（元）',
      ' Name ',
      '区域代码',
    );
    expect(rejections).toEqual([]);
    expect(table?.table).toBe('firms');
    expect([...table!.columns.keys()]).toEqual(['credit_code', 'revenue_cny', 'name', 'region_code']);
    expect(table!.columns.get('revenue_cny')).toEqual({ at: 1, header: '营业收入（元）' });
  });

  test.each([
    ['firm', ['name'], 'unknown_table', 'firm', 'nearest: firms'],
    ['chains', [], 'empty_file', '', 'id,name'],
    ['chains', ['', ''], 'empty_file', '', 'id,name'],
    ['chains', ['id', 'name', '名称'], 'duplicate_header', '名称', 'under "name"'],
    ['chains', ['id'], 'missing_header', 'name', 'name or 名称'],
    ['chains', ['id', 'name', 'descripton'], 'unknown_header', 'descripton', 'nearest: description'],
    ['chains', ['id', 'name', 'zzz'], 'unknown_header', 'zzz', 'one of id, name'],
  ])('%s with %j: %s', (name, headers, code, column, expected) => {
    const { table, rejections } = recognise(name, ...headers);
    expect(table).toBeUndefined();
    expect(rejections).toEqual([
      expect.objectContaining({
        file: `${name}.csv`,
        row: 1,
        code,
        column,
        expected: expect.stringContaining(expected) as string,
      }),
    ]);
  });
});
