import fc from 'fast-check';
import type { Static, TSchema } from 'typebox';
import { expect, test } from 'vitest';
import type { GraphClient } from '../../../server/graph/client.ts';
import { checkImport } from '../../../server/import/run.ts';
import { toInput } from '../../fixtures/import/input.ts';
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

const check = (tables: Record<string, string>, source?: string) =>
  checkImport(emptyGraph, toInput(tables), { source });

/** What would be written, whatever the order. */
async function writesOf(tables: Record<string, string>): Promise<string[]> {
  const { plan, rejections } = await check(tables);
  expect(rejections).toEqual([]);
  const all = [...plan.writes.nodes, ...plan.writes.links];
  return all
    .map(({ element, properties }) => JSON.stringify([element.given.id, Object.entries(properties).sort()]))
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

test('rows of one fact are united the same way in any order', async () => {
  const rows = [
    'sifang,train,production,,,verified,daily,2020-10,甲',
    'sifang,train,,,100,,paper,2021,乙；甲',
    'sifang,train,production,,,suggested,editorial,,',
  ];
  const header = 'firm_id,stage_id,status,products,output_cny,evidence,source_ids,observed_on,note';
  const tables = (order: number[]) =>
    withTables({ roles: [header, ...order.map((index) => rows[index]!)].join('\n') });
  const { plan } = await check(tables([0, 1, 2]));
  expect(plan.writes.links.find(({ element }) => element.type === 'PLAYS')?.properties).toEqual({
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

test('a source for the whole run is the default of each row, and is itself checked', async () => {
  const { plan } = await check(withTables({ roles: 'firm_id,stage_id\nsifang,motor' }), 'paper');
  const placed = plan.writes.links.filter(({ element }) => ['PLAYS', 'LOCATED_IN'].includes(element.type));
  for (const { element, properties } of placed) {
    const own = element.id.includes('site') ? ['daily'] : ['paper'];
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
