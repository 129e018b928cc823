import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Problem } from '../../server/contract/common.ts';
import type {
  Decided,
  DuplicatePage,
  Merge,
  MergePage,
  MergePreview,
  SplitCheck,
} from '../../server/contract/duplicate.ts';
import type { FirmDossier } from '../../server/contract/firm.ts';
import { importTables } from '../graph/import-fixture.ts';
import { serveShipped } from './shipped.ts';

const shipped = serveShipped();
const firms = `name,region_code,id,credit_code,evidence,source_ids
青岛鲸算科技有限公司,370200,whale,,claimed,peninsula-2018-05
鲸算（青岛）科技有限公司,370200-hitech,whale-2,91370222MA3C9XLB3T,claimed,peninsula-2018-05`;

const remove = (cypher: string) => shipped.graph.write((tx) => tx.execute(cypher));

// Other tests count what ships: whatever comes here goes again.
beforeAll(async () => {
  const { rejections } = await importTables(shipped.graph, { firms });
  expect(rejections).toEqual([]);
}, 60_000);
afterAll(async () => {
  await remove(`MATCH (f:Firm) WHERE f.id IN ['whale', 'whale-2'] DETACH DELETE f`);
  await remove(`MATCH (n:Merge|Decision|Change) DETACH DELETE n`);
  // A new data version, so that nothing remembered of the removed firms is told again.
  await remove(`MATCH (m:Meta) SET m.dataVersion = m.dataVersion + 1`);
});

const list = async (query = '') =>
  (await shipped.get<DuplicatePage>(`/api/duplicates?region=370200${query}`)).body;
const put = (id: string, body: object) =>
  shipped.app.inject({
    method: 'PUT',
    url: `/api/duplicates/${id}`,
    headers: { host: 'localhost' },
    payload: body,
  });
const whales = async (query = '') =>
  (await list(query)).items.find(({ known, other }) => [known.firm, other.firm].includes('whale-2'));

test('pairs are listed in a region and everywhere, page by page', async () => {
  const found = await whales();
  expect(found).toMatchObject({ score: 0.7, known: { firm: expect.stringContaining('whale') } });
  const all = (await shipped.get<DuplicatePage>('/api/duplicates?limit=1')).body;
  expect(all.items).toHaveLength(1);
  expect(all.total).toBeGreaterThanOrEqual((await list()).total);
  expect((await shipped.get<DuplicatePage>('/api/duplicates?region=440300')).body.items).not.toContainEqual(
    found,
  );
  expect((await shipped.get<Problem>('/api/duplicates?region=999999')).status).toBe(404);
  expect((await shipped.get<Problem>('/api/duplicates?decided=maybe')).status).toBe(400);
});

test('a decision takes a pair from one list to another at once', async () => {
  const { id } = (await whales())!;
  expect((await put(id, { decision: 'different' })).json<Decided>()).toEqual({ id, decision: 'different' });
  expect(await whales()).toBeUndefined();
  expect((await whales('&decided=different'))?.id).toBe(id);
  await put(id, { decision: 'later' });
  expect((await whales('&decided=later'))?.id).toBe(id);
  expect((await put('nothing', { decision: 'later' })).statusCode).toBe(404);
  expect((await put(id, { decision: 'perhaps' })).statusCode).toBe(400);
});

test('a merge is previewed, made, leads on from the old address, and is split', async () => {
  const from = (await whales('&decided=later'))!.other.firm!;
  const into = from === 'whale' ? 'whale-2' : 'whale';
  const preview = await shipped.get<MergePreview>(`/api/duplicates/preview?from=${from}&into=${into}`);
  expect(preview.body).toMatchObject({
    keep: { regionCode: expect.any(String) },
    moves: 0,
    drops: [{ type: 'LOCATED_IN' }],
  });
  const asked = { from, into, version: preview.body.version };
  const stale = await shipped.send<Problem>('POST', '/api/merges', { ...asked, version: 'old' });
  expect([stale.status, stale.body.code]).toEqual([409, 'conflict']);
  const made = await shipped.send<Merge>('POST', '/api/merges', asked);
  expect([made.status, made.body.status, made.body.into.id]).toEqual([201, 'done', into]);

  const old = await shipped.get(`/api/firms/${from}?region=370200`);
  expect([old.status, old.headers.location]).toEqual([308, `/api/firms/${into}?region=370200`]);
  expect((await shipped.get(`/api/entities/firm/${from}`)).headers.location).toBe(
    `/api/entities/firm/${into}`,
  );
  const { body: dossier } = await shipped.get<FirmDossier>(String(old.headers.location));
  expect(dossier.firm.id).toBe(into);
  expect((await shipped.send<Problem>('POST', '/api/merges', { from, into })).status).toBe(409);

  const { body: merges } = await shipped.get<MergePage>('/api/merges');
  expect(merges.items[0]).toEqual(made.body);
  const path = `/api/merges/${made.body.id}/split`;
  expect((await shipped.get<SplitCheck>(path)).body.possible).toBe('clean');
  expect((await shipped.send<Merge>('POST', path, {})).body).toMatchObject({
    status: 'split',
    splitBy: expect.any(String),
  });
  expect((await shipped.get(`/api/firms/${from}`)).status).toBe(200);
  expect((await shipped.send<Problem>('POST', path, {})).status).toBe(409);
  expect((await shipped.get<Problem>('/api/merges/none/split')).status).toBe(404);
});

test('a decision that two are the same merges them with the values kept', async () => {
  const { id, known, other } = (await whales())!;
  const answer = (await put(id, { decision: 'same', keep: { name: 'other' } })).json<Decided>();
  expect(answer.merge).toMatchObject({ from: { id: other.firm }, into: { id: known.firm } });
  const { body } = await shipped.get<FirmDossier>(`/api/firms/${known.firm}`);
  expect(body.firm.name).toBe(other.name);
  await shipped.send('POST', `/api/merges/${answer.merge!.id}/split`, {});
  expect((await whales())?.id).toBe(id);
});
