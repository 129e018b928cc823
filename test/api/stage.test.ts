import { expect, test } from 'vitest';
import type { StageDetail, StageFirmList } from '../../server/contract/stage.ts';
import { rowsOf, serveShipped } from './shipped.ts';
import { readPlayers } from './shipped-table.ts';

const shipped = serveShipped();

test('a missing stage says why, what it needs, what it holds up, and who says so', async () => {
  const { body } = await shipped.get<StageDetail>('/api/stages/traction-motor?region=370200');
  expect(body.chain.id).toBe('rail-transit');
  expect(body.finding.status).toBe('missing');
  const alternatives = body.inputs.find(({ group }) => group === 'rotor')!;
  expect(alternatives.stages.map(({ stage }) => stage.id).sort()).toEqual([
    'copper-rotor-bar',
    'rare-earth-magnet',
  ]);
  expect(body.outputs.map(({ stage }) => stage.id)).toContain('traction-system');
  const [stated] = body.facts.filter(({ kind }) => kind === 'stated');
  expect(stated).toMatchObject({
    subject: { kind: 'region', id: '370200' },
    values: { status: 'missing' },
    provenance: { sourceIds: ['qingdao-daily-2020-10'], observedOn: '2020-10' },
  });
  expect(body.sources.map(({ id }) => id)).toContain('qingdao-daily-2020-10');
});

test('a stage of several chains is judged in the one that is asked', async () => {
  const { body } = await shipped.get<StageDetail>('/api/stages/lithium-battery?region=370200&chain=drone');
  expect(body.chain.id).toBe('drone');
  expect(body.chains.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['drone', 'rail-transit', 'robotics']),
  );
});

test('universities that serve a stage say whether they stand here', async () => {
  const { body } = await shipped.get<StageDetail>('/api/stages/robot-software?region=370200');
  expect(body.universities).toMatchObject([
    {
      university: { id: 'name:青岛科技大学青软国际软件学院' },
      kind: 'trains',
      here: true,
      discipline: '软件',
    },
  ]);
});

test('a count opens into its firms, here and elsewhere', async () => {
  const { body: stage } = await shipped.get<StageDetail>('/api/stages/robot-body?region=370200');
  const firms = '/api/stages/robot-body/firms?region=370200&where=';
  const { body: here } = await shipped.get<StageFirmList>(`${firms}here`);
  const { body: elsewhere } = await shipped.get<StageFirmList>(`${firms}elsewhere`);
  expect(here.total).toBe(stage.finding.here.production);
  expect(here.items.every(({ role }) => role.status === 'production')).toBe(true);
  expect(elsewhere.total).toBe(stage.finding.elsewhere.firms);
  const players = (await readPlayers('370200'))('robot-body');
  expect(here.total).toBe(players.here.filter(({ status }) => status === 'production').length);
  expect(elsewhere.items.map(({ firm }) => firm.id).sort()).toEqual(players.elsewhere);
  const laser = elsewhere.items.find(({ firm }) => firm.id === 'name:大族激光')!;
  expect(laser.role.provenance.sourceIds).toEqual(['peninsula-2019-07']);
  const others = elsewhere.items.filter((row) => row !== laser);
  expect(others.length).toBeGreaterThan(0);
  for (const { role } of others) expect(role.provenance.sourceIds).toEqual(['chain-knowledge-graph-2021']);
});

test('the firms of a stage as a table', async () => {
  const url = '/api/stages/robot-body/firms?region=370200&where=elsewhere';
  const { text } = await shipped.get(`${url}&format=csv`);
  const { body } = await shipped.get<StageFirmList>(url);
  const rows = rowsOf(text);
  expect(rows.map((row) => [row.firm_id, row.status, row.evidence])).toEqual(
    body.items.map(({ firm, role }) => [firm.id, role.status ?? '', role.provenance.evidence]),
  );
  expect(rows).toContainEqual(
    expect.objectContaining({
      firm_id: 'name:大族激光',
      status: 'production',
      source_ids: 'peninsula-2019-07',
    }),
  );
});

test.each([
  ['/api/stages/none?region=370200', 404],
  ['/api/stages/traction-motor?region=370200&chain=drone', 404],
  ['/api/stages/traction-motor?region=370299', 404],
  ['/api/stages/traction-motor', 400],
  ['/api/stages/traction-motor/firms?region=370200', 400],
  ['/api/stages/traction-motor/firms?region=370200&where=there', 400],
  ['/api/stages/traction-motor/firms?region=370200&where=here&cursor=7', 400],
  ['/api/stages/traction-motor/firms?region=370200&where=here&limit=0', 400],
  ['/api/stages/none/firms?region=370200&where=here', 404],
])('%s answers %i', async (url, status) => {
  expect((await shipped.get(url)).status).toBe(status);
});
