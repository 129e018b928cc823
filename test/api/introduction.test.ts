import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { buildApp } from '../../server/app.ts';
import type { Problem } from '../../server/contract/common.ts';
import type { IntroductionAnswer } from '../../server/contract/introduction.ts';
import type { PredictionAnswer } from '../../server/contract/link-prediction.ts';
import { openGraph, type GraphClient } from '../../server/graph/client.ts';
import { importAll, startEmpty } from '../graph/import-fixture.ts';

/** The golden graph of the method, §7, as an import; beside it the golden trade of §8. */
const tables: Record<string, string> = {
  sources: `id,title,kind,published_on
paper,日报,article,2020
book,年鉴,registry,2021`,
  regions: `code,name,level,within
100000,国,country,
110100,东市,city,100000
220100,西市,city,100000`,
  chains: `id,name
machines,机器`,
  stages: `id,chain_id,name,tier
part,machines,零件,upstream
machine,machines,整机,downstream`,
  feeds: `from_stage,to_stage,source_ids
part,machine,book`,
  firms: `name,region_code,id
链主,110100,anchor1
校友企业,220100,exec
目标,220100,target
独行,220100,alone
甲整机,110100,A
乙整机,220100,B
丙整机,220100,C
一零件,110100,s1
二零件,220100,s2
三零件,220100,s3
无角色,220100,blank`,
  roles: `firm_id,stage_id,status,source_ids
A,machine,production,paper
B,machine,production,paper
C,machine,production,paper
s1,part,production,paper
s2,part,production,paper
s3,part,production,paper`,
  supplies: `supplier_id,buyer_id,stage_id,evidence,source_ids
s1,A,part,claimed,paper
s2,A,part,claimed,paper
s1,B,part,claimed,paper
s2,B,part,claimed,paper
s3,B,part,verified,paper
s3,C,part,claimed,paper
s2,C,part,claimed,paper
s1,C,part,suggested,paper
s3,blank,,suggested,paper`,
  anchors: `firm_id,chain_id,source_ids
anchor1,machines,paper`,
  universities: `id,name,region_code,kind
univ1,东方大学,110100,university`,
  organisations: `id,name,kind,region_code
us,招商局,agency,110100
park,园区办,agency,110100
assoc,商会,association,220100
investor,基金,investor,220100
lonely,孤岛,agency,220100`,
  links: `from_id,to_id,kind,position,strength,evidence,source_ids,observed_on,note
us,anchor1,partners_with,定期走访,0.9,claimed,paper,2020,
anchor1,us,partners_with,,0.2,verified,book,2021,
us,univ1,partners_with,,0.8,claimed,paper,2020,
us,park,partners_with,,0.95,claimed,paper,2020,
anchor1,target,introduced,,0.6,claimed,paper;book,2020-05,开过门
univ1,exec,alumni_at,,0.7,claimed,paper,2020,
univ1,machines,alumni_at,高管;技术总监,,claimed,paper,2020-03,未点名企业
exec,target,brought,,0.9,claimed,paper,2020,
park,assoc,member_of,,0.5,claimed,paper,2020,
target,assoc,member_of,,0.5,claimed,paper,2020,
investor,anchor1,owns,,0.8,claimed,paper,2020,
investor,target,owns,,0.9,claimed,paper,2022,`,
};

let graph: GraphClient;
let app: FastifyInstance;
beforeAll(async () => {
  graph = openGraph(inject('neo4j'));
  await startEmpty(graph);
  await importAll(graph, tables);
  app = await buildApp({ graph, config: { logLevel: 'silent' }, webFolder: '' });
}, 120_000);
afterAll(async () => {
  await app?.close();
  await graph?.close();
});

async function get<Body>(url: string, headers = {}): Promise<{ status: number; body: Body; text: string }> {
  const response = await app.inject({ url, headers: { host: 'localhost', ...headers } });
  const isJson = String(response.headers['content-type']).includes('json');
  return {
    status: response.statusCode,
    body: (isJson ? response.json() : undefined) as Body,
    text: response.body,
  };
}
const ask = async (query: string) => (await get<IntroductionAnswer>(`/api/introductions?${query}`)).body;
const ids = ({ paths }: IntroductionAnswer) =>
  paths.map(({ organisations }) => organisations.map(({ id }) => id).join('-'));

