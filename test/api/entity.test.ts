import { expect, test } from 'vitest';
import type { EntityDetail } from '../../server/contract/source.ts';
import { serveShipped } from './shipped.ts';

const shipped = serveShipped();
const read = (kind: string, id: string) =>
  shipped.get<EntityDetail>(`/api/entities/${kind}/${encodeURIComponent(id)}`);

test('a visit keeps its concern and the stages it is about: a concern is not a refusal', async () => {
  const { body } = await read('visit', 'visit-drone-chip');
  expect(body.facts).toHaveLength(1);
  const [visit] = body.facts;
  expect(visit!.values).toMatchObject({ visitedOn: '2019', outcome: 'considering' });
  expect(visit!.about.filter(({ kind }) => kind === 'stage').map(({ id }) => id)).toEqual([
    'drone-battery',
    'propeller',
    'remote-controller',
  ]);
  expect(visit!.about.map(({ kind }) => kind)).toEqual([
    'agency',
    'firm',
    'region',
    'stage',
    'stage',
    'stage',
  ]);
});

test('a carrier is a fact itself, and the figures that count it are facts of their own', async () => {
  const { body } = await read('carrier', 'hitech-carriers-total');
  expect(body.facts.filter(({ kind }) => kind === 'carrier')).toHaveLength(1);
  const figures = body.facts.filter(({ kind }) => kind === 'figure');
  expect(figures.map(({ values }) => values.value)).toContain(663);
  expect(figures.every(({ about }) => about.every(({ kind }) => kind !== 'figure'))).toBe(true);
});

test('an agency with the firms it works with', async () => {
  const { body } = await read('agency', 'name:青岛高新区管委会');
  expect(body.facts.length).toBeGreaterThan(3);
  expect(body.sources.length).toBeGreaterThan(0);
});

test('every kind can be opened', async () => {
  for (const [kind, id] of [
    ['chain', 'robotics'],
    ['stage', 'robot-body'],
    ['region', '370200'],
    ['firm', 'name:中车集团'],
    ['university', 'name:青岛科技大学'],
    ['project', 'jiaxing-sapphire'],
    ['source', 'peninsula-2018-05'],
  ] as const) {
    const { status, body } = await read(kind, id);
    expect(status, kind).toBe(200);
    expect(body.facts.length, kind).toBeGreaterThan(0);
  }
});

test('the kind and the id must fit', async () => {
  expect((await read('carrier', 'name:中车集团')).status).toBe(404);
  expect((await read('firm', 'nobody')).status).toBe(404);
  expect((await read('planet', 'x')).status).toBe(400);
});
