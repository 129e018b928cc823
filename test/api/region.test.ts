import { Type } from 'typebox';
import { expect, test } from 'vitest';
import type { FirmList } from '../../server/contract/firm.ts';
import type { RegionDetail, RegionList } from '../../server/contract/region.ts';
import { serveShipped } from './shipped.ts';
import { readFirms, readWithin } from './shipped-table.ts';

const shipped = serveShipped();

// How many active firms stand in each region itself? (firm)-[:LOCATED_IN]->(region)
const DIRECTLY_THERE = `
  MATCH (f:Firm)-[:LOCATED_IN]->(r:Region) WHERE coalesce(f.status, 'active') = 'active'
  RETURN r.code AS code, count(DISTINCT f) AS firms`;
const DirectRow = Type.Object({ code: Type.String(), firms: Type.Integer() });

test('the tree has parents before children, and a parent counts at least what its children have', async () => {
  const { body } = await shipped.get<RegionList>('/api/regions');
  const seen = new Map<string, number>();
  for (const row of body.items) {
    if (row.within !== undefined) expect(seen.get(row.within)).toBeGreaterThanOrEqual(row.firms);
    seen.set(row.code, row.firms);
  }
  expect(body.total).toBe(body.items.length);
});

test('a firm counts in every region above it: a region has the firms of its parts and those directly there', async () => {
  const { body } = await shipped.get<RegionList>('/api/regions');
  const direct = new Map(
    (await shipped.graph.read(DIRECTLY_THERE, {}, DirectRow)).map(({ code, firms }) => [code, firms]),
  );
  expect([...direct.values()].reduce((sum, firms) => sum + firms, 0)).toBeGreaterThan(40);
  for (const { code, firms } of body.items) {
    const parts = body.items.filter((row) => row.within === code).reduce((sum, row) => sum + row.firms, 0);
    expect(firms, code).toBe(parts + (direct.get(code) ?? 0));
  }
});

test('every division of the country is there, spelt as it is typed', async () => {
  const { body } = await shipped.get<RegionList>('/api/regions');
  expect(body.items.filter(({ level }) => level === 'city')).toHaveLength(333);
  const laoshan = body.items.find(({ code }) => code === '370212')!;
  expect(laoshan.latin).toEqual(['laoshanqu', 'lsq']);
});

test('a region counts the firms that the tables put there, and one of which nothing is told has none', async () => {
  const { body } = await shipped.get<RegionList>('/api/regions');
  const [firms, isWithin] = [await readFirms(), await readWithin()];
  for (const code of ['100000', '370000', '370200', '370200-hitech', '440300', '540000', '540100']) {
    const row = body.items.find((region) => region.code === code)!;
    expect([code, row.firms]).toEqual([code, firms.filter(({ region }) => isWithin(region, code)).length]);
  }
  // What is known of the region's firms is no fact of the city: no name says so.
  expect(body.items.find(({ code }) => code === '540100')).toMatchObject({ firms: 0, facts: 0 });
  expect(body.items.find(({ code }) => code === '540000')!.firms).toBe(13);
  const empty = body.items.filter((row) => row.firms === 0).length;
  expect(empty).toBeGreaterThan(body.items.length / 2);
});

test('a large region lists what is directly below it and what anything is known of, not every district', async () => {
  const { body } = await shipped.get<RegionDetail>('/api/regions/100000');
  const codes = body.below.map(({ code }) => code);
  expect(codes).toEqual(expect.arrayContaining(['540000', '370200-hitech']));
  expect(codes).not.toContain('540102');
  const known = body.below.filter(({ firms, facts }) => firms > 0 || facts > 0).length;
  expect(body.below.length).toBeLessThanOrEqual(known + 34);
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
