import { expect, test } from 'vitest';
import { rankHits } from '../../server/analysis/search.ts';
import { findIds, findThings, readContext } from '../../server/graph/search.ts';
import { simplify } from '../../server/graph/simplify.ts';
import { openTiny } from './tiny.ts';

const tiny = openTiny();

const search = async (words: string) => {
  const { found } = await findThings(tiny.graph, words, undefined);
  return rankHits(found, words, simplify).map(({ thing, matchedBy }) => [thing.id, matchedBy]);
};

test('by name, keyword, code, pinyin and initials', async () => {
  expect((await search('零件'))[0]).toEqual(['part', 'name']);
  expect(await search('轴承')).toEqual([['part', 'text']]);
  expect(await search('600001')).toEqual([['east-part', 'code']]);
  expect(await search('lingjian')).toContainEqual(['east-part', 'pinyin']);
  expect((await search('xq'))[0]).toEqual(['coil', 'initials']);
  expect((await search('110100')).slice(0, 2)).toEqual([
    ['110100', 'code'],
    ['110100-zone', 'code'],
  ]);
});

test('the same name comes before one that begins so, that before one that contains it', async () => {
  const hits = (await search('零件')).map(([id]) => id);
  expect(hits).toEqual(['part', 'part-2', 'east-part', 'west-part']);
});

test('kinds are counted over everything found', async () => {
  const { counts } = await findThings(tiny.graph, '零件', new Set(['firm', 'stage']));
  expect(counts.sort((a, b) => (a.kind < b.kind ? -1 : 1))).toEqual([
    { kind: 'firm', count: 2 },
    { kind: 'stage', count: 1 },
  ]);
  expect((await findIds(tiny.graph, '零件', 'firm')).sort()).toEqual(['east-part', 'west-part']);
});

test('context: the region of a firm, the chain of a stage, the parent of a region', async () => {
  const context = await readContext(tiny.graph, ['east-part', 'part', '110100-zone']);
  const ids = [...context].map(([key, refs]) => [key, refs.map(({ id }) => id)]);
  expect(ids.sort()).toEqual([
    ['firm east-part', ['110100-zone']],
    ['region 110100-zone', ['110100']],
    ['stage part', ['machines']],
  ]);
});
