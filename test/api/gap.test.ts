import { expect, test } from 'vitest';
import type { Problem } from '../../server/contract/common.ts';
import type { GapList } from '../../server/contract/gap.ts';
import { rowsOf, serveShipped } from './shipped.ts';
import { readPlayers, readStages } from './shipped-table.ts';

const shipped = serveShipped();
const gaps = '/api/chains/rail-transit/gaps?region=370200';

test('rail transit in Qingdao: two stages missing, two in reserve, each with the source that says so', async () => {
  const { status, body } = await shipped.get<GapList>(gaps);
  expect(status).toBe(200);
  const found = body.items
    .filter(({ stated }) => stated.length > 0)
    .map(({ stage, status, sources }) => [stage.id, status, sources]);
  expect(found.sort()).toEqual([
    ['brake-system', 'reserve', ['qingdao-daily-2020-10']],
    ['main-converter', 'reserve', ['qingdao-daily-2020-10']],
    ['traction-motor', 'missing', ['qingdao-daily-2020-10']],
    ['traction-transformer', 'missing', ['qingdao-daily-2020-10']],
  ]);
});

test('every stage is judged by the firms that the tables know: missing is only what one elsewhere is known for', async () => {
  const { body } = await shipped.get<GapList>(gaps);
  const playersOf = await readPlayers('370200');
  expect(body.items.map(({ stage }) => stage.id).sort()).toEqual((await readStages('rail-transit')).sort());
  for (const { stage, computed, here, elsewhere, stated, status } of body.items) {
    const players = playersOf(stage.id);
    // What a firm of Qingdao does at a stage of this chain is told of one only, and not whether it produces.
    expect(players.here.map((role) => role.status)).toEqual(stage.id === 'rail-composite' ? [''] : []);
    const isMissing = players.here.length === 0 && players.elsewhere.length > 0;
    expect([stage.id, computed.status]).toEqual([stage.id, isMissing ? 'missing' : 'unknown']);
    expect([stage.id, elsewhere.firms]).toEqual([stage.id, players.elsewhere.length]);
    expect(here).toEqual({ production: 0, reserve: 0, laboratories: 0, groups: 0 });
    if (stated.length === 0) expect(status).toBe(computed.status);
  }
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
  const { body: all } = await shipped.get<GapList>(gaps);
  const isPicked = ({ status }: { status: string }) => status === 'missing' || status === 'reserve';
  expect(body.items).toEqual(all.items.filter(isPicked));
  expect(body.total).toBe(body.items.length);
  expect(body.total).toBeGreaterThan(4);
  expect(body.items[0]).toMatchObject({ status: 'missing', critical: true });
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
  const { body } = await shipped.get<GapList>(`${gaps}&status=missing,reserve`);
  const rows = rowsOf(byHeader.text);
  expect(rows.map((row) => [row.stage_id, row.status])).toEqual(
    body.items.map(({ stage, status }) => [stage.id, status]),
  );
  const stated = rows.filter((row) => row.stated !== '').map((row) => [row.stage_id, row.stated]);
  expect(stated.sort()).toEqual([
    ['brake-system', 'reserve'],
    ['main-converter', 'reserve'],
    ['traction-motor', 'missing'],
    ['traction-transformer', 'missing'],
  ]);
  for (const [at, { severity }] of body.items.entries()) {
    if (severity.status !== 'scored') throw new Error('a gap is scored by its status at least');
    expect(Number(rows[at]!.severity)).toBeCloseTo(severity.value, 9);
    const cells = severity.parts.map(({ id, value }) => [rows[at]![`severity_${id}`], String(value ?? '')]);
    for (const [cell, value] of cells) expect(cell).toBe(value);
  }
});

test('severity has five terms, each with what it rests on or why there is none', async () => {
  const { body } = await shipped.get<GapList>(`${gaps}&status=missing,reserve`);
  for (const { severity, changes, feeds, stage } of body.items) {
    if (severity.status !== 'scored') throw new Error(stage.id);
    expect(severity.parts.map(({ id }) => id)).toEqual([
      'status',
      'criticality',
      'demand',
      'dependence',
      'feasibility',
    ]);
    for (const { value, unscored, because } of severity.parts) {
      expect([value, unscored].filter((one) => one !== undefined)).toHaveLength(1);
      if (value !== undefined) expect(because.length).toBeGreaterThan(0);
    }
    expect(changes.length).toBeGreaterThan(0);
    expect(feeds).toEqual([...feeds].sort());
  }
});

test('weights rank anew from the same terms, and leave every status as it is', async () => {
  const { body: before } = await shipped.get<GapList>(gaps);
  const { body } = await shipped.get<GapList>(`${gaps}&weights=status:0,criticality:0.5,demand:0`);
  const byId = new Map(before.items.map((finding) => [finding.stage.id, finding]));
  for (const { stage, status, severity } of body.items) {
    const former = byId.get(stage.id)!;
    expect(status).toBe(former.status);
    if (severity.status !== 'scored' || former.severity.status !== 'scored') continue;
    expect(severity.parts.map(({ value }) => value)).toEqual(former.severity.parts.map(({ value }) => value));
    expect(severity.parts.slice(0, 3).map(({ weight }) => weight)).toEqual([0, 0.5, 0]);
    const known = severity.parts.filter(({ value }) => value !== undefined);
    const weight = known.reduce((sum, part) => sum + part.weight, 0);
    const value = known.reduce((sum, part) => sum + part.weight * part.value!, 0) / weight;
    expect(severity.value).toBeCloseTo(value, 9);
  }
  const values = body.items.map(({ severity }) => (severity.status === 'scored' ? severity.value : -1));
  expect(values).toEqual([...values].sort((a, b) => b - a));
});

test('as of a day before anything was observed, nothing is known of any stage', async () => {
  const { body } = await shipped.get<GapList>(`${gaps}&asOf=1999`);
  expect(new Set(body.items.map(({ status }) => status))).toEqual(new Set(['unknown']));
  expect(body.items.every(({ severity }) => severity.status === 'unscored')).toBe(true);
});

test.each([
  ['/api/chains/no-such-chain/gaps?region=370200', 404, undefined],
  ['/api/chains/rail-transit/gaps?region=999999', 404, undefined],
  ['/api/chains/rail-transit/gaps?region=370200&peer=999999', 404, undefined],
  ['/api/chains/rail-transit/gaps', 400, 'region'],
  ['/api/chains/rail-transit/gaps?region=Qingdao', 400, 'region'],
  ['/api/chains/rail-transit/gaps?region=370200&status=gone', 400, 'status'],
  ['/api/chains/-/gaps?region=370200', 400, 'chain'],
  ['/api/chains/rail-transit/gaps?region=370200&weights=size:1', 400, 'weights'],
  ['/api/chains/rail-transit/gaps?region=370200&weights=status:2', 400, 'weights'],
  ['/api/chains/rail-transit/gaps?region=370200&weights=status', 400, 'weights'],
  ['/api/chains/rail-transit/gaps?region=370200&asOf=soon', 400, 'asOf'],
])('%s is refused with %i', async (url, status, field) => {
  const { status: found, body, headers } = await shipped.get<Problem>(url);
  expect(found).toBe(status);
  expect(headers['content-type']).toContain('application/problem+json');
  expect(headers.etag).toBeUndefined();
  expect(body.errors?.[0]?.field).toBe(field);
});
