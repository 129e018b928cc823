import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { openGraph } from '../../server/graph/client.ts';
import { digestGraph } from '../../server/graph/digest.ts';
import { readMeta } from '../../server/graph/meta.ts';
import { checkImport } from '../../server/import/run.ts';
import { toInput } from '../fixtures/import/input.ts';
import { shuffle, smallTables, withTables } from '../fixtures/import/tables.ts';
import { ask, countsOf, importAll, importTables, startEmpty } from './import-fixture.ts';

const graph = openGraph(inject('neo4j'));
afterAll(() => graph.close());

describe('the same again', () => {
  beforeEach(async () => {
    await startEmpty(graph);
    await importAll(graph, smallTables);
  });

  test('changes nothing, neither digest nor version', async () => {
    const digest = await digestGraph(graph);
    const checked = await importAll(graph, smallTables);
    expect(checked.elements).toBe(0);
    expect(checked.tables.every((table) => table.new === 0 && table.changed === 0)).toBe(true);
    expect(await digestGraph(graph)).toEqual(digest);
    expect((await readMeta(graph)).dataVersion).toBe(1);
  });

  test('in any other order of rows changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat()), async (numbers) => {
        const next = () => numbers.next().value ?? 0;
        const checked = await checkImport(graph, toInput(shuffle(next)));
        await checked.dispose();
        expect(checked.rejections).toEqual([]);
        expect(checked.elements).toBe(0);
      }),
      { numRuns: 10 },
    );
  });

  test('in another order into an empty graph gives the same digest', async () => {
    const digest = await digestGraph(graph);
    await startEmpty(graph);
    let seed = 1;
    await importAll(
      graph,
      shuffle(() => (seed = (seed * 1103515245 + 12345) % 2 ** 31)),
    );
    expect(await digestGraph(graph)).toEqual(digest);
  });

  test('with one value changed changes that row only', async () => {
    const firms = smallTables.firms!.replace('5000', '5100');
    const checked = await importAll(graph, withTables({ firms }));
    expect(countsOf(checked, 'firms')).toEqual([0, 1, 2]);
    expect(checked.elements).toBe(1);
    expect(await ask(graph, `MATCH (f:Firm {id: 'sifang'}) RETURN f.staff AS value`)).toBe(5100);
    expect((await readMeta(graph)).dataVersion).toBe(2);
  });

  test('with a cell emptied keeps what is known', async () => {
    const checked = await importAll(graph, { firms: smallTables.firms!.replace('5000', '') });
    expect(checked.elements).toBe(0);
  });

  test('with a firm elsewhere moves it', async () => {
    const firms = smallTables.firms!.replace('青岛硅钢,370200', '青岛硅钢,430200');
    expect(countsOf(await importAll(graph, { firms }), 'firms')).toEqual([0, 1, 2]);
    const places = `MATCH (:Firm {id: 'name:青岛硅钢'})-[:LOCATED_IN]->(r) RETURN collect(r.code) AS value`;
    expect(await ask(graph, places)).toEqual(['430200']);
  });

  test('with a name changed spells it anew', async () => {
    await importAll(graph, { stages: smallTables.stages!.replaceAll('硅钢', '钢铁') });
    expect(await ask(graph, `MATCH (s:Stage {id: 'silicon-steel'}) RETURN s.pinyin AS value`)).toEqual([
      'gangtie',
      'diangonggang',
    ]);
  });

  test('from another source unites the sources, and the later values stand', async () => {
    const roles = `firm_id,stage_id,status,source_ids,observed_on\nsifang,train,reserve,paper,2021-03`;
    const checked = await importAll(graph, { roles });
    expect(countsOf(checked, 'roles')).toEqual([0, 1, 0]);
    const role = `MATCH (:Firm)-[r:PLAYS {id: 'PLAYS|sifang|train'}]->() RETURN properties(r) AS value`;
    expect(await ask(graph, role)).toMatchObject({
      sourceIds: ['daily', 'paper'],
      status: 'reserve',
      observedOn: '2021-03',
      evidence: 'verified',
      products: ['动车组', '地铁'],
    });
  });

  test('refers to what only the graph has: by code, name and id', async () => {
    const roles = `firm_id,stage_id,source_ids\n91370200A,motor,daily\n青岛硅钢,motor,daily\n二期,x,y`;
    const refused = await importTables(graph, { roles });
    expect(refused.rejections.map(({ row, column }) => [row, column])).toEqual([
      [4, 'firm_id'],
      [4, 'stage_id'],
      [4, 'source_ids'],
    ]);
    await importAll(graph, { roles: roles.split('\n').slice(0, 3).join('\n') });
  });

  test('finds the firm a name means, whatever its brackets', async () => {
    const checked = await importAll(graph, {
      firms: `name,region_code,staff\n中车四方(青岛) ,370200-rail,7`,
    });
    expect(countsOf(checked, 'firms')).toEqual([0, 1, 0]);
    expect(await ask(graph, `MATCH (f:Firm) RETURN count(f) AS value`)).toBe(3);
  });

  test('says when a firm of that name is in the graph under another id', async () => {
    const checked = await importAll(graph, { firms: `name,region_code,id\n青岛硅钢,370200,steel` });
    expect(checked.notices).toEqual([expect.stringContaining('name:青岛硅钢')]);
  });
});
