import { expect, test } from 'vitest';
import type { EntityKind } from '../../server/contract/common.ts';
import { readEntity } from '../../server/graph/entity.ts';
import { readFactsOf } from '../../server/graph/fact.ts';
import { readFactMix } from '../../server/graph/meta.ts';
import { readSources } from '../../server/graph/source.ts';
import { readSourceFacts } from '../../server/graph/source-fact.ts';
import { openTiny } from './tiny.ts';

const tiny = openTiny();

const kindsOf = async (kind: EntityKind, id: string) => {
  const { facts, factsTotal } = await readFactsOf(tiny.graph, kind, id);
  expect(facts).toHaveLength(factsTotal);
  return facts.map((fact) => fact.kind);
};

test('a firm: its project, its roles, its ties, and where it is as far as somebody says so', async () => {
  expect(await kindsOf('firm', 'east-part')).toEqual([
    'project',
    'plays',
    'plays',
    'member_of',
    'located_in',
  ]);
  expect(await kindsOf('firm', 'east-machine')).toEqual(['plays', 'supplies']);
});

test('a relation says who and whom in its own direction, with its values and provenance', async () => {
  const { facts, sources } = await readFactsOf(tiny.graph, 'firm', 'east-machine');
  expect(facts.find(({ kind }) => kind === 'supplies')).toMatchObject({
    subject: { kind: 'firm', id: 'west-coil' },
    object: { kind: 'firm', id: 'east-machine' },
    values: { stageId: 'coil', valueCny: 100, year: 2020 },
    provenance: { evidence: 'claimed', sourceIds: ['paper'] },
  });
  expect(sources.map(({ id }) => id)).toEqual(['paper']);
});

test('a record is one fact with everything it concerns', async () => {
  const { facts } = await readFactsOf(tiny.graph, 'project', 'part-2');
  expect(facts).toHaveLength(1);
  expect(facts[0]).toMatchObject({ kind: 'project', values: { status: 'building' } });
  expect(facts[0]!.about.map(({ kind, id }) => [kind, id])).toEqual([
    ['firm', 'east-part'],
    ['region', '110100-zone'],
    ['stage', 'part'],
  ]);
});

test('a visit: who, where, whom, and the stages of the concern', async () => {
  const { facts } = await readFactsOf(tiny.graph, 'visit', 'trip');
  expect(facts[0]!.values).toEqual({ visitedOn: '2020', concern: '无配套' });
  expect(facts[0]!.about.map(({ id }) => id)).toEqual(['guild', 'west-coil', '220100', 'ore', 'part']);
});

test('a region: what is reported of it, and what others were brought to it', async () => {
  expect(await kindsOf('region', '110100-zone')).toEqual([
    'figure',
    'project',
    'carrier',
    'leads',
    'anchors',
    'introduced',
    'located_in',
  ]);
  expect(await kindsOf('region', '110100')).toEqual(['figure', 'figure', 'stated']);
});

test('a carrier and the figure that counts it', async () => {
  expect(await kindsOf('carrier', 'park')).toEqual(['figure', 'carrier']);
});

test('every fact rests on its sources, page by page and in all', async () => {
  const [paper, book] = ['paper', 'book'].map(async (id) => {
    const whole = await readSourceFacts(tiny.graph, id, { offset: 0, limit: 500 });
    const parts = [];
    for (let offset = 0; offset < whole.total; offset += 4) {
      parts.push(...(await readSourceFacts(tiny.graph, id, { offset, limit: 4 })).facts);
    }
    expect(parts).toEqual(whole.facts);
    return whole;
  });
  expect((await book!).kinds).toEqual([
    { kind: 'plays', count: 2 },
    { kind: 'feeds', count: 3 },
  ]);
  const sources = await readSources(tiny.graph);
  expect(sources.map(({ id, facts, factsAlone }) => [id, facts, factsAlone])).toEqual([
    ['book', 5, 4],
    ['paper', (await paper!).total, (await paper!).total - 1],
  ]);
});

test('the mix of evidence counts each reported fact once', async () => {
  const { facts, newestFactOn } = await readFactMix(tiny.graph);
  expect(facts).toMatchObject({ verified: 2, suggested: 2 });
  const [paper] = (await readSources(tiny.graph)).filter(({ id }) => id === 'paper');
  // Every fact rests on the paper, but four that rest on the book alone; the three feeds are structure, not news.
  expect(facts.verified + facts.claimed + facts.suggested).toBe(paper!.facts + 4 - 3);
  expect(newestFactOn).toBe('2021');
});

test('a thing is found under its kind only', async () => {
  expect(await readEntity(tiny.graph, 'region', '110100')).toMatchObject({ kind: 'region', name: '东市' });
  await expect(readEntity(tiny.graph, 'carrier', 'guild')).rejects.toMatchObject({ code: 'not_found' });
});
