import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Static, TSchema } from 'typebox';
import { expect, test } from 'vitest';
import type { GraphClient } from '../../../server/graph/client.ts';
import { checkImport } from '../../../server/import/run.ts';
import { toInput } from '../../fixtures/import/input.ts';
import { readWrites } from '../../fixtures/import/writes.ts';
import { shuffle, smallTables, withRow, withTables } from '../../fixtures/import/tables.ts';

/** A graph with nothing in it: it answers what is asked of any graph and is asked for nothing else that matters. */
const emptyGraph: GraphClient = {
  read: <Row extends TSchema>(cypher: string) => {
    const rows: unknown[] = [];
    if (cypher.includes('Meta')) rows.push({ dataVersion: 0, schemaVersion: 0 });
    if (cypher.includes('AS present')) rows.push({ present: [] });
    return Promise.resolve(rows as Static<Row>[]);
  },
  write: () => Promise.reject(new Error('a check writes nothing')),
  verify: () => Promise.resolve(),
  close: () => Promise.resolve(),
};

/** What a check finds; everything it would create as it is written. */
async function check(tables: Record<string, string>, source?: string, piece?: number) {
  const checked = await checkImport(emptyGraph, toInput(tables, piece), { source });
  try {
    return { ...checked, writes: await readWrites(checked.plan) };
  } finally {
    await checked.dispose();
  }
}

/** Leaves out the tables that name the firms of the small import. */
const alone = Object.fromEntries(
  ['roles', 'anchors', 'supplies', 'links', 'projects', 'figures', 'visits'].map((name) => [name, undefined]),
);

/** What would be written, whatever the order. */
async function writesOf(tables: Record<string, string>, piece?: number): Promise<string[]> {
  const { writes, rejections } = await check(tables, undefined, piece);
  expect(rejections).toEqual([]);
  const all = [...writes.nodes, ...writes.links];
  return all
    .map(({ properties }) => JSON.stringify([properties.id, Object.entries(properties).sort()]))
    .sort();
}

test('the order of rows does not change what would be written', async () => {
  const writes = await writesOf(smallTables);
  await fc.assert(
    fc.asyncProperty(fc.infiniteStream(fc.nat()), async (numbers) => {
      expect(await writesOf(shuffle(() => numbers.next().value ?? 0))).toEqual(writes);
    }),
    { numRuns: 50 },
  );
});

test('in however small pieces the tables are read, the same is written', async () => {
  const writes = await writesOf(smallTables);
  for (const piece of [1, 7, 100]) expect(await writesOf(smallTables, piece)).toEqual(writes);
});

test('rows of one fact are united the same way in any order', async () => {
  const rows = [
    'sifang,train,production,,,verified,daily,2020-10,甲',
    'sifang,train,,,100,,paper,2021,乙；甲',
    'sifang,train,production,,,suggested,editorial,,',
  ];
  const header = 'firm_id,stage_id,status,products,output_cny,evidence,source_ids,observed_on,note';
  const tables = (order: number[]) =>
    withTables({ roles: [header, ...order.map((index) => rows[index]!)].join('\n') });
  const { writes } = await check(tables([0, 1, 2]));
  expect(writes.links.find(({ type }) => type === 'PLAYS')?.properties).toEqual({
    id: 'PLAYS|sifang|train',
    status: 'production',
    outputCny: 100,
    evidence: 'verified',
    sourceIds: ['daily', 'editorial', 'paper'],
    observedOn: '2021',
    note: '乙；甲',
  });
  for (const order of [
    [2, 1, 0],
    [1, 0, 2],
    [1, 2, 0],
  ]) {
    expect(await writesOf(tables(order))).toEqual(await writesOf(tables([0, 1, 2])));
  }
});

test('a contradiction names the row that said otherwise', async () => {
  const roles = `firm_id,stage_id,status,source_ids
sifang,train,,daily
sifang,train,储备,paper
sifang,train,量产,editorial`;
  const { rejections } = await check(withTables({ roles }));
  expect(rejections).toEqual([
    expect.objectContaining({
      row: 4,
      column: 'status',
      value: '量产',
      expected: '"reserve", as in roles.csv row 3, which states the same fact',
    }),
  ]);
});

test('a fact is united with one that was written to a file long before', async () => {
  const rows = Array.from({ length: 400 }, (_, at) => `企业${at},370200,${'长'.repeat(600)}`);
  const firms = ['name,region_code,short_name', ...rows].join('\n');
  const first = rows.map((_, at) => `企业${at},train,daily,${'注'.repeat(600)}`);
  const roles = ['firm_id,stage_id,source_ids,note', ...first, '企业0,train,paper,乙'].join('\n');
  const checked = await checkImport(emptyGraph, toInput(withTables({ ...alone, firms, roles }), 10_000));
  const { links } = await readWrites(checked.plan);
  await checked.dispose();
  const played = links.filter(({ type }) => type === 'PLAYS');
  expect(played).toHaveLength(400);
  const united = played.find(({ from }) => from === 'name:企业0')!.properties;
  expect([united.sourceIds, united.note]).toEqual([['daily', 'paper'], `乙；${'注'.repeat(600)}`]);
});

test('what does not fit into memory lies in a folder, which is gone afterwards', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'liantu-check-'));
  const rows = Array.from({ length: 400 }, (_, at) => `企业${at},370200,${'长'.repeat(600)}`);
  const firms = ['name,region_code,short_name', ...rows].join('\n');
  const checked = await checkImport(emptyGraph, toInput(withTables({ ...alone, firms })), { folder });
  expect(await readdir(folder)).toHaveLength(1);
  await checked.dispose();
  expect(await readdir(folder)).toEqual([]);
  await rm(folder, { recursive: true });
});

test('a source for the whole run is the default of each row, and is itself checked', async () => {
  const { writes } = await check(withTables({ roles: 'firm_id,stage_id\nsifang,motor' }), 'paper');
  const placed = writes.links.filter(({ type }) => ['PLAYS', 'LOCATED_IN'].includes(type));
  for (const { properties } of placed) {
    const own = String(properties.id).includes('site') ? ['daily'] : ['paper'];
    expect(properties.sourceIds).toEqual(own);
  }
  await expect(check(smallTables, 'nobody')).rejects.toThrow('no source has the id "nobody"');
});

test('whatever is put into a row, it is accepted or refused with file, row, column and what was expected', async () => {
  const cell = fc.oneof(
    fc.constantFrom(
      '',
      'sifang',
      'train',
      'motor',
      'daily',
      'rail',
      '370200',
      'x;y',
      '1',
      '2020',
      '量产',
      '"',
      '=1',
    ),
    fc.string({ maxLength: 6 }),
  );
  const row = fc.array(cell, { minLength: 8, maxLength: 8 });
  const quote = (value: string) => `"${value.replaceAll('"', '""')}"`;
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('roles', 'feeds', 'firms', 'links'), row, async (table, cells) => {
      const width = smallTables[table]!.split('\n')[0]!.split(',').length;
      const filled = Array.from({ length: width }, (_, index) => quote(cells[index % cells.length]!));
      const { rejections } = await check(withRow(table, filled.join(',')));
      for (const { file, row: number, column, expected } of rejections) {
        expect(file).toMatch(/\.csv$/);
        expect(number).toBeGreaterThan(1);
        expect(column).not.toBe('');
        expect(expected).not.toBe('');
      }
    }),
    { numRuns: 200 },
  );
});
