import { expect, test } from 'vitest';
import type { Fact, SourceDetail, SourceList } from '../../server/contract/source.ts';
import type { Version } from '../../server/contract/version.ts';
import { readAll, rowsOf, serveShipped } from './shipped.ts';
import { readRoles, readTable } from './shipped-table.ts';

const shipped = serveShipped();

test('every source with how much rests on it', async () => {
  const { body } = await shipped.get<SourceList>('/api/sources');
  expect(body.items.map(({ id }) => id).sort()).toEqual([
    'chain-knowledge-graph-2021',
    'editorial-2026',
    'peninsula-2018-05',
    'peninsula-2019-07',
    'qingdao-daily-2020-10',
    'qingdao-hitech-2019-08',
    'qingdao-hitech-2023-04',
  ]);
  expect(body.items.every(({ facts, factsAlone }) => facts > 0 && factsAlone <= facts)).toBe(true);
});

test('of the national data every role and every place is a fact of its own source', async () => {
  const { body } = await shipped.get<SourceDetail>('/api/sources/chain-knowledge-graph-2021?limit=1');
  const counts = Object.fromEntries(body.kinds.map(({ kind, count }) => [kind, count]));
  const located = (await readTable('national/firms')).filter((row) => row.evidence !== '');
  expect(counts).toEqual({ plays: (await readTable('national/roles')).length, located_in: located.length });
});

test('paging through a source gives each of its facts once, as many as it counts', async () => {
  const url = '/api/sources/qingdao-daily-2020-10?limit=40';
  const { items, total } = await readAll<Fact>(shipped, url, (body: SourceDetail) => body.facts);
  const { body } = await shipped.get<SourceDetail>('/api/sources/qingdao-daily-2020-10');
  expect(items).toHaveLength(total);
  expect(new Set(items.map(({ id }) => id)).size).toBe(total);
  expect(total).toBe(body.source.facts);
  expect(body.kinds.reduce((sum, { count }) => sum + count, 0)).toBe(total);
  expect(items.every(({ provenance }) => provenance.sourceIds.includes('qingdao-daily-2020-10'))).toBe(true);
});

test('one kind of fact only', async () => {
  const { body } = await shipped.get<SourceDetail>('/api/sources/qingdao-daily-2020-10?kind=stated');
  const stated = body.kinds.find(({ kind }) => kind === 'stated')!;
  expect(body.facts.total).toBe(stated.count);
  expect(body.facts.items.every(({ kind }) => kind === 'stated')).toBe(true);
});

test('the structure of chains rests on the editors', async () => {
  const { body } = await shipped.get<SourceDetail>('/api/sources/editorial-2026');
  expect(body.kinds.find(({ kind }) => kind === 'feeds')!.count).toBeGreaterThan(300);
});

test('its facts as a table', async () => {
  const { body } = await shipped.get<SourceDetail>('/api/sources/peninsula-2018-05');
  const { text } = await shipped.get('/api/sources/peninsula-2018-05?format=csv');
  expect(rowsOf(text).length).toBe(body.facts.total);
});

const reported = [
  ...['anchors', 'carriers', 'figures', 'firms', 'leading_chains', 'links', 'organisations', 'projects'],
  ...['roles', 'statements', 'talent', 'universities', 'visits'],
].map((table) => `qingdao/${table}`);

/** Rows of the tables that ship with this evidence; what was drawn up by editors is not reported. */
async function countEvidence(evidence: string): Promise<number> {
  const tables = await Promise.all([...reported, 'national/firms', 'national/roles'].map(readTable));
  return tables.flat().filter((row) => row.evidence === evidence).length;
}

test('the version counts every reported fact by evidence', async () => {
  const { body } = await shipped.get<Version>('/api/version');
  expect(body.dataVersion).toBeGreaterThan(0);
  expect(body.facts.verified).toBe(0);
  const roles = await readRoles();
  // A role that two sources tell is one fact; the one such role is claimed by both.
  const twice = roles.length - new Set(roles.map(({ firm, stage }) => `${firm} ${stage}`)).size;
  expect(twice).toBe(1);
  expect(body.facts.claimed).toBe((await countEvidence('claimed')) - twice);
  expect(body.facts.suggested).toBe(await countEvidence('suggested'));
  // The newest article, not the day on which the stages were drawn up.
  expect(body.newestFactOn).toBe('2023-04');
});

test.each([
  ['/api/sources/none', 404],
  ['/api/sources/editorial-2026?kind=gossip', 400],
  ['/api/sources/editorial-2026?cursor=x', 400],
  ['/api/entities/source/none', 404],
])('%s answers %i', async (url, status) => {
  expect((await shipped.get(url)).status).toBe(status);
});
