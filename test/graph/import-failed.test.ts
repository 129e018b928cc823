import { afterAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { openGraph } from '../../server/graph/client.ts';
import { digestGraph } from '../../server/graph/digest.ts';
import { type CheckedImport, checkImport, loadImport } from '../../server/import/run.ts';
import { toInput } from '../fixtures/import/input.ts';
import { smallTables, withRow, withTables } from '../fixtures/import/tables.ts';
import { ask, importAll, startEmpty } from './import-fixture.ts';

const graph = openGraph(inject('neo4j'));
afterAll(() => graph.close());

/** The last relationship that would be written points at a node that is not there. */
function breakLast({ plan: { store } }: CheckedImport): void {
  const last = Array.from({ length: store.size }, (_, number) => number).findLast(
    (number) => store.read(number).element.sort === 'link',
  )!;
  const stored = store.read(last);
  if (stored.element.sort === 'link') stored.element.to.key = 'gone';
  store.replace(last, stored);
}

describe('a write that fails', () => {
  beforeEach(() => startEmpty(graph));

  test('in the middle leaves nothing', async () => {
    const checked = await checkImport(graph, toInput(smallTables));
    const before = await digestGraph(graph);
    breakLast(checked);
    await expect(loadImport(graph, checked)).rejects.toThrow('rows were written');
    expect(await digestGraph(graph)).toEqual(before);
    expect(await ask(graph, `MATCH (r:ImportRun) RETURN count(r) AS value`)).toBe(0);
  });

  test('on a node that somebody else made leaves nothing of its own', async () => {
    const checked = await checkImport(graph, toInput(smallTables));
    await graph.write((tx) => tx.execute(`CREATE (:Visit {id: 'visit-1'})`));
    const before = await digestGraph(graph);
    await expect(loadImport(graph, checked)).rejects.toThrow();
    expect(await digestGraph(graph)).toEqual(before);
  });

  test('because the graph has moved on since the check says so', async () => {
    const checked = await checkImport(graph, toInput(smallTables));
    await importAll(graph, withTables({ visits: undefined }));
    const before = await digestGraph(graph);
    await expect(loadImport(graph, checked)).rejects.toMatchObject({ code: 'conflict' });
    expect(await digestGraph(graph)).toEqual(before);
  });

  test('a refused import is not loaded', async () => {
    const checked = await checkImport(graph, toInput(withRow('roles', 'nobody,train,,,,,daily,')));
    await expect(loadImport(graph, checked)).rejects.toMatchObject({ code: 'conflict' });
  });
});
