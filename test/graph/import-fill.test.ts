import { afterAll, beforeEach, expect, inject, test } from 'vitest';
import { openGraph } from '../../server/graph/client.ts';
import { digestGraph } from '../../server/graph/digest.ts';
import { canFill, fillEmpty } from '../../server/graph/import/fill.ts';
import { clearUnfinished } from '../../server/graph/import/loading.ts';
import { lockVersion } from '../../server/graph/import/transaction.ts';
import { readMeta } from '../../server/graph/meta.ts';
import { migrate } from '../../server/graph/migrate.ts';
import { checkImport } from '../../server/import/run.ts';
import { toWrites } from '../../server/import/writes.ts';
import { toInput } from '../fixtures/import/input.ts';
import { smallTables } from '../fixtures/import/tables.ts';
import { ask, importAll, startEmpty } from './import-fixture.ts';

const graph = openGraph(inject('neo4j'));
afterAll(() => graph.close());
beforeEach(() => startEmpty(graph));

const run = {
  ...{ id: 'import-x', title: '测试', author: 'li', fileHash: 'x', startedAt: '2026-01-01T00:00:00Z' },
  ...{ rowsNew: 49, rowsChanged: 0, rowsUnchanged: 0, tables: '[]' },
};

async function fill(progress: () => void, signal?: AbortSignal) {
  const checked = await checkImport(graph, toInput(smallTables));
  try {
    const writes = toWrites(checked.plan, run.id);
    return await fillEmpty(graph, writes, run, { dataVersion: checked.dataVersion, progress, signal });
  } finally {
    await checked.dispose();
  }
}

test('filling in batches gives the graph that one transaction gives, and no mark stays', async () => {
  const marks: Promise<unknown>[] = [];
  const mark = () => marks.push(ask(graph, `MATCH (m:Meta) RETURN m.loading AS value`));
  expect(await fill(mark)).toBe(1);
  expect(new Set(await Promise.all(marks))).toEqual(new Set(['测试']));
  expect(await readMeta(graph)).toMatchObject({ dataVersion: 1 });
  expect((await readMeta(graph)).loading).toBeUndefined();
  const digest = await digestGraph(graph);
  await startEmpty(graph);
  await importAll(graph, smallTables);
  expect(await digestGraph(graph)).toEqual(digest);
});

test('a filling that is stopped leaves an empty graph without a mark', async () => {
  const stopping = new AbortController();
  await expect(fill(() => stopping.abort(), stopping.signal)).rejects.toThrow('abort');
  expect(await digestGraph(graph)).toMatchObject({ nodes: 0, relationships: 0 });
  expect((await readMeta(graph)).dataVersion).toBe(0);
});

test('what a killed filling left is taken away by the next start, and its digest is refused until then', async () => {
  const empty = await digestGraph(graph);
  await graph.write(async (tx) => {
    await tx.execute(`MATCH (m:Meta) SET m.loading = '测试'`);
    await tx.execute(
      `CREATE (:Organisation:Firm {id: 'half', run: 'x'})-[:PLAYS {id: 'p'}]->(:Stage {id: 's'})`,
    );
  });
  await expect(digestGraph(graph)).rejects.toMatchObject({ code: 'conflict' });
  await migrate(graph);
  expect(await digestGraph(graph)).toEqual(empty);
  expect((await readMeta(graph)).loading).toBeUndefined();
});

test('a filling that goes on is left alone', async () => {
  await graph.write((tx) => tx.execute(`MATCH (m:Meta) SET m.loading = '测试' CREATE (:Stage {id: 's'})`));
  await graph.write(async (tx) => {
    await lockVersion(tx, 0);
    await expect(clearUnfinished(graph)).rejects.toMatchObject({ code: 'conflict' });
  }, 30_000);
  expect(await ask(graph, `MATCH (s:Stage) RETURN count(s) AS value`)).toBe(1);
  await clearUnfinished(graph);
  expect(await ask(graph, `MATCH (s:Stage) RETURN count(s) AS value`)).toBe(0);
});

test('only much, and only into a graph without content, is written in batches', async () => {
  const none = { newNodes: noBatches, newLinks: noBatches, changes: noBatches };
  expect(await canFill(graph, { ...none, created: 100_001, changed: 0 })).toBe(true);
  expect(await canFill(graph, { ...none, created: 1000, changed: 0 })).toBe(false);
  await graph.write((tx) => tx.execute(`CREATE (:TargetList {id: 'x'})`));
  expect(await canFill(graph, { ...none, created: 100_001, changed: 0 })).toBe(false);
});

async function* noBatches() {}
