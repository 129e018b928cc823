import { expect, test } from 'vitest';
import type { CandidateList } from '../../server/contract/target.ts';
import { readAll, rowsOf, serveShipped } from './shipped.ts';

const shipped = serveShipped();
const targets = '/api/targets?region=370200&chain=';

test('a firm elsewhere that would close gaps, with the reason for each and its city', async () => {
  const { body } = await shipped.get<CandidateList>(`${targets}virtual-reality`);
  expect(body.items.map(({ firm }) => firm.name)).toEqual(['深圳火元素视觉传媒有限公司']);
  const [candidate] = body.items;
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
  const { body } = await shipped.get<CandidateList>(`${targets}drone`);
  expect(body.items[0]!.reasons.map(({ code }) => code)).toContain('unnamed');
});

test('a gap without a candidate is listed with none', async () => {
  const { body } = await shipped.get<CandidateList>(`${targets}rail-transit`);
  expect(body.items).toEqual([]);
  expect(body.gaps.map(({ stage, candidates }) => [stage.id, candidates]).sort()).toEqual([
    ['brake-system', 0],
    ['main-converter', 0],
    ['traction-motor', 0],
    ['traction-transformer', 0],
  ]);
});

test('one stage only', async () => {
  const { body } = await shipped.get<CandidateList>(`${targets}robotics&stage=laser-equipment`);
  expect(body.items.map(({ firm }) => firm.id)).toEqual(['name:大族激光']);
});

test('critical gaps come first, page by page each firm once, and as a table', async () => {
  const { body } = await shipped.get<CandidateList>(`${targets}robotics`);
  const critical = body.items.map(({ closes }) => closes.some((gap) => gap.critical));
  expect(critical).toEqual([...critical].sort((a, b) => Number(b) - Number(a)));
  const { items } = await readAll(shipped, `${targets}robotics&limit=2`, (page: CandidateList) => page);
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
