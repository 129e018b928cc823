import { expect, test } from 'vitest';
import type { Network } from '../../server/contract/network.ts';
import { serveShipped } from './shipped.ts';

const shipped = serveShipped();
const chain = '/api/graph?focus=robotics&region=370200';

test('the cluster of a chain: who plays a stage, who trains for one, and who is tied to them; here first', async () => {
  const { body } = await shipped.get<Network>(chain);
  const names = body.nodes.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['新松机器人', '科捷机器人', '大族激光', '青软实训']));
  const here = body.nodes.map(({ here }) => here);
  expect(here).toEqual([...here].sort((a, b) => Number(b) - Number(a)));
  const player = body.nodes.find(({ name }) => name === '新松机器人')!;
  expect(player.stages).toEqual([{ id: 'robot-body', status: 'production', evidence: 'claimed' }]);
});

test('every edge joins two nodes that are shown, at any limit, and what is left out is counted', async () => {
  for (const limit of [1, 3, 8, 500]) {
    const { body } = await shipped.get<Network>(`${chain}&limit=${limit}&depth=2`);
    const ids = new Set(body.nodes.map(({ id }) => id));
    expect(body.nodes.length).toBeLessThanOrEqual(limit);
    expect(body.edges.every(({ from, to }) => ids.has(from) && ids.has(to))).toBe(true);
    const omitted = body.omitted.reduce((sum, { count }) => sum + count, 0);
    expect(body.nodes.length + omitted).toBe(body.total.nodes);
  }
});

test('an anchor is marked on the chain it anchors', async () => {
  const { body } = await shipped.get<Network>('/api/graph?focus=rail-transit&region=370200');
  expect(body.nodes.find(({ id }) => id === 'name:中车集团')).toMatchObject({ anchor: true, here: false });
});

test('around an organisation: what it is tied to, further with each ring', async () => {
  const focus = encodeURIComponent('name:腾讯');
  const near = await shipped.get<Network>(`/api/graph?focus=${focus}&region=370200`);
  const far = await shipped.get<Network>(`/api/graph?focus=${focus}&region=370200&depth=3`);
  expect(near.body.nodes[0]!.id).toBe('name:腾讯');
  expect(near.body.edges.every(({ from, to }) => [from, to].includes('name:腾讯'))).toBe(false);
  expect(near.body.edges.some(({ kind }) => kind === 'brought')).toBe(true);
  expect(far.body.total.nodes).toBeGreaterThanOrEqual(near.body.total.nodes);
});

test('around a stage, and by kind', async () => {
  const { body } = await shipped.get<Network>('/api/graph?focus=vr-rd&region=370212&kinds=university');
  expect(body.nodes.length).toBeGreaterThan(3);
  expect(body.nodes.every(({ kind }) => kind === 'university')).toBe(true);
});

test.each([
  ['/api/graph?focus=nothing-at-all', 404],
  ['/api/graph?focus=robotics&region=999999', 404],
  ['/api/graph', 400],
  ['/api/graph?focus=robotics&depth=4', 400],
  ['/api/graph?focus=robotics&kinds=planet', 400],
  ['/api/graph?focus=robotics&limit=501', 400],
])('%s answers %i', async (url, status) => {
  expect((await shipped.get(url)).status).toBe(status);
});
