import { expect, test } from 'vitest';
import type { EditableKind, NewFact } from '../../server/contract/edit.ts';
import { undo } from '../../server/graph/change/undo.ts';
import { addFact, correctFact, retractFact } from '../../server/graph/edit/fact.ts';
import { correctFirm, readEditableFirm } from '../../server/graph/edit/firm.ts';
import { readEditableFact } from '../../server/graph/edit/found.ts';
import { readMeta } from '../../server/graph/meta.ts';
import { contentOf } from './edit-content.ts';
import { ask, importAll } from './import-fixture.ts';
import { openTiny } from './tiny.ts';

const tiny = openTiny();

/** The same fact as a row of a table and as it is typed in; every kind that can be edited. */
const both: { table: string; csv: string; fact: Omit<NewFact, 'source' | 'evidence'> }[] = [
  {
    table: 'roles',
    csv: `firm_id,stage_id,status,products,output_cny,share,evidence,source_ids,observed_on,note
west-coil,machine,reserve,定子;转子,1200000,0.25,claimed,book,2021-02,试制`,
    fact: {
      kind: 'plays',
      subject: 'west-coil',
      object: 'machine',
      values: { status: 'reserve', products: ['定子', '转子'], outputCny: 1_200_000, share: '25%' },
      observedOn: '2021-02',
      note: '试制',
    },
  },
  {
    table: 'anchors',
    csv: `firm_id,chain_id,region_code,source_ids\neast-machine,machines,110100,book`,
    fact: { kind: 'anchors', subject: 'east-machine', object: 'machines', values: { regionCode: '110100' } },
  },
  {
    table: 'supplies',
    csv: `supplier_id,buyer_id,stage_id,value_cny,year,source_ids\nwest-part,east-machine,part,5,2021,book`,
    fact: {
      kind: 'supplies',
      subject: 'west-part',
      object: 'east-machine',
      values: { stageId: 'part', valueCny: 5, year: 2021 },
    },
  },
  ...(
    [
      ['owns', 'east-machine', 'east-part', 'share', '0.6'],
      ['alumni_at', 'tech', 'machines', 'position', '校长'],
      ['partners_with', 'tech', 'east-part', 'since', '2019'],
      ['member_of', 'west-part', 'guild', 'strength', '0.5'],
      ['introduced', 'guild', 'west-part', 'region_code', '110100'],
      ['brought', 'east-part', 'west-part', 'since', '2020-01'],
    ] as const
  ).map(([kind, from, to, column, value]) => ({
    table: 'links',
    csv: `from_id,to_id,kind,${column},source_ids\n${from},${to},${kind},${value},book`,
    fact: {
      kind: kind as EditableKind,
      subject: from,
      object: to,
      values: { [column === 'region_code' ? 'regionCode' : column]: value },
    },
  })),
  {
    table: 'talent',
    csv: `university_id,stage_id,kind,discipline,graduates_per_year,source_ids\ntech,part,trains,力学,40,book`,
    fact: {
      kind: 'trains_for',
      subject: 'tech',
      object: 'part',
      values: { discipline: '力学', graduatesPerYear: 40 },
    },
  },
  {
    table: 'talent',
    csv: `university_id,stage_id,kind,laboratory,source_ids\ntech,part,researches,力学所,book`,
    fact: { kind: 'researches', subject: 'tech', object: 'part', values: { laboratory: '力学所' } },
  },
  {
    table: 'statements',
    csv: `region_code,stage_id,status,source_ids\n110100,part,weak,book`,
    fact: { kind: 'stated', subject: '110100', object: 'part', values: { status: '薄弱' } },
  },
];

test.each(both)('$fact.kind gives the same content typed in as imported', async ({ table, csv, fact }) => {
  const { graph } = tiny;
  const before = await contentOf(graph);
  const done = await addFact(graph, { ...fact, source: { id: 'book' }, evidence: 'claimed' }, 'me');
  const typed = await contentOf(graph);
  await undo(graph, done.cause, 'me');
  expect(await contentOf(graph)).toBe(before);
  await importAll(graph, { [table]: csv });
  expect(await contentOf(graph)).toBe(typed);
  const { version } = await readEditableFact(graph, done.id);
  expect(version).toBe(done.version);
  await retractFact(graph, done.id, { version, reason: '演示' }, 'me');
  expect(await contentOf(graph)).toBe(before);
});

const role = 'PLAYS|west-part|part';

test('a correction keeps what it does not name, joins its source and can be undone', async () => {
  const { graph } = tiny;
  const before = await contentOf(graph);
  const { dataVersion } = await readMeta(graph);
  const { version } = await readEditableFact(graph, role);
  const done = await correctFact(
    graph,
    role,
    {
      version,
      values: { status: 'reserve', products: ['轴承'] },
      source: { title: '电话', publishedOn: '2026-01-02', url: 'https://example.org' },
      evidence: 'verified',
    },
    'me',
  );
  expect(done.dataVersion).toBe(dataVersion + 1);
  const { fact, sources } = await readEditableFact(graph, role);
  expect(fact.values).toEqual({ status: 'reserve', products: ['轴承'] });
  expect(fact.provenance).toMatchObject({ evidence: 'verified', observedOn: '2019' });
  expect(sources.map(({ title, kind }) => [title, kind])).toEqual([
    ['电话', 'user'],
    ['日报', 'article'],
  ]);
  await undo(graph, done.cause, 'me');
  expect(await contentOf(graph)).toBe(before);
});

