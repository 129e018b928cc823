import { expect, test } from 'vitest';
import type { Baseline, BaselineList, Difference } from '../../server/contract/baseline.ts';
import type { Problem } from '../../server/contract/common.ts';
import type { EditDone } from '../../server/contract/edit.ts';
import type { GapList } from '../../server/contract/gap.ts';
import { rowsOf, serveShipped } from './shipped.ts';

const shipped = serveShipped();
const asked = { chain: 'rail-transit', region: '370200' };
const keep = async (name: string, more = {}) =>
  (await shipped.send<Baseline>('POST', '/api/baselines', { ...asked, name, ...more })).body;
const differenceOf = async ({ id }: { id: string }) =>
  (await shipped.get<Difference>(`/api/baselines/${id}/difference`)).body;
const remove = ({ id }: { id: string }) => shipped.send('DELETE', `/api/baselines/${id}`);

test('a baseline keeps what the gaps say, and is listed for its chain and region', async () => {
  const { status, body, headers } = await shipped.send<Baseline>('POST', '/api/baselines', {
    ...asked,
    name: '开年',
  });
  expect([status, headers.location]).toEqual([201, `/api/baselines/${body.id}`]);
  const { body: gaps } = await shipped.get<GapList>('/api/chains/rail-transit/gaps?region=370200');
  const kept = new Map(body.findings.map(({ stage, status }) => [stage.id, status]));
  expect(gaps.items.map(({ stage }) => kept.get(stage.id))).toEqual(gaps.items.map(({ status }) => status));
  expect(body.rates.map(({ id }) => id)).toContain('R4');

  const { body: list } = await shipped.get<BaselineList>('/api/baselines?chain=rail-transit&region=370200');
  expect(list.items.map(({ id }) => id)).toContain(body.id);
  const { body: other } = await shipped.get<BaselineList>('/api/baselines?chain=drone');
  expect(other.items.map(({ id }) => id)).not.toContain(body.id);
  expect((await shipped.get<Baseline>(`/api/baselines/${body.id}`)).body).toEqual(body);
  expect(await differenceOf(body)).toMatchObject({ stages: [], rates: [] });
  expect((await remove(body)).status).toBe(204);
  expect((await remove(body)).status).toBe(404);
});

test('a role noted by hand is what moved its stage and R4; undone, nothing differs', async () => {
  const baseline = await keep('手工');
  const { body: firms } = await shipped.get<{ items: { firm: { id: string; name: string } }[] }>(
    '/api/firms?region=370200&limit=1',
  );
  const firm = firms.items[0]!.firm;
  const { status, body: done } = await shipped.send<EditDone>('POST', '/api/facts', {
    kind: 'plays',
    subject: firm.id,
    object: 'traction-motor',
    values: { status: 'production' },
    evidence: 'claimed',
    source: { id: 'qingdao-daily-2020-10' },
    observedOn: '2024-05',
  });
  expect([status, done]).toMatchObject([201, { cause: expect.any(String) }]);
  const { stages, rates, sources } = await differenceOf(baseline);
  expect(stages.find(({ stage }) => stage.id === 'traction-motor')).toMatchObject({
    from: { status: 'missing', here: { production: 0 } },
    to: { status: 'single', here: { production: 1 } },
    because: 'facts',
    facts: [
      {
        op: 'create',
        kind: 'plays',
        subject: { id: firm.id },
        provenance: { sourceIds: ['qingdao-daily-2020-10'], observedOn: '2024-05' },
        by: { causeId: done.cause, cause: 'edit' },
      },
    ],
  });
  expect(rates.find(({ id }) => id === 'R4')).toMatchObject({ to: { numerator: 1 } });
  expect(sources.map(({ id }) => id)).toContain('qingdao-daily-2020-10');

  const { text, headers } = await shipped.get(`/api/baselines/${baseline.id}/difference?format=csv`);
  expect(headers['content-type']).toContain('text/csv');
  expect(rowsOf(text).find(({ stage_id }) => stage_id === 'traction-motor')).toMatchObject({
    status_from: 'missing',
    status_to: 'single',
    fact_op: 'create',
    observed_on: '2024-05',
  });

  expect((await shipped.send('POST', `/api/changes/${done.cause}/undo`)).status).toBe(200);
  expect(await differenceOf(baseline)).toMatchObject({ stages: [], rates: [] });
  await remove(baseline);
});

test('what cannot be kept is refused with its place', async () => {
  const post = (body: object) => shipped.send<Problem>('POST', '/api/baselines', body);
  expect((await post({ ...asked, name: '  ' })).body.errors?.[0]?.field).toBe('name');
  expect((await post({ ...asked, name: 'x', asOf: '2023-13-40' })).body.errors?.[0]?.field).toBe('asOf');
  expect((await post({ ...asked, name: 'x', asOf: '2023-02-30' })).status).toBe(400);
  expect((await post({ ...asked, name: 'x', chain: 'none' })).status).toBe(404);
  expect((await post({ ...asked, name: 'x', region: '999999' })).status).toBe(404);
  expect((await post({ ...asked, name: 'x', colour: 'red' })).status).toBe(400);
  expect((await shipped.get('/api/baselines/none/difference')).status).toBe(404);
});
