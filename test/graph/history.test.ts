import { expect, test } from 'vitest';
import { readHistory, type Subject, toSubject } from '../../server/graph/change/history.ts';
import { undo } from '../../server/graph/change/undo.ts';
import { addFact, retractFact } from '../../server/graph/edit/fact.ts';
import { correctFirm, readEditableFirm } from '../../server/graph/edit/firm.ts';
import { openTiny } from './tiny.ts';

const tiny = openTiny();
const page = { offset: 0, limit: 50 };
const firm: Subject = { kind: 'firm', id: 'west-part' };
const read = async (subject: Subject) => (await readHistory(tiny.graph, subject, page)).entries;

test('a firm tells what was done to it, by whom and why, newest first, and what was taken back', async () => {
  const { graph } = tiny;
  const added = await addFact(
    graph,
    {
      ...{ kind: 'plays', subject: 'west-part', object: 'machine', values: { status: 'planned' } },
      ...{ source: { title: '电话' }, evidence: 'claimed' },
    },
    'ann',
  );
  const { version } = await readEditableFirm(graph, 'west-part');
  const corrected = await correctFirm(
    graph,
    'west-part',
    { version, properties: { staff: 7 }, note: '年报' },
    'bob',
  );
  const taken = await undo(graph, corrected.cause, 'cid');
  const gone = await retractFact(graph, added.id, { version: added.version!, reason: '弄错了' }, 'dan');

  const entries = await read(firm);
  const [first, second, third, fourth] = entries;
  expect(entries.slice(0, 4).map(({ causeId, author, undone }) => [causeId, author, undone])).toEqual([
    [gone.cause, 'dan', false],
    [taken.causeId, 'cid', false],
    [corrected.cause, 'bob', true],
    [added.cause, 'ann', false],
  ]);
  expect(first).toMatchObject({ note: '弄错了', changes: [{ op: 'remove', kind: 'plays' }] });
  expect(second).toMatchObject({
    undoes: corrected.cause,
    changes: [{ values: [{ property: 'staff', before: 7 }] }],
  });
  expect(third).toMatchObject({
    note: '年报',
    changes: [{ kind: 'firm', values: [{ property: 'staff', after: 7 }] }],
  });
  expect(fourth).toMatchObject({
    cause: 'edit',
    changesTotal: 1,
    changes: [
      { op: 'create', subject: { id: 'west-part' }, object: { kind: 'stage', id: 'machine', name: '整机' } },
    ],
  });
});

test('the stage has the same change in its history; another firm has not', async () => {
  const stage = await read({ kind: 'stage', id: 'machine' });
  expect(stage.filter(({ cause }) => cause === 'edit').map(({ author }) => author)).toEqual(['dan', 'ann']);
  expect((await read({ kind: 'firm', id: 'west-coil' })).filter(({ cause }) => cause === 'edit')).toEqual([]);
});

test('everything together, page by page, is the whole', async () => {
  const { entries, total } = await readHistory(tiny.graph, undefined, page);
  expect(entries).toHaveLength(total);
  const [one] = (await readHistory(tiny.graph, undefined, { offset: 1, limit: 1 })).entries;
  expect(one).toEqual(entries[1]);
  expect(entries.at(-1)?.cause).toBe('import');
});

test('an import that noted a firm says how many facts it brought', async () => {
  const { graph } = tiny;
  await graph.write(async (tx) => {
    await tx.execute(`CREATE (:ImportRun {id: 'import-x', title: '名单.csv', author: 'eve', status: 'done',
      finishedAt: '2030-01-01T00:00:00.000Z', dataVersion: 999, rowsNew: 3})`);
    await tx.execute(`MATCH (f:Firm {id: 'west-coil'})-[r:PLAYS]->() SET r.run = 'import-x'`);
    await tx.execute(`MATCH (m:Meta) SET m.dataVersion = m.dataVersion + 1`);
  });
  const [entry] = await read({ kind: 'firm', id: 'west-coil' });
  expect(entry).toMatchObject({
    causeId: 'import-x',
    title: '名单.csv',
    author: 'eve',
    made: 2,
    changesTotal: 0,
  });
});

test('a kind without an id, or an id without a kind, is refused by name', () => {
  expect(() => toSubject({ kind: 'firm' })).toThrow(/id/);
  expect(() => toSubject({ id: 'x' })).toThrow(/kind/);
  expect(toSubject({})).toBeUndefined();
});
