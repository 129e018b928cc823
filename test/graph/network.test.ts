import { expect, test } from 'vitest';
import { cutNetwork, suggestSupplies } from '../../server/analysis/network.ts';
import { readFeeds } from '../../server/graph/chain.ts';
import { readEdges, readFocus, readMembers, readNeighbours, readNodes } from '../../server/graph/network.ts';
import { openTiny } from './tiny.ts';

const tiny = openTiny();
const region = '110100';

test('the focus is a chain, a stage or an organisation', async () => {
  expect(await readFocus(tiny.graph, 'machines')).toEqual({ kind: 'chain', chain: 'machines' });
  expect(await readFocus(tiny.graph, 'part')).toEqual({ kind: 'stage', chain: 'machines' });
  expect(await readFocus(tiny.graph, 'guild')).toEqual({ kind: 'association' });
  await expect(readFocus(tiny.graph, '110100')).rejects.toMatchObject({ code: 'not_found' });
});

test('members of a chain, those here first, and who is tied to them', async () => {
  const { ids, counts } = await readMembers(tiny.graph, { kind: 'chain', id: 'machines' }, region);
  expect(ids.slice(0, 3).sort()).toEqual(expect.arrayContaining(['east-part', 'tech']));
  expect(counts.sort((a, b) => (a.kind < b.kind ? -1 : 1))).toEqual([
    { kind: 'firm', count: 6 },
    { kind: 'university', count: 1 },
  ]);
  expect(await readNeighbours(tiny.graph, ids)).toEqual(['guild']);
});

test('nodes say what they play and how many relations they have; edges join two of them', async () => {
  const ids = ['east-part', 'east-machine', 'west-coil', 'west-part'];
  const nodes = await readNodes(tiny.graph, { ids, region, chain: 'machines' });
  expect(nodes.find(({ id }) => id === 'west-part')).toMatchObject({
    anchor: true,
    here: false,
    relations: 2,
  });
  expect(nodes.find(({ id }) => id === 'east-part')).toMatchObject({
    name: '东零',
    here: true,
    counted: ['part'],
    stages: [
      { id: 'ore', evidence: 'suggested' },
      { id: 'part', status: 'production', evidence: 'verified' },
    ],
  });
  const edges = await readEdges(tiny.graph, ids);
  expect(edges).toMatchObject([{ from: 'west-coil', to: 'east-machine', kind: 'supplies' }]);
});

test('a supply is suggested where the chain says so, both are here, and none is recorded', async () => {
  const feeds = (await readFeeds(tiny.graph, ['machines'])).map((feed) => ({
    ...feed,
    fromName: feed.from,
    toName: feed.to,
  }));
  const roles = [
    { firm: 'east-part', stage: 'part' },
    { firm: 'east-machine', stage: 'machine' },
    { firm: 'west-coil', stage: 'coil' },
  ];
  const recorded = await readEdges(tiny.graph, ['east-machine', 'west-coil']);
  const suggested = suggestSupplies(feeds, roles, recorded);
  expect(suggested).toMatchObject([
    {
      from: 'east-part',
      to: 'east-machine',
      kind: 'supplies',
      provenance: { evidence: 'suggested', sourceIds: ['book'], note: 'part → machine' },
      feed: { from: 'part', to: 'machine' },
    },
  ]);
});

test('a drawing cut to two nodes keeps only what joins them', async () => {
  const ids = ['east-part', 'east-machine', 'west-coil'];
  const nodes = await readNodes(tiny.graph, { ids, region, chain: 'machines' });
  const edges = await readEdges(tiny.graph, ids);
  const cut = cutNetwork({ focus: 'machines', nodes, edges, suggested: [], counts: new Map() }, 2);
  expect(cut.nodes.map(({ here }) => here)).toEqual([true, true]);
  expect(cut.edges).toEqual([]);
  expect(cut.omitted).toEqual([{ kind: 'firm', count: 1 }]);
  expect(cut.total).toEqual({ nodes: 3, edges: 1 });
});
