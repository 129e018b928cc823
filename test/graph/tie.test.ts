import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openGraph, type GraphClient } from '../../server/graph/client.ts';
import { readOrganisations, readOurs } from '../../server/graph/ours.ts';
import { readTargetsAtWork, readTies, readTiesBetween } from '../../server/graph/tie.ts';
import { readTargets } from '../../server/graph/list.ts';
import { changeTarget, createList } from '../../server/graph/list-change.ts';
import { readReach } from '../../server/routes/reach.ts';
import { readTieNetwork } from '../../server/routes/tie-network.ts';
import { importAll, startEmpty } from './import-fixture.ts';

/** The golden graph of the method, with ties of every kind beside it. */
const tables: Record<string, string> = {
  sources: `id,title,kind,published_on
paper,日报,article,2020`,
  regions: `code,name,level,within
100000,国,country,
110100,东市,city,100000
220100,西市,city,100000`,
  chains: `id,name
machines,机器`,
  stages: `id,chain_id,name,tier
part,machines,零件,upstream`,
  firms: `name,region_code,id,status
链主,110100,anchor1,
校友企业,220100,exec,
目标,220100,target,
停业,220100,gone,dissolved
供方,220100,seller,
买方,220100,buyer,
独行,220100,alone,`,
  anchors: `firm_id,chain_id,source_ids
anchor1,machines,paper`,
  supplies: `supplier_id,buyer_id,stage_id,year,evidence,source_ids
seller,buyer,part,2021,claimed,paper
seller,buyer,,,suggested,paper
gone,buyer,,,claimed,paper`,
  universities: `id,name,region_code,kind
univ1,东方大学,110100,university`,
  organisations: `id,name,kind,region_code
us,招商局,agency,110100
park,园区办,agency,110100
assoc,商会,association,220100
investor,基金,investor,220100`,
  links: `from_id,to_id,kind,position,strength,evidence,source_ids,observed_on,note
us,anchor1,partners_with,,0.9,claimed,paper,2020,
us,univ1,partners_with,,0.8,claimed,paper,2020,
us,park,partners_with,,0.95,suggested,paper,,
anchor1,target,introduced,,0.6,claimed,paper,2020,
univ1,exec,alumni_at,,0.7,claimed,paper,,
univ1,machines,alumni_at,,0.7,claimed,paper,,
exec,target,brought,,0.9,claimed,paper,,
park,assoc,member_of,,0.5,claimed,paper,,
target,assoc,member_of,,0.5,claimed,paper,,
investor,anchor1,owns,,0.8,claimed,paper,,
investor,target,owns,,0.9,claimed,paper,,
investor,target,partners_with,合作,,verified,paper,2026-01,三方
univ1,seller,partners_with,联合实验室,,verified,paper,,`,
};

let graph: GraphClient;
beforeAll(async () => {
  graph = openGraph(inject('neo4j'));
  await startEmpty(graph);
  await importAll(graph, tables);
});
afterAll(() => graph?.close());

test('every relation that ties two organisations is there, none to a chain or to who is gone', async () => {
  const { ids, groups } = await readTies(graph);
  expect(ids).toEqual([...ids].sort());
  expect(ids).not.toContain('gone');
  expect(ids).not.toContain('machines');
  expect(ids).not.toContain('alone');
  const ties = groups.flatMap(({ terms, from, to }) =>
    [...from].map(
      (node, at) => `${ids[node]} ${terms.kind} ${ids[to[at]!]} ${terms.strength ?? terms.evidence}`,
    ),
  );
  expect(ties.sort()).toEqual(
    [
      'anchor1 introduced target 0.6',
      'exec brought target 0.9',
      'investor owns anchor1 0.8',
      'investor owns target 0.9',
      'investor partners_with target verified',
      'park member_of assoc 0.5',
      'seller supplies buyer claimed',
      'seller supplies buyer suggested',
      'target member_of assoc 0.5',
      'univ1 alumni_at exec 0.7',
      'univ1 partners_with seller verified',
      'us partners_with anchor1 0.9',
      'us partners_with park 0.95',
      'us partners_with univ1 0.8',
    ].sort(),
  );
});

