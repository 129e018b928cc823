import { expect, test } from 'vitest';
import type { FirmList } from '../../server/contract/firm.ts';
import type { RegionDetail, RegionList } from '../../server/contract/region.ts';
import { serveShipped } from './shipped.ts';

const shipped = serveShipped();

test('the tree has parents before children, and a parent counts at least what its children have', async () => {
  const { body } = await shipped.get<RegionList>('/api/regions');
  const seen = new Map<string, number>();
  for (const row of body.items) {
    if (row.within !== undefined) expect(seen.get(row.within)).toBeGreaterThanOrEqual(row.firms);
    seen.set(row.code, row.firms);
  }
  expect(body.total).toBe(body.items.length);
});

test('the firms a region counts are the firms its list holds', async () => {
  const { body } = await shipped.get<RegionList>('/api/regions');
  for (const code of ['100000', '370200', '370200-hitech', '440300']) {
    const { body: firms } = await shipped.get<FirmList>(`/api/firms?region=${code}&limit=1`);
    expect(firms.total, code).toBe(body.items.find((row) => row.code === code)!.firms);
  }
});

test('a zone: where it lies, and everything reported of it with its hedge', async () => {
  const { body } = await shipped.get<RegionDetail>('/api/regions/370200-hitech');
  expect(body.above.map(({ code }) => code)).toEqual(['370214', '370200', '370000', '100000']);
  const kinds = new Set(body.facts.map(({ kind }) => kind));
  for (const kind of ['figure', 'project', 'carrier', 'visit', 'leads', 'introduced']) {
    expect(kinds).toContain(kind);
  }
  const carriers = body.facts.find(({ id }) => id === 'hitech-carriers-total')!;
  expect(carriers.values).toMatchObject({ areaSquareMetres: 4_950_000, occupancy: 0.73, asOf: '2018-05' });
  expect(carriers.about).toMatchObject([{ kind: 'region', id: '370200-hitech' }]);
  expect(body.factsTotal).toBe(body.facts.length);
  expect(body.region.facts).toBe(body.factsTotal);
});

test('the city lists the zones below it', async () => {
  const { body } = await shipped.get<RegionDetail>('/api/regions/370200');
  expect(body.below.map(({ code }) => code)).toContain('370200-hitech');
  expect(body.facts.filter(({ kind }) => kind === 'stated')).toHaveLength(4);
});

test.each([
  ['/api/regions/999999', 404],
  ['/api/regions/qingdao', 400],
])('%s answers %i', async (url, status) => {
  expect((await shipped.get(url)).status).toBe(status);
});
