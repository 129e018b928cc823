import { afterEach, expect, test } from 'vitest';
import type { Problem } from '../../server/contract/common.ts';
import type {
  Target,
  TargetListDetail,
  TargetListPage,
  TargetListSummary,
} from '../../server/contract/list.ts';
import type { CandidateList } from '../../server/contract/target.ts';
import { rowsOf, serveShipped } from './shipped.ts';

const shipped = serveShipped();
const laser = 'name:大族激光';
const vision = 'name:深圳火元素视觉传媒有限公司';

afterEach(async () => {
  const { body } = await shipped.get<TargetListPage>('/api/lists');
  for (const { id } of body.items) await shipped.send('DELETE', `/api/lists/${id}`);
});

const create = async (firms: string[] = []) =>
  (
    await shipped.send<TargetListSummary>('POST', '/api/lists', {
      name: '机器人目标',
      region: '370200',
      chain: 'robotics',
      firms,
    })
  ).body;

test('a list is made, filled, renamed and removed', async () => {
  const created = await shipped.send<TargetListSummary>('POST', '/api/lists', {
    name: ' 机器人目标 ',
    region: '370200',
    chain: 'robotics',
    firms: [laser],
  });
  expect(created.status).toBe(201);
  expect(created.body).toMatchObject({
    name: '机器人目标',
    region: { code: '370200' },
    chain: { id: 'robotics' },
    targets: 1,
  });
  const path = String(created.headers.location);

  const added = await shipped.send<TargetListDetail>('POST', `${path}/targets`, {
    firms: [vision, laser, vision],
  });
  expect(added.body.targets.map(({ firm, progress, version }) => [firm.id, progress, version])).toEqual([
    [laser, 'planned', 1],
    [vision, 'planned', 1],
  ]);
  expect(added.body.targets[0]!.stages.map(({ id }) => id)).toEqual(['laser-equipment', 'robot-body']);

  const renamed = await shipped.send<TargetListSummary>('PATCH', path, { name: '深圳之行' });
  expect(renamed.body.name).toBe('深圳之行');
  const { body: lists } = await shipped.get<TargetListPage>('/api/lists');
  expect(lists.items.map(({ name, targets }) => [name, targets])).toEqual([['深圳之行', 2]]);

  expect((await shipped.send('DELETE', path)).status).toBe(204);
  expect((await shipped.get(path)).status).toBe(404);
});

test('a candidate says on which lists it is', async () => {
  const { id } = await create([laser]);
  const { body } = await shipped.get<CandidateList>(
    '/api/targets?region=370200&chain=robotics&stage=laser-equipment',
  );
  expect(body.items.find(({ firm }) => firm.id === laser)?.lists).toEqual([id]);
});

test('progress, reason and note change; lost needs a reason', async () => {
  const { id } = await create([laser]);
  const { body } = await shipped.get<TargetListDetail>(`/api/lists/${id}`);
  const path = `/api/lists/${id}/targets/${body.targets[0]!.id}`;
  const talked = await shipped.send<Target>('PATCH', path, {
    progress: 'negotiating',
    note: '已联系',
    version: 1,
  });
  expect(talked.body).toMatchObject({ progress: 'negotiating', note: '已联系', version: 2 });

  const silent = await shipped.send<Problem>('PATCH', path, { progress: 'lost', version: 2 });
  expect([silent.status, silent.body.errors?.[0]?.field]).toEqual([400, 'reason']);
  const lost = await shipped.send<Target>('PATCH', path, {
    progress: 'lost',
    reason: '配套不足',
    version: 2,
  });
  expect(lost.body).toMatchObject({ progress: 'lost', reason: '配套不足', note: '已联系', version: 3 });
  const back = await shipped.send<Target>('PATCH', path, { progress: 'reserve', version: 3 });
  expect(back.body.reason).toBeUndefined();
});

