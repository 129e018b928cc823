import { expect, test } from 'vitest';
import type { Problem } from '../../server/contract/common.ts';
import type { EditDone } from '../../server/contract/edit.ts';
import type { ReviewPage } from '../../server/contract/review.ts';
import { rowsOf, serveShipped } from './shipped.ts';

const shipped = serveShipped();
const queue = async (query = '') => (await shipped.get<ReviewPage>(`/api/reviews${query}`)).body;
const decide = <Body>(fact: string, body: object) =>
  shipped.app.inject({
    method: 'PUT',
    url: `/api/reviews/${encodeURIComponent(fact)}`,
    headers: { host: 'localhost' },
    payload: body,
  }) as unknown as Promise<{ statusCode: number; json(): Body }>;

/** A suggestion of one firm of Qingdao, as an import would leave it. */
async function suggest(): Promise<void> {
  await shipped.graph.write(async (tx) => {
    await tx.execute(`MATCH (m:Meta) SET m.dataVersion = m.dataVersion + 1`);
    await tx.execute(`
      MATCH (f:Firm)-[:LOCATED_IN]->(:Region)-[:WITHIN*0..]->(:Region {code: '370200'})
      MATCH (s:Stage) WHERE NOT EXISTS { (f)-[:PLAYS]->(s) }
      WITH f, s ORDER BY f.id, s.id LIMIT 1
      CREATE (f)-[r:PLAYS]->(s)
      SET r = {id: 'PLAYS|' + f.id + '|' + s.id, status: 'production', evidence: 'suggested', sourceIds: [],
               products: [s.name], note: '主营产品“' + s.name + '系统”占收入 62 %（规则：整名“' + s.name + '”）'}`);
  });
}

test('a suggestion says what it rests on and what accepting it changes, and each answer does what it says', async () => {
  await suggest();
  const before = await queue('?region=370200');
  const item = before.items.find(({ revenueShare }) => revenueShare === 0.62)!;
  expect(item.quote?.slice(...item.marks[0]!)).toBe(item.stage.name);
  expect(item.consequence!.after.production).toBe(item.consequence!.before.production + 1);
  const { statusCode } = await decide(item.fact, { decision: 'accept', version: 'old' });
  expect(statusCode).toBe(409);
  const done = (await decide<EditDone>(item.fact, { decision: 'accept', version: item.version })).json();
  const after = await queue('?region=370200');
  expect([after.total, after.decided]).toEqual([before.total - 1, before.decided + 1]);
  expect((await shipped.send('POST', `/api/changes/${done.cause}/undo`)).status).toBe(200);
  expect(await queue('?region=370200')).toEqual(before);
  const { text } = await shipped.get('/api/reviews?region=370200&format=csv');
  expect(rowsOf(text)).toHaveLength(before.total);
});

test('a decision that is none is refused with its field named', async () => {
  const { items } = await queue();
  const { fact, version } = items[0]!;
  for (const [body, field] of [
    [{ decision: 'perhaps', version }, 'decision'],
    [{ decision: 'accept' }, 'version'],
    [{ decision: 'accept', version, stage: 'moon' }, 'stage'],
    [{ decision: 'reject', version, stage: items[0]!.stage.id }, 'stage'],
  ] as const) {
    const answer = await decide<Problem>(fact, body);
    expect([field, answer.statusCode]).toEqual([field, 400]);
    expect(answer.json().errors?.map((error) => error.field)).toEqual([field]);
  }
  expect((await decide('PLAYS|nobody|none', { decision: 'later', version })).statusCode).toBe(404);
});
