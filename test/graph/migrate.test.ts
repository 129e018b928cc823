import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeEach, expect, inject, test } from 'vitest';
import { SetupError } from '../../server/config.ts';
import { openGraph } from '../../server/graph/client.ts';
import { readMeta } from '../../server/graph/meta.ts';
import { checkSchema, migrate } from '../../server/graph/migrate.ts';
import { keyOf, linkTypes } from '../../server/graph/import/element.ts';
import { readHeapBytes } from '../../server/graph/import/memory.ts';
import { ask, emptyGraph } from './import-fixture.ts';

const graph = openGraph(inject('neo4j'));
beforeEach(() => emptyGraph(graph));
afterAll(async () => {
  await emptyGraph(graph);
  await migrate(graph);
  await graph.close();
});

test('a graph without a schema gets the newest, once', async () => {
  const { from, to } = await migrate(graph);
  expect([from, to]).toEqual([0, 8]);
  expect(await readMeta(graph)).toEqual({ schemaVersion: 8, dataVersion: 0 });
  expect(await migrate(graph)).toEqual({ from: 8, to: 8 });
  // A migration that was cut off before its version was noted runs again.
  await graph.write((tx) => tx.execute(`MATCH (m:Meta) SET m.schemaVersion = 1, m.dataVersion = 7`));
  expect(await migrate(graph)).toEqual({ from: 1, to: 8 });
  expect((await readMeta(graph)).dataVersion).toBe(7);
});

test('a newer schema than is known is refused and left alone', async () => {
  await graph.write((tx) => tx.execute(`CREATE (:Meta {id: 'liantu', schemaVersion: 99, dataVersion: 3})`));
  await expect(migrate(graph)).rejects.toThrow(SetupError);
  await expect(migrate(graph)).rejects.toThrow('schema version 99, newer than the 8');
  await expect(checkSchema(graph)).rejects.toThrow(SetupError);
  expect((await readMeta(graph)).schemaVersion).toBe(99);
});

test('every key of a node and every id of a relationship is unique', async () => {
  await migrate(graph);
  const keys = await ask(
    graph,
    `SHOW CONSTRAINTS YIELD labelsOrTypes, properties RETURN collect(labelsOrTypes[0] + '.' + properties[0]) AS value`,
  );
  for (const [label, key] of Object.entries(keyOf)) expect(keys).toContain(`${label}.${key}`);
  for (const label of ['TargetList', 'Target', 'ImportRun', 'Meta']) expect(keys).toContain(`${label}.id`);
  for (const type of linkTypes) expect(keys).toContain(`${type}.id`);
});

test('names are found by bigrams, simplified form, pinyin and initials', async () => {
  await migrate(graph);
  await graph.write((tx) =>
    tx.execute(
      `CREATE (:Organisation:Firm {id: 'x', name: '青島電機', simplified: ['青岛电机'], aliases: ['岛电'],
       pinyin: ['qingdaodianji'], initials: ['qddj'], stockCode: '601766'})`,
    ),
  );
  await graph.write((tx) => tx.execute('CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()'));
  const find = (index: string, words: string) =>
    ask(graph, `CALL db.index.fulltext.queryNodes($index, $words) YIELD node RETURN node.id AS value`, {
      index,
      words,
    });
  expect(await find('search', '"电机"')).toBe('x');
  expect(await find('search', '"青岛电"')).toBe('x');
  expect(await find('search', '岛电')).toBe('x');
  expect(await find('searchLatin', 'qingdao*')).toBe('x');
  expect(await find('searchLatin', 'qddj')).toBe('x');
  expect(await find('searchLatin', '601766')).toBe('x');
});

test('a file out of sequence is not run', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'liantu-schema-'));
  try {
    await cp(fileURLToPath(new URL('../../data/schema/', import.meta.url)), folder, { recursive: true });
    await writeFile(join(folder, '010-late.cypher'), 'RETURN 1;');
    await expect(migrate(graph, pathToFileURL(`${folder}/`))).rejects.toThrow(
      '010-late.cypher: expected number 9',
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('the heap of the server can be asked for', async () => {
  const bytes = await readHeapBytes(graph);
  expect(bytes).toBeGreaterThan(100 * 1024 ** 2);
  expect(bytes).toBeLessThan(1024 ** 4);
});
