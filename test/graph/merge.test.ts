import { expect, test } from 'vitest';
import { merge } from '../../server/graph/duplicate/merge.ts';
import { readNow } from '../../server/graph/duplicate/now.ts';
import { previewMerge } from '../../server/graph/duplicate/preview.ts';
import { fillStems } from '../../server/graph/duplicate/sketch.ts';
import { checkSplit, split } from '../../server/graph/duplicate/split.ts';
import { addTargets, createList, deleteList } from '../../server/graph/list-change.ts';
import { readTargets } from '../../server/graph/list.ts';
import { readMeta } from '../../server/graph/meta.ts';
import { stemOf } from '../../server/import/stem.ts';
import { ask } from './import-fixture.ts';
import { contentOfGraph } from './content.ts';
import { openTiny } from './tiny.ts';

const tiny = openTiny();
const now = '2026-01-01T00:00:00.000Z';
const pair = { from: 'west-coil', into: 'east-machine' };

async function content() {
  await fillStems(tiny.graph, stemOf);
  return contentOfGraph(tiny.graph);
}

test('a merge moves what hangs on the one that goes, and a split makes both as they were', async () => {
  const before = await content();
  const { dataVersion } = await readMeta(tiny.graph);
  const id = await merge(tiny.graph, pair, '甲');
  expect((await readMeta(tiny.graph)).dataVersion).toBe(dataVersion + 1);
  expect(await readNow(tiny.graph, 'west-coil')).toBe('east-machine');
  expect(await ask(tiny.graph, `MATCH (f:Firm {id: 'west-coil'}) RETURN count(f) AS value`)).toBe(0);
  const roles = await ask(
    tiny.graph,
    `MATCH (:Firm {id: 'east-machine'})-[r:PLAYS]->() WITH r.id AS id ORDER BY id RETURN collect(id) AS value`,
  );
  expect(roles).toEqual(['PLAYS|east-machine|coil', 'PLAYS|east-machine|machine', 'PLAYS|east-machine|ore']);
  // It would have supplied itself.
  expect(await ask(tiny.graph, `MATCH ()-[r:SUPPLIES]->() RETURN count(r) AS value`)).toBe(0);
  const aliases = await ask(tiny.graph, `MATCH (f:Firm {id: 'east-machine'}) RETURN f.aliases AS value`);
  expect(aliases).toEqual(['西部线圈公司']);

  expect(await checkSplit(tiny.graph, id)).toMatchObject({ possible: 'clean', total: 0, added: 0 });
  await split(tiny.graph, id, '乙');
  expect(await content()).toEqual(before);
  expect(await readNow(tiny.graph, 'west-coil')).toBeUndefined();
  await expect(split(tiny.graph, id, '乙')).rejects.toMatchObject({ code: 'conflict' });
});

test('a fact known of both is one with the sources of both, the stronger evidence and the later date', async () => {
  const before = await content();
  const id = await merge(tiny.graph, { from: 'west-coil', into: 'unnamed-coil' }, '甲');
  const role = await ask(
    tiny.graph,
    `MATCH (:Firm {id: 'unnamed-coil'})-[r:PLAYS]->(:Stage {id: 'coil'}) RETURN properties(r) AS value`,
  );
  expect(role).toMatchObject({
    id: 'PLAYS|unnamed-coil|coil',
    status: 'production',
    evidence: 'verified',
    sourceIds: ['book', 'paper'],
    observedOn: '2021',
  });
  await split(tiny.graph, id, '甲');
  expect(await content()).toEqual(before);
});

test('the preview says what the merge then does, and a merge made from an old preview is refused', async () => {
  const before = await content();
  const preview = await previewMerge(tiny.graph, 'west-coil', 'unnamed-coil');
  expect(preview.unites.map(({ type, name, sources }) => [type, name, sources])).toContainEqual([
    'PLAYS',
    '线圈',
    2,
  ]);
  expect(preview.aliases).toEqual(['未具名线圈企业']);
  expect(preview.keep).toMatchObject({ name: 'from' });
  await tiny.graph.write((tx) => tx.execute(`MATCH (f:Firm {id: 'west-coil'}) SET f.staff = 7`));
  const asked = { from: 'west-coil', into: 'unnamed-coil', version: preview.version };
  await expect(merge(tiny.graph, asked, '甲')).rejects.toMatchObject({ code: 'conflict' });
  await tiny.graph.write((tx) => tx.execute(`MATCH (f:Firm {id: 'west-coil'}) REMOVE f.staff`));
  expect(await content()).toEqual(before);
  const { version } = await previewMerge(tiny.graph, 'west-coil', 'unnamed-coil');
  expect(version).toBe(preview.version);
  const id = await merge(tiny.graph, { ...asked, version, keep: { name: 'into' } }, '甲');
  expect(await ask(tiny.graph, `MATCH (f:Firm {id: 'unnamed-coil'}) RETURN f.name AS value`)).toBe(
    '未具名线圈企业',
  );
  await split(tiny.graph, id, '甲');
});

test('what cannot be merged is refused and changes nothing', async () => {
  const before = await content();
  const refused = (from: string, into: string) => merge(tiny.graph, { from, into }, '甲');
  await expect(refused('west-coil', 'west-coil')).rejects.toMatchObject({ code: 'bad_request' });
  await expect(refused('guild', 'west-coil')).rejects.toMatchObject({ code: 'bad_request' });
  await expect(refused('nobody', 'west-coil')).rejects.toMatchObject({ code: 'not_found' });
  const id = await merge(tiny.graph, pair, '甲');
  const again = refused('west-coil', 'west-part');
  await expect(again).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('east-machine'),
  });
  await split(tiny.graph, id, '甲');
  expect(await content()).toEqual(before);
});

