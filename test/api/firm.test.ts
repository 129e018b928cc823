import { expect, test } from 'vitest';
import type { FirmDossier, FirmList } from '../../server/contract/firm.ts';
import { readAll, rowsOf, serveShipped } from './shipped.ts';
import { readFirms } from './shipped-table.ts';

const shipped = serveShipped();
const file = (id: string, query = '') => `/api/firms/${encodeURIComponent(id)}${query}`;

test('one firm, one file: every fact with source and date, and what is not known', async () => {
  const { body } = await shipped.get<FirmDossier>(file('name:青岛嘉星晶电科技股份有限公司'));
  expect(body.shortName).toBe('嘉星晶电');
  expect(body.region?.code).toBe('370200-hitech');
  expect(body.unknown).toContain('creditCode');
  expect(body.facts).toHaveLength(body.factsTotal);
  expect(body.facts.every(({ provenance }) => provenance.sourceIds.length > 0)).toBe(true);
  const role = body.facts.find(({ kind }) => kind === 'plays')!;
  expect(role.values).toMatchObject({ status: 'production', outputCny: 560_000_000 });
  const output = body.facts.find(({ values }) => values.bound === 'moreThan')!;
  expect(output.values).toMatchObject({ value: 10, unit: '亿元' });
  expect(body.sources.map(({ id }) => id)).toEqual(['peninsula-2018-05']);
});

test('its place on the chain is judged in the region asked, else in its own', async () => {
  const own = await shipped.get<FirmDossier>(file('name:青岛嘉星晶电科技股份有限公司'));
  const city = await shipped.get<FirmDossier>(file('name:青岛嘉星晶电科技股份有限公司', '?region=370200'));
  expect(own.body.judgedIn?.code).toBe('370200-hitech');
  expect(city.body.judgedIn?.code).toBe('370200');
  expect(city.body.positions).toMatchObject([
    { chain: { id: 'integrated-circuit' }, stage: { id: 'sapphire-substrate' }, status: 'single' },
  ]);
  expect(city.body.positions[0]!.outputs.length).toBeGreaterThan(0);
});

test('a suggested role is shown as suggested', async () => {
  const { body } = await shipped.get<FirmDossier>(file('name:青岛康立泰药业有限公司'));
  const role = body.facts.find(({ kind }) => kind === 'plays')!;
  expect(role.provenance.evidence).toBe('suggested');
  expect(body.positions[0]!.role.provenance.evidence).toBe('suggested');
});

test('the list counts what the file holds', async () => {
  const { body } = await shipped.get<FirmList>('/api/firms?region=370200-hitech');
  for (const row of body.items.slice(0, 6)) {
    const { body: dossier } = await shipped.get<FirmDossier>(file(row.firm.id));
    expect(dossier.factsTotal, row.firm.id).toBe(row.facts);
  }
});

test('facets count the whole answer', async () => {
  const { body } = await shipped.get<FirmList>('/api/firms?chain=robotics&limit=2');
  expect(body.items).toHaveLength(2);
  expect(body.total).toBeGreaterThan(5);
  const robotics = body.facets.chains.find(({ ref }) => ref.id === 'robotics')!;
  expect(robotics.count).toBe(body.total);
  expect(body.facets.regions.reduce((sum, { count }) => sum + count, 0)).toBe(body.total);
});

test('firms are found by name, pinyin and initials, within a region', async () => {
  for (const q of ['嘉星', 'jiaxing', 'jxjd']) {
    const { body } = await shipped.get<FirmList>(`/api/firms?q=${encodeURIComponent(q)}&region=370200`);
    expect(body.items.map(({ shortName }) => shortName)).toEqual(['嘉星晶电']);
    const other = await shipped.get<FirmList>(`/api/firms?q=${encodeURIComponent(q)}&region=440300`);
    expect(other.body.total).toBe(0);
  }
});

test('paging through the whole list gives each firm once', async () => {
  const { items, total, pages } = await readAll(shipped, '/api/firms?limit=50', (body: FirmList) => body);
  expect(total).toBe((await readFirms()).length);
  expect(pages).toBe(Math.ceil(total / 50));
  expect(items).toHaveLength(total);
  expect(new Set(items.map(({ firm }) => firm.id)).size).toBe(total);
});

test('the table holds the whole list', async () => {
  const { body } = await shipped.get<FirmList>('/api/firms?limit=1');
  const { text } = await shipped.get('/api/firms', { accept: 'text/csv' });
  expect(rowsOf(text)).toHaveLength(body.total);
});

test.each([
  ['/api/firms/nobody', 404],
  [file('name:青岛嘉星晶电科技股份有限公司', '?region=999999'), 404],
  [file('name:青岛嘉星晶电科技股份有限公司', '?region=x'), 400],
  ['/api/firms?region=999999', 404],
  ['/api/firms?chain=none', 404],
  ['/api/firms?stage=none', 404],
  ['/api/firms?limit=501', 400],
  ['/api/firms?limit=1.5', 400],
  ['/api/firms?limit=many', 400],
  ['/api/firms?region=370200&region=440300', 400],
])('%s answers %i', async (url, status) => {
  expect((await shipped.get(url)).status).toBe(status);
});
