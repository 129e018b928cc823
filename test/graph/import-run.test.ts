import { afterAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { openGraph } from '../../server/graph/client.ts';
import { digestGraph } from '../../server/graph/digest.ts';
import { raiseDataVersion } from '../../server/graph/meta.ts';
import { checkImport, loadImport, readChanges } from '../../server/import/run.ts';
import { toInput } from '../fixtures/import/input.ts';
import { shuffle, smallTables, withTables } from '../fixtures/import/tables.ts';
import { ask, importAll, startEmpty } from './import-fixture.ts';

const graph = openGraph(inject('neo4j'));
afterAll(() => graph.close());

const check = async (tables: Record<string, string>) => {
  const phases = new Set<string>();
  const checked = await checkImport(graph, toInput(tables), { progress: ({ phase }) => phases.add(phase) });
  return { checked, phases: [...phases] };
};
const backwards = () => {
  let at = 0;
  return shuffle(() => (at -= 1));
};

beforeEach(async () => {
  await startEmpty(graph);
  await importAll(graph, smallTables);
});

describe('the same rows', () => {
  test('are found by their content, in any order, without looking at the graph', async () => {
    for (const tables of [smallTables, backwards()]) {
      const { checked, phases } = await check(tables);
      await checked.dispose();
      expect(phases).toEqual(['reading']);
      expect(checked.elements).toBe(0);
      expect(checked.tables.every((one) => one.unchanged > 0 && one.new + one.changed === 0)).toBe(true);
    }
  });

  test('are compared with the graph when something was changed in between', async () => {
    await graph.write(async (tx) => {
      await raiseDataVersion(tx);
      await tx.execute(`MATCH (f:Firm {id: 'sifang'}) SET f.staff = 1`);
    });
    const { checked, phases } = await check(smallTables);
    await checked.dispose();
    expect(phases).toContain('comparing');
    expect(checked.elements).toBe(1);
  });

  test('with another cell are other rows', async () => {
    const { checked, phases } = await check(
      withTables({ firms: smallTables.firms!.replace('5000', '5001') }),
    );
    await checked.dispose();
    expect(phases).toContain('comparing');
    expect(checked.changes).toBe(1);
  });
});

describe('what an import leaves behind', () => {
  test('is its id on every element it made, which is no content', async () => {
    const run = await ask(graph, `MATCH (r:ImportRun) RETURN r.id AS value`);
    const others = `MATCH (n) WHERE NOT n:Meta AND NOT n:ImportRun AND NOT n:Coverage AND coalesce(n.run, '') <> $run RETURN count(n) AS value`;
    expect(await ask(graph, others, { run })).toBe(0);
    const links = `MATCH ()-[r]->() WHERE coalesce(r.run, '') <> $run RETURN count(r) AS value`;
    expect(await ask(graph, links, { run })).toBe(0);
    const digest = await digestGraph(graph);
    await graph.write((tx) => tx.execute(`MATCH (n) WHERE n.run IS NOT NULL SET n.run = 'another'`));
    expect(await digestGraph(graph)).toEqual(digest);
  });

  test('is what it changed and removed, from what to what', async () => {
    const firms = smallTables.firms!.replace('5000', '5100').replace('青岛硅钢,370200', '青岛硅钢,430200');
    const checked = await importAll(graph, withTables({ firms }));
    expect(checked.changes).toBe(2);
    const noted = `MATCH (c:Change) WITH c ORDER BY c.op
      RETURN collect([c.cause, c.op, c.name, c.key, c.before, c.after]) AS value`;
    const place = {
      id: 'LOCATED_IN|name:青岛硅钢|370200|registered',
      kind: 'registered',
      evidence: 'claimed',
      sourceIds: [],
    };
    const [changed, removed] = (await ask(graph, noted)) as string[][];
    expect(changed!.slice(0, 4)).toEqual(['import', 'change', 'Organisation', 'sifang']);
    expect(changed!.slice(4).map((text) => JSON.parse(text) as unknown)).toEqual([
      { staff: 5000 },
      { staff: 5100 },
    ]);
    expect(removed!.slice(0, 4)).toEqual(['import', 'remove', 'LOCATED_IN', place.id]);
    expect(JSON.parse(removed![4]!)).toMatchObject(place);
    const runs = `MATCH (c:Change) MATCH (r:ImportRun {id: c.causeId}) RETURN count(c) AS value`;
    expect(await ask(graph, runs)).toBe(2);
  });

  test('is its author, title, counts and the version it made', async () => {
    const checked = await checkImport(
      graph,
      toInput(withTables({ firms: smallTables.firms!.replace('5000', '6') })),
    );
    await loadImport(graph, checked, { author: 'li', title: '名单.csv' });
    await checked.dispose();
    const run = await ask(graph, `MATCH (r:ImportRun {author: 'li'}) RETURN properties(r) AS value`);
    expect(run).toMatchObject({
      title: '名单.csv',
      dataVersion: 2,
      leftAt: 2,
      rowsChanged: 1,
      status: 'done',
    });
  });
});

test('rows that change something are told page by page, each property from what to what', async () => {
  const firms = smallTables.firms!.replace('5000', '5100').replace('青岛硅钢,370200', '青岛硅钢,430200');
  const roles = smallTables.roles!.replace('2.5e9', '3e9');
  const checked = await checkImport(graph, toInput(withTables({ firms, roles })));
  const all = readChanges(checked, { offset: 0, limit: 10 });
  expect(all).toEqual([
    {
      table: 'firms',
      file: 'firms.csv',
      row: 2,
      name: '中车四方（青岛）',
      values: [{ property: 'staff', before: 5000, after: 5100 }],
    },
    {
      table: 'firms',
      file: 'firms.csv',
      row: 4,
      name: '青岛硅钢',
      values: [{ property: 'regionCode', before: '370200', after: '430200' }],
    },
    {
      table: 'roles',
      file: 'roles.csv',
      row: 2,
      name: '中车四方（青岛） → 动车组',
      values: [{ property: 'outputCny', before: 2.5e9, after: 3e9 }],
    },
  ]);
  expect(readChanges(checked, { offset: 1, limit: 1 })).toEqual([all[1]]);
  await checked.dispose();
});

test('an import that is stopped leaves nothing', async () => {
  const before = await digestGraph(graph);
  const firms = `name,region_code\n新一,370200\n新二,370200`;
  const checked = await checkImport(graph, toInput({ firms }));
  const stopping = new AbortController();
  const progress = () => stopping.abort();
  await expect(loadImport(graph, checked, { progress, signal: stopping.signal })).rejects.toThrow('abort');
  await checked.dispose();
  expect(await digestGraph(graph)).toEqual(before);
  const signal = AbortSignal.abort();
  await expect(checkImport(graph, toInput({ firms }), { signal })).rejects.toThrow('abort');
});