test('a chain of merges leads to the last, and is split from its end', async () => {
  const before = await content();
  const first = await merge(tiny.graph, pair, '甲');
  const second = await merge(tiny.graph, { from: 'east-machine', into: 'west-part' }, '甲');
  expect(await readNow(tiny.graph, 'west-coil')).toBe('west-part');
  expect(await checkSplit(tiny.graph, first)).toMatchObject({
    possible: 'no',
    stands: [{ code: 'merged_later', name: '东方整机公司' }],
  });
  await expect(split(tiny.graph, first, '甲', true)).rejects.toMatchObject({ code: 'conflict' });
  await split(tiny.graph, second, '甲');
  expect(await checkSplit(tiny.graph, first)).toMatchObject({ possible: 'clean' });
  await split(tiny.graph, first, '甲');
  expect(await content()).toEqual(before);
});

test('work done after the merge is named, and stays where it is when it is split all the same', async () => {
  const before = await content();
  const id = await merge(tiny.graph, pair, '甲');
  await tiny.graph.write((tx) =>
    tx.execute(`
      MATCH (f:Firm {id: 'east-machine'}) SET f.staff = 12
      WITH f MATCH (f)-[r:PLAYS]->(:Stage {id: 'coil'}) SET r.note = '后来'
      WITH f MATCH (s:Stage {id: 'part'}) CREATE (f)-[:PLAYS {id: 'PLAYS|east-machine|part', evidence: 'claimed', sourceIds: ['book']}]->(s)`),
  );
  const check = await checkSplit(tiny.graph, id);
  expect(check).toMatchObject({ possible: 'anyway', total: 1, added: 1 });
  expect(check.stands).toEqual([{ code: 'changed_later', name: '东方整机公司 → 线圈' }]);
  await expect(split(tiny.graph, id, '甲')).rejects.toMatchObject({ code: 'conflict' });
  await split(tiny.graph, id, '甲', true);
  const roles = (firm: string) =>
    ask(
      tiny.graph,
      `MATCH (:Firm {id: $firm})-[r:PLAYS]->(s) WITH s.id + coalesce(r.note, '') AS role ORDER BY role RETURN collect(role) AS value`,
      { firm },
    );
  expect(await roles('east-machine')).toEqual(['coil后来', 'machine', 'part']);
  expect(await roles('west-coil')).toEqual(['coil', 'ore']);
  expect(await ask(tiny.graph, `MATCH (f:Firm {id: 'east-machine'}) RETURN f.staff AS value`)).toBe(12);
  await tiny.graph.write((tx) =>
    tx.execute(`
      MATCH (f:Firm {id: 'east-machine'}) REMOVE f.staff
      WITH f MATCH (f)-[r:PLAYS]->(s) WHERE s.id IN ['coil', 'part'] DELETE r`),
  );
  expect(await content()).toEqual(before);
});

test('target lists follow, and two targets of one list become one', async () => {
  const asked = { name: '线圈', region: '110100', firms: ['west-coil', 'unnamed-coil'] };
  const [both, one] = [
    await createList(tiny.graph, asked, now),
    await createList(tiny.graph, { ...asked, name: '独', firms: [] }, now),
  ];
  await addTargets(tiny.graph, one.id, ['west-coil'], now);
  const before = await content();
  const preview = await previewMerge(tiny.graph, 'west-coil', 'unnamed-coil');
  expect(preview.lists).toEqual(['独', '线圈']);
  const id = await merge(tiny.graph, { from: 'west-coil', into: 'unnamed-coil' }, '甲');
  const firmsOf = async (list: string) => (await readTargets(tiny.graph, list)).map(({ firm }) => firm.id);
  expect(await firmsOf(both.id)).toEqual(['unnamed-coil']);
  expect(await firmsOf(one.id)).toEqual(['unnamed-coil']);
  await split(tiny.graph, id, '甲');
  expect(await content()).toEqual(before);
  await deleteList(tiny.graph, both.id);
  await deleteList(tiny.graph, one.id);
});

test('the history of both is with the one that stays, and returns with a split', async () => {
  const changesOf = (firm: string) =>
    ask(tiny.graph, `MATCH (c:Change)-[:OF]->(:Firm {id: $firm}) RETURN count(DISTINCT c) AS value`, {
      firm,
    });
  const causes = (id: string) =>
    ask(
      tiny.graph,
      `MATCH (c:Change {causeId: $id}) WITH DISTINCT c.cause AS cause ORDER BY cause RETURN collect(cause) AS value`,
      { id },
    );
  const before = [await changesOf('west-coil'), await changesOf('west-part')] as number[];
  const id = await merge(tiny.graph, { from: 'west-coil', into: 'west-part' }, '甲');
  expect(await changesOf('west-part')).toBeGreaterThan(before[0]!);
  expect(await causes(id)).toEqual(['merge']);
  await split(tiny.graph, id, '甲');
  expect(await causes(id)).toEqual(['merge', 'split']);
  expect(await changesOf('west-coil')).toBeGreaterThan(before[0]!);
});

test('one of many merges made at once holds', async () => {
  const before = await content();
  const merges = await Promise.allSettled(
    ['east-machine', 'west-part', 'unnamed-coil', 'east-part'].map((into) =>
      merge(tiny.graph, { from: 'west-coil', into }, '甲'),
    ),
  );
  const [held] = merges.filter((one) => one.status === 'fulfilled');
  expect(merges.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  await split(tiny.graph, held!.value, '甲');
  expect(await content()).toEqual(before);
});