test('of two who change the same version one is told what it is now', async () => {
  const { id } = await create([laser]);
  const { body } = await shipped.get<TargetListDetail>(`/api/lists/${id}`);
  const path = `/api/lists/${id}/targets/${body.targets[0]!.id}`;
  const answers = await Promise.all(
    ['reserve', 'negotiating'].map((progress) =>
      shipped.send<Problem>('PATCH', path, { progress, version: 1 }),
    ),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  const refused = answers.find(({ status }) => status === 409)!;
  expect(refused.body).toMatchObject({ code: 'conflict', detail: expect.stringContaining('version 2') });
});

test('a firm put on a list by two at once is there once', async () => {
  const { id } = await create();
  await Promise.all(
    [1, 2, 3].map(() => shipped.send('POST', `/api/lists/${id}/targets`, { firms: [laser] })),
  );
  const { body } = await shipped.get<TargetListDetail>(`/api/lists/${id}`);
  expect(body.targets).toHaveLength(1);
});

test('a target is taken off', async () => {
  const { id } = await create([laser, vision]);
  const { body } = await shipped.get<TargetListDetail>(`/api/lists/${id}`);
  const path = `/api/lists/${id}/targets/${body.targets[0]!.id}`;
  expect((await shipped.send('DELETE', path)).status).toBe(204);
  expect((await shipped.send('DELETE', path)).status).toBe(404);
  expect((await shipped.get<TargetListDetail>(`/api/lists/${id}`)).body.targets).toHaveLength(1);
});

test('every change is a new data version; a refused one is not', async () => {
  const before = (await shipped.get('/api/lists')).headers.etag;
  await shipped.send('POST', '/api/lists', { name: 'x', region: '370200', firms: ['nobody'] });
  expect((await shipped.get('/api/lists')).headers.etag).toBe(before);
  await create();
  expect((await shipped.get('/api/lists')).headers.etag).not.toBe(before);
});

test('as a table, with formulas defused', async () => {
  const { id } = await create([laser]);
  const { body } = await shipped.get<TargetListDetail>(`/api/lists/${id}`);
  await shipped.send('PATCH', `/api/lists/${id}/targets/${body.targets[0]!.id}`, {
    note: '=1+1',
    version: 1,
  });
  const { text } = await shipped.get(`/api/lists/${id}/targets?format=csv`);
  expect(rowsOf(text)).toMatchObject([{ firm_id: laser, progress: 'planned', note: "'=1+1" }]);
});

test.each([
  [{ name: 'x', region: '370200', firms: [laser, vision, 'nobody'] }, 'firms.2'],
  [{ name: 'x', region: '999999' }, 'region'],
  [{ name: 'x', region: '370200', chain: 'none' }, 'chain'],
  [{ name: '  ', region: '370200' }, 'name'],
  [{ region: '370200' }, 'name'],
  [{ name: 'x', region: '370200', colour: 'red' }, 'colour'],
  [{ name: 7, region: '370200' }, 'name'],
  [{ name: 'x', region: '370200', firms: 'nobody' }, 'firms'],
])('a list %j is refused naming %s', async (payload, field) => {
  const { status, body } = await shipped.send<Problem>('POST', '/api/lists', payload);
  expect([status, body.errors?.[0]?.field]).toEqual([400, field]);
});

test('versions are numbers, not text that looks like one', async () => {
  const { id } = await create([laser]);
  const { body } = await shipped.get<TargetListDetail>(`/api/lists/${id}`);
  const path = `/api/lists/${id}/targets/${body.targets[0]!.id}`;
  const answer = await shipped.send<Problem>('PATCH', path, { progress: 'reserve', version: '1' });
  expect([answer.status, answer.body.errors?.[0]?.field]).toEqual([400, 'version']);
});

test('lists and targets that are not there', async () => {
  expect((await shipped.get('/api/lists/none')).status).toBe(404);
  expect((await shipped.send('PATCH', '/api/lists/none', { name: 'x' })).status).toBe(404);
  expect((await shipped.send('DELETE', '/api/lists/none')).status).toBe(404);
  expect((await shipped.send('POST', '/api/lists/none/targets', { firms: [laser] })).status).toBe(404);
  const { id } = await create();
  expect((await shipped.send('PATCH', `/api/lists/${id}/targets/none`, { version: 1 })).status).toBe(404);
});
