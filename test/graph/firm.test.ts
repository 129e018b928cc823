import { expect, test } from 'vitest';
import { readFirm, readFirms, readRoles } from '../../server/graph/firm.ts';
import {
  readChainsOfStages,
  readStage,
  readStageFirms,
  readStageUniversities,
} from '../../server/graph/stage.ts';
import { readUniversities, readUniversity } from '../../server/graph/university.ts';
import { openTiny } from './tiny.ts';

const tiny = openTiny();
const page = { offset: 0, limit: 50 };
const idsOf = async (filter: Parameters<typeof readFirms>[1]) => {
  const { firms, total } = await readFirms(tiny.graph, filter, page);
  expect(firms).toHaveLength(total);
  return firms.map(({ firm }) => firm.id).sort();
};

test('firms by where they stand, what they play and whom they anchor; those that are gone are left out', async () => {
  expect(await idsOf({})).toEqual(['east-machine', 'east-part', 'unnamed-coil', 'west-coil', 'west-part']);
  expect(await idsOf({ region: '110100' })).toEqual(['east-machine', 'east-part']);
  expect(await idsOf({ stage: 'part' })).toEqual(['east-part', 'west-part']);
  expect(await idsOf({ stage: 'ore' })).toEqual(['west-coil']);
  expect(await idsOf({ chain: 'machines', region: '220100' })).toEqual([
    'unnamed-coil',
    'west-coil',
    'west-part',
  ]);
  expect(await idsOf({ ids: ['east-part', 'west-part', 'gone'], region: '110000' })).toEqual(['east-part']);
});

test('facets count the whole answer, not the page', async () => {
  const { facets, firms } = await readFirms(tiny.graph, { chain: 'machines' }, { offset: 0, limit: 1 });
  expect(firms).toHaveLength(1);
  expect(facets.regions.map(({ ref, count }) => [ref.id, count])).toEqual([
    ['220100', 3],
    ['110100', 1],
    ['110100-zone', 1],
  ]);
  expect(facets.chains.map(({ ref, count }) => [ref.id, count])).toEqual([['machines', 5]]);
});

test('a firm’s row: its roles with products and sources, the chains it anchors, how many facts there are', async () => {
  const { firms } = await readFirms(tiny.graph, { ids: ['east-part', 'west-part'] }, page);
  const [east, west] = firms;
  expect(east).toMatchObject({ shortName: '东零', region: { code: '110100-zone' }, facts: 5, anchors: [] });
  expect(east!.roles.map(({ stage, status, products }) => [stage.id, status, products])).toEqual([
    ['ore', undefined, []],
    ['part', 'production', ['轴', '齿轮']],
  ]);
  expect(west!.anchors.map(({ id }) => id)).toEqual(['machines']);
});

test('a firm’s own file', async () => {
  expect(await readFirm(tiny.graph, 'east-part')).toMatchObject({ stockCode: '600001', groupId: 'east' });
  await expect(readFirm(tiny.graph, 'guild')).rejects.toMatchObject({ code: 'not_found' });
  expect((await readRoles(tiny.graph, ['nobody'])).size).toBe(0);
});

test('the firms of a stage, here and elsewhere, those in production first', async () => {
  const at = async (stage: string, where: 'here' | 'elsewhere', more = page) => {
    const { firms, total } = await readStageFirms(tiny.graph, { stage, region: '110100', where, ...more });
    return [total, ...firms.map(({ firm }) => firm.id)];
  };
  expect(await at('part', 'here')).toEqual([1, 'east-part']);
  expect(await at('part', 'elsewhere')).toEqual([1, 'west-part']);
  expect(await at('coil', 'elsewhere')).toEqual([2, 'west-coil', 'unnamed-coil']);
  expect(await at('coil', 'elsewhere', { offset: 1, limit: 1 })).toEqual([2, 'unnamed-coil']);
  expect(await at('machine', 'here')).toEqual([1, 'east-machine']);
});

test('a stage with its chains, and the universities that serve it', async () => {
  expect(await readStage(tiny.graph, 'part')).toMatchObject({ chains: [{ id: 'machines' }], aliases: [] });
  expect(await readChainsOfStages(tiny.graph, ['part', 'ore'])).toEqual(['machines']);
  expect(await readStageUniversities(tiny.graph, 'coil', '110100')).toMatchObject([
    { university: { id: 'tech' }, kind: 'researches', laboratory: '线圈实验室', here: true },
  ]);
  expect(await readStageUniversities(tiny.graph, 'coil', '220100')).toMatchObject([{ here: false }]);
});

test('universities by region and chain, with what they train for and research', async () => {
  expect((await readUniversities(tiny.graph, { region: '220100' }, page)).total).toBe(0);
  const { universities, total } = await readUniversities(tiny.graph, { chain: 'machines' }, page);
  expect(total).toBe(1);
  expect(universities[0]!.trains.map(({ stage, provenance }) => [stage.id, provenance.evidence])).toEqual([
    ['machine', 'suggested'],
  ]);
  expect((await readUniversity(tiny.graph, 'tech')).researches.map(({ stage }) => stage.id)).toEqual([
    'coil',
  ]);
});
