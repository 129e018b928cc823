import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openGraph } from '../../server/graph/client.ts';
import { type Digest, digestGraph } from '../../server/graph/digest.ts';
import { readMeta } from '../../server/graph/meta.ts';
import { migrate } from '../../server/graph/migrate.ts';
import { wrongRows } from '../fixtures/import/wrong-rows.ts';
import { emptyGraph, importTables } from './import-fixture.ts';
import { addedRow, smallTables, withRow, withTables } from '../fixtures/import/tables.ts';

const graph = openGraph(inject('neo4j'));
let digest: Digest;

beforeAll(async () => {
  await emptyGraph(graph);
  await migrate(graph);
  const { rejections } = await importTables(graph, smallTables);
  expect(rejections).toEqual([]);
  digest = await digestGraph(graph);
});
afterAll(() => graph.close());

test.each(wrongRows)('%s is refused (%s)', async (_what, table, row, column, code, expected) => {
  const { rejections, tables } = await importTables(graph, withRow(table, row));
  const found = rejections.filter(
    (rejection) => rejection.row === addedRow(table) && rejection.table === table,
  );
  expect(found).toEqual([
    expect.objectContaining({
      file: `${table}.csv`,
      column,
      code,
      expected: expect.stringContaining(expected) as string,
    }),
  ]);
  expect(tables.find((one) => one.table === table)?.rejected).toBeGreaterThan(0);
});

test('a cycle that the input closes with the graph is refused', async () => {
  const { rejections } = await importTables(graph, {
    feeds: `from_stage,to_stage,source_ids\ntrain,motor,daily`,
    regions: `code,name,level,within\n100000,中国,country,370200`,
  });
  expect(rejections.map(({ file, row, expected }) => [file, row, expected])).toEqual([
    ['feeds.csv', 2, 'feeds without a cycle; found motor → train → motor'],
    ['regions.csv', 2, 'regions without a cycle; found 100000 → 370200 → 370000 → 100000'],
  ]);
});

test('every row of a cycle is named', async () => {
  const { rejections } = await importTables(graph, withRow('feeds', 'train,silicon-steel,,,daily'));
  expect(rejections.map(({ row }) => row)).toEqual([2, 3, 5]);
});

test('a credit code that the graph has under another id is refused', async () => {
  const { rejections } = await importTables(graph, {
    firms: `name,region_code,id,credit_code\n戊,370200,wu,91370200A`,
  });
  expect(rejections).toMatchObject([
    { row: 2, column: 'credit_code', code: 'two_ids', expected: expect.stringContaining('sifang') as string },
  ]);
});

test('an id that the graph has as another kind is refused', async () => {
  const { rejections } = await importTables(graph, {
    firms: `name,region_code,id\n青岛科技大学,370200,qust`,
  });
  expect(rejections).toMatchObject([{ row: 2, column: 'id', code: 'wrong_kind' }]);
});

test('headers that are unknown, missing or there twice are refused by file', async () => {
  const { rejections } = await importTables(graph, {
    chains: 'id,nme\nx,y',
    regions: 'code,name,名称,level\n1,2,3,4',
    firm: 'name\nx',
    stages: '',
  });
  expect(rejections.map(({ file, row, column, code }) => [file, row, column, code])).toEqual([
    ['chains.csv', 1, 'nme', 'unknown_header'],
    ['chains.csv', 1, 'name', 'missing_header'],
    ['regions.csv', 1, '名称', 'duplicate_header'],
    ['firm.csv', 1, 'firm', 'unknown_table'],
    ['stages.csv', 1, '', 'empty_file'],
  ]);
});

test('a wrong row does not make the rows that refer to it wrong', async () => {
  const firms = `${smallTables.firms}\n己,370200,ji,,,,viele,,`;
  const { rejections } = await importTables(
    graph,
    withTables({ firms, roles: `${smallTables.roles}\nji,train,,,,,daily,` }),
  );
  expect(rejections).toMatchObject([{ file: 'firms.csv', row: 5, column: 'staff', value: 'viele' }]);
});

test('every wrong cell is reported, each with file, row, column and what was expected', async () => {
  const rows = Array.from({ length: 200 }, (_, index) => `nobody-${index},nowhere,,,,,,`);
  const { rejections } = await importTables(graph, withRow('roles', rows.join('\n')));
  expect(rejections).toHaveLength(600);
  for (const { file, row, column, expected } of rejections) {
    expect([file, row > 4 && row < 205, column === '', expected === '']).toEqual([
      'roles.csv',
      true,
      false,
      false,
    ]);
  }
});

afterAll(async () => {
  expect(await digestGraph(graph), 'refused imports changed the graph').toEqual(digest);
  expect((await readMeta(graph)).dataVersion).toBe(1);
});