test('a value made unknown is absent, not empty', async () => {
  const { graph } = tiny;
  const { version } = await readEditableFact(graph, 'PLAYS|east-part|part');
  const given = { version, values: { products: '' }, source: { id: 'paper' }, evidence: 'verified' as const };
  const done = await correctFact(graph, 'PLAYS|east-part|part', given, 'me');
  const found = await ask(graph, `MATCH ()-[r:PLAYS {id: $id}]->() RETURN keys(r) AS value`, { id: done.id });
  expect(found).not.toContain('products');
  await undo(graph, done.cause, 'me');
});

test('what tells a fact apart makes another of it: the year of a purchase', async () => {
  const { graph } = tiny;
  const before = await contentOf(graph);
  const id = 'SUPPLIES|west-coil|east-machine|coil|2020';
  const { version } = await readEditableFact(graph, id);
  const given = { version, values: { year: 2021 }, source: { id: 'book' }, evidence: 'claimed' as const };
  const done = await correctFact(graph, id, given, 'me');
  expect(done.id).toBe('SUPPLIES|west-coil|east-machine|coil|2021');
  await expect(readEditableFact(graph, id)).rejects.toMatchObject({ code: 'not_found' });
  await undo(graph, done.cause, 'me');
  expect(await contentOf(graph)).toBe(before);
});

test('of many corrections of one version exactly one holds, and the others are told both values', async () => {
  const { graph } = tiny;
  const { version } = await readEditableFact(graph, role);
  const given = { version, source: { id: 'paper' }, evidence: 'claimed' as const };
  const done = await Promise.allSettled(
    Array.from({ length: 6 }, (_, index) =>
      correctFact(graph, role, { ...given, values: { capacity: `${index} 万件` } }, 'me'),
    ),
  );
  const kept = done.findIndex(({ status }) => status === 'fulfilled');
  expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const [index, result] of done.entries()) {
    if (result.status === 'fulfilled') continue;
    expect(result.reason).toMatchObject({
      code: 'conflict',
      errors: [{ field: 'capacity', message: `is now "${kept} 万件", asked for "${index} 万件"` }],
    });
  }
});

test('a refused fact leaves nothing behind and names each wrong field', async () => {
  const { graph } = tiny;
  const before = await contentOf(graph);
  const { dataVersion } = await readMeta(graph);
  const wrong = {
    kind: 'plays' as const,
    subject: 'nobody',
    object: 'part',
    values: { status: 'always', share: 2, colour: 'red' },
    source: { id: 'nowhere' },
    evidence: 'claimed' as const,
    observedOn: '2021-13',
  };
  await expect(addFact(graph, wrong, 'me')).rejects.toMatchObject({
    code: 'bad_request',
    errors: ['source', 'values.status', 'values.share', 'values.colour', 'observedOn', 'subject'].map(
      (field) => expect.objectContaining({ field }),
    ),
  });
  const wrongEnd = { ...wrong, kind: 'member_of' as const, subject: 'tech', object: 'east-part', values: {} };
  await expect(
    addFact(graph, { ...wrongEnd, source: { id: 'book' }, observedOn: '2021' }, 'me'),
  ).rejects.toMatchObject({ errors: [{ field: 'object' }] });
  expect(await contentOf(graph)).toBe(before);
  expect((await readMeta(graph)).dataVersion).toBe(dataVersion);
});

test('a fact that is there already is not added again', async () => {
  const again = {
    kind: 'plays' as const,
    subject: 'west-part',
    object: 'part',
    values: { status: 'planned' },
  };
  await expect(
    addFact(tiny.graph, { ...again, source: { id: 'book' }, evidence: 'claimed' }, 'me'),
  ).rejects.toMatchObject({ code: 'conflict' });
});

test('a firm is corrected as an import would have it, and moved only with a source', async () => {
  const { graph } = tiny;
  const before = await contentOf(graph);
  const { version, properties, region } = await readEditableFirm(graph, 'west-part');
  expect([properties.name, region]).toEqual(['西部零件公司', '220100']);
  const asked = { version, properties: { name: '西部轴承公司', staff: '1,200', tiers: '专精特新' } };
  await expect(correctFirm(graph, 'west-part', { ...asked, region: '110100' }, 'me')).rejects.toMatchObject({
    code: 'bad_request',
    errors: [{ field: 'source' }],
  });
  const moved = { ...asked, region: '110100', source: { id: 'book' }, note: '更名并迁址' };
  const done = await correctFirm(graph, 'west-part', moved, 'me');
  const corrected = await contentOf(graph);
  await expect(correctFirm(graph, 'west-part', asked, 'me')).rejects.toMatchObject({ code: 'conflict' });
  await undo(graph, done.cause, 'me');
  expect(await contentOf(graph)).toBe(before);
  await importAll(graph, {
    firms: `name,region_code,id,staff,tiers,source_ids\n西部轴承公司,110100,west-part,1200,专精特新,book`,
  });
  expect(await contentOf(graph)).toBe(corrected);
});