test('the best paths with the usual penalty are those of the method, each the product of its strengths', async () => {
  const answer = await ask('from=us&to=target');
  expect(answer.hop).toBe(0.8);
  expect(ids(answer)).toEqual([
    'us-anchor1-target',
    'us-anchor1-investor-target',
    'us-univ1-exec-target',
    'us-park-assoc-target',
  ]);
  [0.432, 0.41472, 0.32256, 0.152].forEach((score, at) =>
    expect(answer.paths[at]!.score).toBeCloseTo(score, 9),
  );
  for (const { score, edges } of answer.paths) {
    const product = edges.reduce((all, { strength }) => all * strength, 1);
    expect(score).toBeCloseTo(product * 0.8 ** (edges.length - 1), 12);
  }
});

test('every hop says what it rests on: the strongest relation, its sources, its date, and how many others there are', async () => {
  const { paths, from, to } = await ask('from=us&to=target');
  expect([from?.name, to.name]).toEqual(['招商局', '目标']);
  const [first, second] = paths[0]!.edges;
  expect(first).toMatchObject({ kind: 'partners_with', strength: 0.9, others: 1, position: '定期走访' });
  expect(second).toEqual({
    kind: 'introduced',
    from: 'anchor1',
    to: 'target',
    strength: 0.6,
    evidence: 'claimed',
    sourceIds: ['book', 'paper'],
    observedOn: '2020-05',
    note: '开过门',
    others: 0,
    because: [{ code: 'tie_recorded', values: { strength: 0.6 } }],
  });
});

test('without a penalty the first two change places; the limit cuts; disjoint introducers come first', async () => {
  expect(ids(await ask('from=us&to=target&hop=1&limit=2'))).toEqual([
    'us-anchor1-investor-target',
    'us-anchor1-target',
  ]);
  expect(ids(await ask('from=us&to=target&hop=1&diverse=true'))).toEqual([
    'us-anchor1-investor-target',
    'us-univ1-exec-target',
    'us-park-assoc-target',
    'us-anchor1-target',
  ]);
});

test('from any of ours in a region: who may start is listed, and the best start is found', async () => {
  const answer = await ask('to=target&region=110100');
  expect(answer.ours.map(({ id }) => id)).toEqual(['anchor1', 'park', 'univ1', 'us']);
  expect(ids(answer)).toEqual([
    'anchor1-target',
    'anchor1-investor-target',
    'univ1-exec-target',
    'park-assoc-target',
  ]);
  expect(answer.region?.code).toBe('110100');
  expect(answer.from).toBeUndefined();
});

test('the load of an introducer is the targets at work it has a tie to', async () => {
  const payload = { name: '名单', region: '110100', firms: ['target', 'exec', 'A'] };
  const created = await app.inject({
    method: 'POST',
    url: '/api/lists',
    payload,
    headers: { host: 'localhost' },
  });
  expect(created.statusCode).toBe(201);
  const { introducers } = await ask('from=us&to=target');
  const loads = Object.fromEntries(introducers.map(({ organisation, load }) => [organisation.id, load]));
  expect(loads).toEqual({ anchor1: 1, investor: 1, univ1: 1, exec: 1, park: 0, assoc: 1 });
  const exec = introducers.find(({ organisation }) => organisation.id === 'exec')!;
  expect(exec.targets.map(({ id }) => id)).toEqual(['target']);
});

test('as of a day only what was observed by then', async () => {
  expect(ids(await ask('from=us&to=target&asOf=2021'))).toEqual([
    'us-anchor1-target',
    'us-univ1-exec-target',
    'us-park-assoc-target',
  ]);
  const before = await ask('from=us&to=target&asOf=2019');
  expect(before.paths).toEqual([]);
  expect(before.reasons.map(({ code }) => code)).toEqual([
    'introduction_ours_untied',
    'introduction_target_untied',
    'introduction_as_of',
  ]);
});

test('where nobody can introduce us the answer says why', async () => {
  const codes = async (query: string) => (await ask(query)).reasons.map(({ code }) => code);
  expect(await codes('from=us&to=alone')).toEqual(['introduction_target_untied']);
  expect(await codes('from=lonely&to=target')).toEqual(['introduction_ours_untied']);
  expect(await codes('from=us&to=A')).toEqual(['introduction_not_joined']);
});

