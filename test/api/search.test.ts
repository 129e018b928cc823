import { expect, test } from 'vitest';
import type { SearchResult } from '../../server/contract/search.ts';
import { serveShipped } from './shipped.ts';

const shipped = serveShipped();
const search = async (q: string, more = '') =>
  (await shipped.get<SearchResult>(`/api/search?q=${encodeURIComponent(q)}${more}`)).body;

test.each([
  ['牵引电机', 'traction-motor', 'name'],
  ['牽引電機', 'traction-motor', 'name'],
  ['牵引电', 'traction-motor', 'name'],
  ['qydj', 'traction-motor', 'initials'],
  ['QianYinDianJi', 'traction-motor', 'pinyin'],
  ['qianyin dianji', 'traction-motor', 'pinyin'],
  ['qiānyǐn diànjī', 'traction-motor', 'pinyin'],
  ['Traction motor', 'traction-motor', 'name'],
  ['jiaxingjingdian', 'name:青岛嘉星晶电科技股份有限公司', 'pinyin'],
  ['jxjd', 'name:青岛嘉星晶电科技股份有限公司', 'initials'],
  ['嘉星晶电', 'name:青岛嘉星晶电科技股份有限公司', 'name'],
  ['中车', 'name:中车集团', 'alias'],
  ['轨道交通', 'rail-transit', 'name'],
  ['青岛市', '370200', 'name'],
  ['370200', '370200', 'code'],
  ['ｑｙｄｊ', 'traction-motor', 'initials'],
])('%s finds %s by its %s', async (q, id, matchedBy) => {
  const { items } = await search(q);
  expect(items[0]).toMatchObject({ ref: { id }, matchedBy });
});

test('a firm is found by the beginning of its pinyin though a city is called just that', async () => {
  const { items } = await search('jiaxing', '&limit=50');
  expect(items[0]!.ref).toMatchObject({ kind: 'region', name: '嘉兴市' });
  const firm = items.find(({ ref }) => ref.id === 'name:青岛嘉星晶电科技股份有限公司');
  expect(firm).toMatchObject({ matchedBy: 'pinyin' });
});

test('one character finds names that begin or end with it', async () => {
  const { items } = await search('锂');
  expect(items.map(({ ref }) => ref.id)).toContain('lithium-battery');
});

test('a longer name is found inside, after those that begin so', async () => {
  const { items } = await search('晶电');
  expect(items.map(({ ref }) => ref.id)).toContain('name:青岛嘉星晶电科技股份有限公司');
});

test('namesakes are told apart by region or chain', async () => {
  const { items } = await search('牵引电机');
  expect(items[0]!.context.map(({ id }) => id)).toEqual(['rail-transit']);
  const firm = await search('嘉星晶电', '&kinds=firm');
  expect(firm.items[0]!.context.map(({ id }) => id)).toEqual(['370200-hitech']);
});

test('kinds narrow, limits cut, and the counts say what there is', async () => {
  const all = await search('青岛', '&limit=5');
  expect(all.items).toHaveLength(5);
  expect(all.total).toBeGreaterThan(20);
  expect(all.kinds.reduce((sum, { count }) => sum + count, 0)).toBe(all.total);
  const firms = await search('青岛', '&kinds=firm,agency');
  expect(new Set(firms.items.map(({ ref }) => ref.kind))).toEqual(new Set(['firm', 'agency']));
});

test('what is nowhere has no hits, and that is an answer', async () => {
  expect(await search('没有这样的东西')).toMatchObject({ items: [], total: 0 });
});

const lucene = [
  '+',
  '-',
  '&&',
  '||',
  '!',
  '(',
  ')',
  '{',
  '}',
  '[',
  ']',
  '^',
  '"',
  '~',
  '*',
  '?',
  ':',
  '\\',
  '/',
];

test.each([
  ...lucene,
  'AND',
  'OR NOT',
  'TO',
  '牵引"',
  '"牵引',
  '(牵引',
  '牵引~2',
  'a:b',
  '\\',
  '\u0000',
  '😀',
  '%',
])('the characters %s are safe', async (q) => {
  expect((await shipped.get(`/api/search?q=${encodeURIComponent(q)}`)).status).toBe(200);
  expect((await shipped.get(`/api/firms?q=${encodeURIComponent(q)}`)).status).toBe(200);
});

test.each(['/api/search', '/api/search?q=', '/api/search?q=a&kinds=planet', '/api/search?q=a&limit=51'])(
  '%s is refused',
  async (url) => {
    expect((await shipped.get(url)).status).toBe(400);
  },
);
