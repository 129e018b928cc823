import { expect, test } from 'vitest';
import { undo } from '../../server/graph/change/undo.ts';
import { decideReview } from '../../server/graph/edit/review.ts';
import { readEditableFact } from '../../server/graph/edit/found.ts';
import { readWaiting } from '../../server/graph/review.ts';
import { contentOf } from './edit-content.ts';
import { importAll } from './import-fixture.ts';
import { openTiny } from './tiny.ts';

const tiny = openTiny();
const id = 'PLAYS|east-part|ore';
const waiting = async (asked = {}) => (await readWaiting(tiny.graph, asked)).rows.map(({ fact }) => fact);
const decide = async (decision: 'accept' | 'reject' | 'later', extra = {}, author = 'ann') => {
  const { version } = await readEditableFact(tiny.graph, id);
  return decideReview(tiny.graph, id, { decision, version, ...extra }, author);
};
const row = `firm_id,stage_id,status,products,evidence,source_ids,observed_on\neast-part,ore,,,suggested,paper,2020`;

test('only suggested roles wait, by chain and by region', async () => {
  expect(await waiting()).toEqual([id]);
  expect(await waiting({ chain: 'machines', region: '110000' })).toEqual([id]);
  expect(await waiting({ region: '220100' })).toEqual([]);
  expect(await waiting({ region: '220100', where: 'all' })).toEqual([id]);
  expect(await waiting({ chain: 'none' })).toEqual([]);
});

test('accepting makes a claim of who decided, with one source a day', async () => {
  const before = await contentOf(tiny.graph);
  const done = await decide('accept');
  const { fact, sources } = await readEditableFact(tiny.graph, id);
  expect(fact.provenance.evidence).toBe('claimed');
  const day = new Date().toISOString().slice(0, 10);
  expect(sources).toContainEqual(expect.objectContaining({ kind: 'user', title: `人工核对 ann ${day}` }));
  expect(await waiting()).toEqual([]);
  await expect(decide('accept')).rejects.toMatchObject({ code: 'conflict' });
  await undo(tiny.graph, done.cause, 'ann');
  expect(await contentOf(tiny.graph)).toBe(before);
  expect(await waiting()).toEqual([id]);
});

test('a rejected role is not asked again, and the same row imported again does not bring it back', async () => {
  const done = await decide('reject');
  expect(await waiting()).toEqual([]);
  expect((await readWaiting(tiny.graph, {})).decided).toBe(1);
  await importAll(tiny.graph, { roles: row });
  expect(await waiting()).toEqual([]);
  await undo(tiny.graph, done.cause, 'ann');
  expect(await waiting()).toEqual([id]);
});

test('at another stage the role is made there and the suggestion rejected', async () => {
  const before = await contentOf(tiny.graph);
  const done = await decide('accept', { stage: 'coil' });
  expect(done.id).toBe('PLAYS|east-part|coil');
  const { fact } = await readEditableFact(tiny.graph, done.id);
  expect(fact.provenance).toMatchObject({ evidence: 'claimed', observedOn: '2020' });
  expect(await waiting()).toEqual([]);
  await undo(tiny.graph, done.cause, 'ann');
  expect(await contentOf(tiny.graph)).toBe(before);
  await expect(decide('accept', { stage: 'moon' })).rejects.toMatchObject({ errors: [{ field: 'stage' }] });
});

test('put off it stays in the queue, and two who decide at once do not both do', async () => {
  const { version } = await readEditableFact(tiny.graph, id);
  const both = await Promise.allSettled(
    ['ann', 'bob'].map((author) => decideReview(tiny.graph, id, { decision: 'accept', version }, author)),
  );
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const won = both.find((one) => one.status === 'fulfilled')!;
  await undo(tiny.graph, won.value.cause, 'ann');
  await decide('later');
  const [found] = (await readWaiting(tiny.graph, {})).rows;
  expect(found?.properties.review).toBe('later');
});
