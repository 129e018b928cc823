import { expect, test } from 'vitest';
import type { CandidateList } from '../../server/contract/target.ts';
import { readAll, rowsOf, serveShipped } from './shipped.ts';
import { readPlayers } from './shipped-table.ts';

const shipped = serveShipped();
const targets = '/api/targets?region=370200&chain=';

test('a firm elsewhere that would close gaps, with the reason for each and its city', async () => {
  const { body } = await shipped.get<CandidateList>(`${targets}virtual-reality&limit=500`);
  const candidate = body.items.find(({ firm }) => firm.name === '深圳火元素视觉传媒有限公司');
  expect(candidate!.city?.name).toBe('深圳市');
  expect(candidate!.closes.map(({ stage, status }) => [stage.id, status])).toEqual([
    ['digital-twin', 'missing'],
    ['vr-application', 'missing'],
    ['vr-engine', 'missing'],
  ]);
  expect(candidate!.reasons.map(({ code }) => code)).toContain('closes_critical_gap');
  expect(candidate!.reasons.map(({ code }) => code)).toContain('role_in_production');
  expect(candidate!.closes[0]!.role.provenance.sourceIds).toEqual(['peninsula-2019-07']);
});

test('a firm that no source names says so', async () => {
  const { body } = await shipped.get<CandidateList>(`${targets}drone&limit=500`);
  const isUnnamed = ({ firm }: { firm: { name: string } }) => firm.name.startsWith('未具名');
  expect(body.items.filter(isUnnamed)).toHaveLength(1);
  for (const candidate of body.items) {
    const codes = candidate.reasons.map(({ code }) => code);
    expect([candidate.firm.name, codes.includes('unnamed')]).toEqual([
      candidate.firm.name,
      isUnnamed(candidate),
    ]);
  }
});

test('a gap without a candidate is listed with none', async () => {
  const { body } = await shipped.get<CandidateList>(`${targets}rail-transit&limit=500`);
  const without = body.gaps.filter(({ candidates }) => candidates === 0);
  expect(without.map(({ stage, status }) => [stage.id, status]).sort()).toEqual([
    ['brake-system', 'reserve'],
    ['main-converter', 'reserve'],
    ['traction-motor', 'missing'],
    ['traction-transformer', 'missing'],
  ]);
  const closed = new Set(body.items.flatMap(({ closes }) => closes.map(({ stage }) => stage.id)));
  expect(without.filter(({ stage }) => closed.has(stage.id))).toEqual([]);
});

test.each(['rail-transit', 'drone', 'virtual-reality'])(
  'the candidates of %s are the firms elsewhere that the tables know for sure, none suggested',
  async (chain) => {
    const { body } = await shipped.get<CandidateList>(`${targets}${chain}&limit=500`);
    const playersOf = await readPlayers('370200');
    const expected = new Map(body.gaps.map(({ stage }) => [stage.id, playersOf(stage.id).elsewhere]));
    expect(body.gaps.map(({ stage, candidates }) => [stage.id, candidates])).toEqual(
      [...expected].map(([stage, firms]) => [stage, firms.length]),
    );
    const firms = [...new Set([...expected.values()].flat())];
    expect(firms.length).toBeGreaterThan(0);
    expect(body.items.map(({ firm }) => firm.id).sort()).toEqual(firms.sort());
    expect(body.total).toBe(firms.length);
  },
);

test('one stage only', async () => {
  const { body } = await shipped.get<CandidateList>(`${targets}robotics&stage=laser-equipment`);
  const { elsewhere } = (await readPlayers('370200'))('laser-equipment');
  expect(elsewhere).toContain('name:大族激光');
  expect(body.items.map(({ firm }) => firm.id).sort()).toEqual(elsewhere);
  for (const { closes } of body.items)
    expect(closes.map(({ stage }) => stage.id)).toContain('laser-equipment');
});

test('critical gaps come first, page by page each firm once, and as a table', async () => {
  const { body } = await shipped.get<CandidateList>(`${targets}robotics&limit=500`);
  expect(body.total).toBeGreaterThan(50);
  const critical = body.items.map(({ closes }) => closes.some((gap) => gap.critical));
  expect(critical).toEqual([...critical].sort((a, b) => Number(b) - Number(a)));
  const { items } = await readAll(shipped, `${targets}robotics&limit=20`, (page: CandidateList) => page);
  expect(items.map(({ firm }) => firm.id)).toEqual(body.items.map(({ firm }) => firm.id));
  const { text } = await shipped.get(`${targets}robotics&format=csv`);
  expect(rowsOf(text).map((row) => row.firm_id)).toEqual(body.items.map(({ firm }) => firm.id));
});

test.each([
  ['/api/targets?region=370200', 400],
  ['/api/targets?chain=robotics', 400],
  [`${targets}none`, 404],
  [`${targets}robotics&stage=none`, 404],
  [`${targets}robotics&stage=traction-motor`, 404],
])('%s answers %i', async (url, status) => {
  expect((await shipped.get(url)).status).toBe(status);
});
