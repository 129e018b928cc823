import { expect, test } from 'vitest';
import { readList, readLists, readTargets } from '../../server/graph/list.ts';
import { addTargets, changeTarget, createList, deleteList } from '../../server/graph/list-change.ts';
import { readMeta } from '../../server/graph/meta.ts';
import { openTiny } from './tiny.ts';

const tiny = openTiny();
const now = '2026-01-01T00:00:00.000Z';

test('a list keeps its firms in the order in which they came, and each change is a new data version', async () => {
  const { dataVersion } = await readMeta(tiny.graph);
  const asked = { name: '东行', region: '110100', chain: 'machines', firms: ['west-part', 'west-coil'] };
  const list = await createList(tiny.graph, asked, now);
  await addTargets(tiny.graph, list.id, ['west-coil', 'unnamed-coil'], '2026-01-02T00:00:00.000Z');
  const targets = await readTargets(tiny.graph, list.id);
  expect(targets.map(({ firm, stages }) => [firm.id, stages.map(({ id }) => id)])).toEqual([
    ['west-part', ['part']],
    ['west-coil', ['coil', 'ore']],
    ['unnamed-coil', ['coil']],
  ]);
  expect((await readMeta(tiny.graph)).dataVersion).toBe(dataVersion + 2);

  await deleteList(tiny.graph, list.id);
  expect(await readLists(tiny.graph)).toEqual([]);
});

test('a refused change leaves nothing behind', async () => {
  const before = await readMeta(tiny.graph);
  const asked = { name: '空', region: '110100', firms: ['west-part', 'nobody'] };
  await expect(createList(tiny.graph, asked, now)).rejects.toMatchObject({
    code: 'bad_request',
    errors: [{ field: 'firms.1' }],
  });
  expect(await readLists(tiny.graph)).toEqual([]);
  expect(await readMeta(tiny.graph)).toEqual(before);
});

test('of many changes of one version exactly one holds', async () => {
  const list = await createList(tiny.graph, { name: '争', region: '110100', firms: ['west-part'] }, now);
  const [target] = await readTargets(tiny.graph, list.id);
  const changes = await Promise.allSettled(
    Array.from({ length: 8 }, (_, index) =>
      changeTarget(tiny.graph, list.id, target!.id, { note: `${index}`, version: 1 }, now),
    ),
  );
  expect(changes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const [after] = await readTargets(tiny.graph, list.id);
  expect(after!.version).toBe(2);
  expect((await readList(tiny.graph, list.id)).targets).toBe(1);
  await deleteList(tiny.graph, list.id);
});
