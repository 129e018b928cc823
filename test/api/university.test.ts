import { expect, test } from 'vitest';
import type { UniversityDetail, UniversityList } from '../../server/contract/university.ts';
import { rowsOf, serveShipped } from './shipped.ts';

const shipped = serveShipped();

test('universities are listed with what they train for and research, each service with its evidence', async () => {
  const { body } = await shipped.get<UniversityList>('/api/universities');
  const college = body.items.find(({ university }) => university.id === 'name:青岛科技大学青软国际软件学院')!;
  expect(college.trains.map(({ stage, provenance }) => [stage.id, provenance.evidence])).toEqual([
    ['ai-algorithm', 'suggested'],
    ['chip-design', 'suggested'],
    ['robot-software', 'suggested'],
  ]);
});

test('by region and by chain: alumni in a chain count as a tie to it', async () => {
  const here = await shipped.get<UniversityList>('/api/universities?region=370200');
  expect(here.body.items.every(({ region }) => region?.code.startsWith('3702'))).toBe(true);
  const pharma = await shipped.get<UniversityList>('/api/universities?chain=biomedicine');
  expect(pharma.body.items.map(({ university }) => university.name).sort()).toEqual(
    expect.arrayContaining(['中国药科大学', '沈阳药科大学']),
  );
});

test('one university with every fact', async () => {
  const id = encodeURIComponent('name:沈阳药科大学');
  const { body } = await shipped.get<UniversityDetail>(`/api/universities/${id}`);
  const alumni = body.records.find(({ kind }) => kind === 'alumni_at')!;
  expect(alumni.object).toMatchObject({ kind: 'chain', id: 'biomedicine' });
  expect(body.factsTotal).toBe(body.facts);
  expect(body.sources.length).toBeGreaterThan(0);
});

test('as a table', async () => {
  const { body } = await shipped.get<UniversityList>('/api/universities');
  const { text } = await shipped.get('/api/universities?format=csv');
  expect(rowsOf(text)).toHaveLength(body.total);
});

test.each([
  ['/api/universities/none', 404],
  ['/api/universities?region=999999', 404],
  ['/api/universities?chain=none', 404],
  ['/api/universities?chain=-', 400],
])('%s answers %i', async (url, status) => {
  expect((await shipped.get(url)).status).toBe(status);
});