test('where nobody can introduce us, whose alumni lead in the chain of the firm: tied to the chain, no path to the firm', async () => {
  const { paths, leads } = await ask('from=us&to=A');
  expect(paths).toEqual([]);
  expect(leads).toEqual([
    {
      organisation: expect.objectContaining({ kind: 'university', id: 'univ1', name: '东方大学' }),
      chain: expect.objectContaining({ kind: 'chain', id: 'machines' }),
      position: '高管;技术总监',
      evidence: 'claimed',
      sourceIds: ['paper'],
      observedOn: '2020-03',
      note: '未点名企业',
    },
  ]);
});

test.each([
  ['from=us&to=target', 'there is a path'],
  ['from=us&to=alone', 'it is in no chain'],
  ['from=us&to=lonely', 'it is no firm'],
  ['from=us&to=A&asOf=2020-02', 'the report came later'],
])('%s has no lead: %s', async (query) => {
  expect((await ask(query)).leads).toEqual([]);
});

test('an anchor is in its chain too', async () => {
  expect((await ask('from=lonely&to=anchor1')).leads.map(({ organisation }) => organisation.id)).toEqual([
    'univ1',
  ]);
});

test('as a table: one row a path', async () => {
  const { text } = await get('/api/introductions?from=us&to=target&format=csv');
  const lines = text
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n');
  expect(lines).toHaveLength(5);
  expect(lines[1]).toContain('招商局 → 链主 → 目标');
  expect(lines[1]).toContain('partners_with;introduced');
});

test.each([
  ['from=us&to=nobody', 404, 'nobody'],
  ['from=ghost&to=target', 404, 'ghost'],
  ['region=999999&to=target', 404, '999999'],
  ['from=us&to=us', 400, 'to'],
  ['to=target', 400, 'from'],
  ['from=us', 400, 'to'],
  ['from=us&to=target&hop=0', 400, 'hop'],
  ['from=us&to=target&hop=1.1', 400, 'hop'],
  ['from=us&to=target&hop=', 400, 'hop'],
  ['from=us&to=target&hop=far', 400, 'hop'],
  ['from=us&to=target&diverse=perhaps', 400, 'diverse'],
  ['from=us&to=target&limit=0', 400, 'limit'],
  ['from=us&to=target&asOf=soon', 400, 'asOf'],
])('%s answers %i and names %s', async (query, status, named) => {
  const answer = await get<Problem>(`/api/introductions?${query}`);
  expect(answer.status).toBe(status);
  expect(JSON.stringify(answer.body)).toContain(named);
});

const predict = async (path: string) => (await get<PredictionAnswer>(`/api/firms/${path}`)).body;

test('who may supply a firm: L3 where the chain allows it, with the partners it rests on', async () => {
  const { suppliers, customers, substitutes } = await predict('A/candidates?region=220100');
  expect(suppliers.map(({ firm, here, evidence }) => [firm.id, here, evidence])).toEqual([
    ['s3', true, 'suggested'],
  ]);
  expect(suppliers[0]!.score).toBeCloseTo(1.14983, 6);
  expect(suppliers[0]!.stages.map(({ from, to }) => [from.id, to?.id])).toEqual([['part', 'machine']]);
  expect(suppliers[0]!.partners.map(({ near, far }) => [near.id, far?.id])).toEqual([
    ['s1', 'B'],
    ['s2', 'C'],
    ['s2', 'B'],
  ]);
  // s3 complements A, but a part is no customer of a machine.
  expect(customers).toEqual([]);
  expect(substitutes.map(({ firm }) => firm.id)).toEqual(['B', 'C']);
  expect(substitutes.map(({ score }) => score)).toEqual([
    expect.closeTo(2.352934, 6),
    expect.closeTo(0.910239, 6),
  ]);
});

test('who may buy from a firm; a suggested supply is no ground for another', async () => {
  const { customers, suppliers } = await predict('s1/candidates');
  expect(customers.map(({ firm }) => firm.id)).toEqual(['C']);
  expect(customers[0]!.here).toBeUndefined();
  expect(suppliers).toEqual([]);
});

test('without recorded supplies there is no list, and the answer says so', async () => {
  const why = {
    suppliers: 'no_supplies_recorded',
    customers: 'no_supplies_recorded',
    substitutes: 'no_supplies_recorded',
  };
  expect((await predict('anchor1/candidates')).unscored).toEqual(why);
  expect((await predict('blank/candidates')).unscored).toEqual(why);
  expect((await get('/api/firms/nobody/candidates')).status).toBe(404);
  expect((await get('/api/firms/us/candidates')).status).toBe(404);
});