test('what decides the strength comes with a tie: the year of a supply, the position, whether a university is in it', async () => {
  const { groups } = await readTies(graph);
  const supply = groups.find(({ terms }) => terms.kind === 'supplies' && terms.evidence === 'claimed');
  expect(supply!.terms.since).toBe('2021');
  const joint = groups.find(({ terms }) => terms.position === '联合实验室');
  expect(joint!.terms).toMatchObject({ kind: 'partners_with', university: true });
});

test('as of a day only what was observed by its end', async () => {
  const { network, on } = await readTieNetwork(graph, '2020');
  expect(on).toBe('2020-12-31');
  const tied = network.ids.filter((_, node) => network.starts[node + 1]! > network.starts[node]!);
  expect(tied).toEqual(['anchor1', 'target', 'univ1', 'us']);
});

test('all ties between two, in the order asked, with what an answer shows', async () => {
  const [between, turned, none] = await readTiesBetween(graph, [
    ['target', 'investor'],
    ['investor', 'target'],
    ['us', 'target'],
  ]);
  expect(between).toEqual(turned);
  expect(none).toEqual([]);
  expect(between!.map(({ terms }) => terms.kind).sort()).toEqual(['owns', 'partners_with']);
  expect(between!.find(({ terms }) => terms.kind === 'partners_with')).toMatchObject({
    from: 'investor',
    to: 'target',
    sourceIds: ['paper'],
    position: '合作',
    note: '三方',
    terms: { observedOn: '2026-01' },
  });
});

test('ours are the agencies, universities and anchors of the region and of those inside it', async () => {
  const ids = async (region: string) => (await readOurs(graph, region)).map(({ id }) => id);
  expect(await ids('110100')).toEqual(['anchor1', 'park', 'univ1', 'us']);
  expect(await ids('100000')).toEqual(['anchor1', 'assoc', 'investor', 'park', 'univ1', 'us']);
  expect(await ids('220100')).toEqual(['assoc', 'investor']);
});

test('organisations by id, those that are not there missing', async () => {
  const found = await readOrganisations(graph, ['us', 'nobody', 'univ1', 'us']);
  expect([...found.values()]).toEqual([
    { kind: 'agency', id: 'us', name: '招商局' },
    { kind: 'university', id: 'univ1', name: '东方大学' },
  ]);
});

test('the reach of a region is the best path from any of ours, by whom and how', async () => {
  const reach = await readReach(graph, '110100', { hop: 1 });
  const target = reach.of('target');
  expect(target).toMatchObject({
    hops: 2,
    kind: 'owns',
    introducer: { id: 'investor', kind: 'investor' },
    from: { id: 'anchor1' },
  });
  expect(target!.score).toBeCloseTo(0.72, 9);
  expect(reach.of('exec')).toMatchObject({ hops: 1, kind: 'alumni_at', introducer: { id: 'univ1' } });
  expect(reach.of('us')).toMatchObject({ score: 1, hops: 0, kind: 'ours' });
  expect(reach.of('alone')).toBeUndefined();
  expect(reach.of('nobody')).toBeUndefined();
  await expect(readReach(graph, '999999')).rejects.toMatchObject({ code: 'not_found' });
});

test('targets at work are those on a list that neither landed nor were lost', async () => {
  const now = new Date().toISOString();
  const list = await createList(graph, { name: '名单', region: '110100', firms: ['target', 'exec'] }, now);
  expect((await readTargetsAtWork(graph)).map(({ id }) => id)).toEqual(['exec', 'target']);
  const exec = (await readTargets(graph, list.id)).find(({ firm }) => firm.id === 'exec')!;
  await changeTarget(
    graph,
    list.id,
    exec.id,
    { progress: 'lost', reason: '不来', version: exec.version },
    now,
  );
  expect((await readTargetsAtWork(graph)).map(({ id }) => id)).toEqual(['target']);
});
