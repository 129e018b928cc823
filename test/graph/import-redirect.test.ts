import { afterAll, beforeEach, expect, inject, test } from 'vitest';
import { openGraph } from '../../server/graph/client.ts';
import { contentKey } from '../../server/graph/duplicate/content.ts';
import { rememberDecision } from '../../server/graph/duplicate/decision.ts';
import { digestGraph } from '../../server/graph/digest.ts';
import { raiseDataVersion } from '../../server/graph/meta.ts';
import { smallTables } from '../fixtures/import/tables.ts';
import { ask, countsOf, importAll, startEmpty } from './import-fixture.ts';

const graph = openGraph(inject('neo4j'));
afterAll(() => graph.close());

/** The row with the other name, and what it says beside. */
const row = { name: '四方机车', creditCode: 'X2', regionCode: '430200' };
const firms = `name,region_code,credit_code,id,stock_code,staff,tiers,founded_on
四方机车,430200,X2,other,,7,专精特新,2006`;

beforeEach(async () => {
  await startEmpty(graph);
  await importAll(graph, smallTables);
  await graph.write(async (tx) => {
    await raiseDataVersion(tx);
    await rememberDecision(tx, {
      ...{
        id: 'pair',
        kind: 'same',
        author: 'li',
        at: '2026-01-01T00:00:00Z',
        names: ['四方机车', '中车四方'],
      },
      ...{ gone: contentKey(row), firm: 'sifang' },
    });
  });
});

test('a row of a firm that is known under another name only adds to what is known', async () => {
  const checked = await importAll(graph, { firms });
  expect(countsOf(checked, 'firms')).toEqual([0, 1, 0]);
  const firm = await ask(graph, `MATCH (f:Firm {id: 'sifang'}) RETURN properties(f) AS value`);
  expect(firm).toMatchObject({
    name: '中车四方（青岛）',
    creditCode: '91370200A',
    staff: 5000,
    tiers: ['上市', '专精特新'],
    foundedOn: '2006',
    aliases: ['四方', '四方股份', '四方机车'],
  });
  expect((firm as { pinyin: string[] }).pinyin).toContain('sifangjiche');
  const places = `MATCH (:Firm {id: 'sifang'})-[:LOCATED_IN]->(r) RETURN collect(r.code) AS value`;
  expect(await ask(graph, places)).toEqual(['370200-rail']);
  expect(await ask(graph, `MATCH (f:Firm) RETURN count(f) AS value`)).toBe(3);
});

test('the same again adds nothing', async () => {
  await importAll(graph, { firms });
  const digest = await digestGraph(graph);
  // Another row makes it another input, so that it is compared.
  const checked = await importAll(graph, { firms: `${firms}\n青岛硅钢,370200,,,,,,` });
  expect(checked.elements).toBe(0);
  expect(await digestGraph(graph)).toEqual(digest);
});

test('what calls it by its old id, code or name means the firm that it is', async () => {
  const roles = `firm_id,stage_id,source_ids\nother,motor,daily\nX2,silicon-steel,daily\n四方机车,drone,daily`;
  await importAll(graph, { firms, roles });
  const stages = `MATCH (:Firm {id: 'sifang'})-[:PLAYS]->(s) WITH s ORDER BY s.id RETURN collect(s.id) AS value`;
  expect(await ask(graph, stages)).toEqual(['drone', 'motor', 'silicon-steel', 'train']);
});

test('a value that the user chose to take from the row stands', async () => {
  await graph.write((tx) => tx.execute(`MATCH (d:Decision) SET d.keep = '{"staff":"other"}'`));
  await importAll(graph, { firms });
  expect(await ask(graph, `MATCH (f:Firm {id: 'sifang'}) RETURN f.staff AS value`)).toBe(7);
});
