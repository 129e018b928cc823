import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openGraph } from '../../server/graph/client.ts';
import { readMeta } from '../../server/graph/meta.ts';
import { stemOf } from '../../server/import/stem.ts';
import { smallTables, withTables } from '../fixtures/import/tables.ts';
import { ask, countsOf, importAll, importTables, startEmpty } from './import-fixture.ts';

const graph = openGraph(inject('neo4j'));
afterAll(() => graph.close());

describe('a whole import', () => {
  beforeAll(async () => {
    await startEmpty(graph);
    const checked = await importAll(graph, smallTables);
    expect(checked.tables).toHaveLength(Object.keys(smallTables).length);
    expect(
      checked.tables.every(
        (table) => table.new > 0 && table.changed + table.unchanged + table.rejected === 0,
      ),
    ).toBe(true);
  });

  test('makes the nodes', async () => {
    const firm = await ask(graph, `MATCH (f:Organisation:Firm {id: 'sifang'}) RETURN properties(f) AS value`);
    expect(firm).toEqual({
      id: 'sifang',
      name: '中车四方（青岛）',
      nameKey: '中车四方(青岛)',
      creditCode: '91370200A',
      stockCode: '601766',
      groupId: 'crrc',
      staff: 5000,
      aliases: ['四方', '四方股份'],
      tiers: ['上市'],
      pinyin: ['zhongchesifangqingdao', 'sifang', 'sifanggufen'],
      initials: ['zcsfqd', 'sf', 'sfgf'],
      stem: stemOf('中车四方（青岛）'),
      run: await ask(graph, `MATCH (r:ImportRun) RETURN r.id AS value`),
    });
    expect(await ask(graph, `MATCH (o:Association) RETURN o.id AS value`)).toBe('assoc');
    expect(await ask(graph, `MATCH (u:University) RETURN u.kind AS value`)).toBe('university');
    expect(await ask(graph, `MATCH (s:Stage {final: true}) RETURN collect(s.id) AS value`)).toEqual(
      expect.arrayContaining(['train', 'drone']),
    );
  });

  test('gives organisations without an id their credit code or name as one', async () => {
    const ids = await ask(graph, `MATCH (f:Firm) WITH f ORDER BY f.id RETURN collect(f.id) AS value`);
    expect(ids).toEqual(['91430200B', 'name:青岛硅钢', 'sifang']);
  });

  test('makes facts with values, provenance and a stable id', async () => {
    const role = `MATCH (:Firm {id: 'sifang'})-[r:PLAYS]->(:Stage {id: 'train'}) RETURN r {.*, run: null} AS value`;
    expect(await ask(graph, role)).toEqual({
      id: 'PLAYS|sifang|train',
      status: 'production',
      products: ['动车组', '地铁'],
      outputCny: 2.5e9,
      evidence: 'verified',
      sourceIds: ['daily'],
      observedOn: '2020-10',
    });
    const ids = await ask(graph, `MATCH ()-[r]->() WITH r.id AS id ORDER BY id RETURN collect(id) AS value`);
    expect(ids).toEqual(
      expect.arrayContaining([
        'IN_CHAIN|motor|drone',
        'FEEDS|motor|train',
        'WITHIN|370200|370000',
        'LOCATED_IN|sifang|370200-rail|registered',
        'ANCHORS|sifang|rail|370200-rail',
        'SUPPLIES|91430200B|sifang|motor|2019',
        'TRAINS_FOR|qust|motor|电机',
        'RESEARCHES|qust|motor|电机实验室',
        'ALUMNI_AT|qust|drone|总工|chain',
        'ALUMNI_AT|qust|sifang|董事长',
        'PARTNERS_WITH|qust|sifang|联合实验室|2015-03',
        'MEMBER_OF|sifang|assoc',
        'INTRODUCED|assoc|sifang|370200',
        'BROUGHT|sifang|91430200B',
        'OWNS|sifang|name:青岛硅钢',
        'STATED|370200|motor|daily',
        'STATED|370200|motor|paper',
        'LEADS|370200-rail|rail',
        'RUNS|91430200B|project:电机项目@370200',
        'ADDS_TO|project:电机项目@370200|drone|chain',
        'ADDS_TO|project:电机项目@370200|drone|stage',
        'MADE|board|visit-1',
        'TO|visit-1|430200|region',
        'HEARD_OF|visit-1|motor',
      ]),
    );
    expect(new Set(ids as string[]).size).toBe((ids as string[]).length);
  });

  test('stores whole numbers as integers and leaves unknown out', async () => {
    const types = `MATCH (f:Figure) WITH f ORDER BY f.measure
      RETURN collect(valueType(f.value)) + collect(DISTINCT valueType(f.periodMonths)) AS value`;
    expect(await ask(graph, types)).toEqual(
      expect.arrayContaining(['INTEGER NOT NULL', 'FLOAT NOT NULL', 'NULL']),
    );
  });

  test('gives places without evidence the claim of nobody, and records the source of their row', async () => {
    const place = `MATCH (:Firm {id: 'sifang'})-[r:LOCATED_IN]->() RETURN r {.evidence, .sourceIds, .kind} AS value`;
    expect(await ask(graph, place)).toEqual({ evidence: 'claimed', sourceIds: [], kind: 'registered' });
  });

  test('raises the data version by one and keeps a record', async () => {
    expect((await readMeta(graph)).dataVersion).toBe(1);
    const run = await ask(graph, `MATCH (r:ImportRun) RETURN properties(r) AS value`);
    expect(run).toMatchObject({
      fileHash: 'test',
      status: 'done',
      rowsNew: 49,
      rowsChanged: 0,
      rowsUnchanged: 0,
    });
  });
});

describe('one fact in several rows', () => {
  beforeAll(async () => {
    await startEmpty(graph);
    await importAll(graph, withTables({ roles: undefined }));
  });

  test('of different sources is one, with the sources of both', async () => {
    const roles = `firm_id,stage_id,status,evidence,source_ids,observed_on,note
sifang,train,production,,daily,2020-10,甲
中车四方(青岛),train,production,verified,paper,2021,乙
sifang,train,,,editorial,,`;
    expect(countsOf(await importAll(graph, { roles }), 'roles')).toEqual([3, 0, 0]);
    const role = `MATCH ()-[r:PLAYS]->() RETURN r {.*, run: null} AS value`;
    expect(await ask(graph, role)).toEqual({
      id: 'PLAYS|sifang|train',
      status: 'production',
      evidence: 'verified',
      sourceIds: ['daily', 'editorial', 'paper'],
      observedOn: '2021',
      note: '乙；甲',
    });
  });

  test('takes the source of the run where a row has none', async () => {
    await importAll(graph, { roles: `firm_id,stage_id\nsifang,motor` }, 'paper');
    expect(
      await ask(graph, `MATCH ()-[r:PLAYS {id: 'PLAYS|sifang|motor'}]->() RETURN r.sourceIds AS value`),
    ).toEqual(['paper']);
    await expect(importTables(graph, { roles: `firm_id,stage_id\nsifang,motor` }, 'none')).rejects.toThrow(
      '"none"',
    );
  });
});
