import { expect, test } from 'vitest';
import type { Problem } from '../../server/contract/common.ts';
import type { GapList } from '../../server/contract/gap.ts';
import { rowsOf, serveShipped } from './shipped.ts';

const shipped = serveShipped();
const gaps = '/api/chains/rail-transit/gaps?region=370200';

test('rail transit in Qingdao: two stages missing, two in reserve, each with the source that says so', async () => {
  const { status, body } = await shipped.get<GapList>(gaps);
  expect(status).toBe(200);
  const found = body.items
    .filter((finding) => finding.status !== 'unknown')
    .map(({ stage, status, sources }) => [stage.id, status, sources]);
  expect(found).toEqual([
    ['traction-motor', 'missing', ['qingdao-daily-2020-10']],
    ['brake-system', 'reserve', ['qingdao-daily-2020-10']],
    ['main-converter', 'reserve', ['qingdao-daily-2020-10']],
    ['traction-transformer', 'missing', ['qingdao-daily-2020-10']],
  ]);
});

test('a stage nobody knows a firm for and no source speaks of is unknown, and unscored', async () => {
  const { body } = await shipped.get<GapList>(gaps);
  const silent = body.items.find(({ stage }) => stage.id === 'pantograph') ?? body.items.at(-1)!;
  expect(silent).toMatchObject({
    status: 'unknown',
    computed: { because: 'no_firm_known' },
    stated: [],
    sources: [],
    severity: { status: 'unscored' },
  });
});

test('the stated status stands beside the computed one, with publisher and date', async () => {
  const { body } = await shipped.get<GapList>(gaps);
  const motor = body.items.find(({ stage }) => stage.id === 'traction-motor')!;
  expect(motor.computed).toEqual({ status: 'unknown', because: 'no_firm_known' });
  expect(motor.stated).toMatchObject([
    { status: 'missing', source: 'qingdao-daily-2020-10', observedOn: '2020-10', evidence: 'claimed' },
  ]);
  expect(motor.critical).toBe(true);
  expect(motor.blocks.length).toBeGreaterThan(0);
});

test('statuses can be picked, and the worst comes first', async () => {
  const { body } = await shipped.get<GapList>(`${gaps}&status=missing,reserve`);
  expect(body.total).toBe(4);
  const values = body.items.map(({ severity }) => (severity.status === 'scored' ? severity.value : -1));
  expect(values).toEqual([...values].sort((a, b) => b - a));
});

test('a peer is judged beside the region', async () => {
  const { body } = await shipped.get<GapList>(`${gaps}&peer=430200`);
  expect(body.peer?.code).toBe('430200');
  expect(body.items.every((finding) => finding.peer !== undefined)).toBe(true);
});

test('the same as a table, by Accept or by format', async () => {
  const byHeader = await shipped.get(`${gaps}&status=missing,reserve`, { accept: 'text/csv' });
  const byFormat = await shipped.get(`${gaps}&status=missing,reserve&format=csv`);
  expect(byHeader.headers['content-type']).toBe('text/csv; charset=utf-8');
  expect(byHeader.headers['content-disposition']).toContain('rail-transit-gaps-370200.csv');
  expect(byFormat.text).toBe(byHeader.text);
  expect(rowsOf(byHeader.text).map((row) => [row.stage_id, row.status])).toEqual([
    ['traction-motor', 'missing'],
    ['brake-system', 'reserve'],
    ['main-converter', 'reserve'],
    ['traction-transformer', 'missing'],
  ]);
});

test.each([
  ['/api/chains/no-such-chain/gaps?region=370200', 404, undefined],
  ['/api/chains/rail-transit/gaps?region=999999', 404, undefined],
  ['/api/chains/rail-transit/gaps?region=370200&peer=999999', 404, undefined],
  ['/api/chains/rail-transit/gaps', 400, 'region'],
  ['/api/chains/rail-transit/gaps?region=Qingdao', 400, 'region'],
  ['/api/chains/rail-transit/gaps?region=370200&status=gone', 400, 'status'],
  ['/api/chains/-/gaps?region=370200', 400, 'chain'],
])('%s is refused with %i', async (url, status, field) => {
  const { status: found, body, headers } = await shipped.get<Problem>(url);
  expect(found).toBe(status);
  expect(headers['content-type']).toContain('application/problem+json');
  expect(headers.etag).toBeUndefined();
  expect(body.errors?.[0]?.field).toBe(field);
});
