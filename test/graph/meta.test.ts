import neo4j from 'neo4j-driver';
import { expect, inject, test, vi } from 'vitest';
import { raiseDataVersion, readMetaLately } from '../../server/graph/meta.ts';
import { openTiny } from './tiny.ts';

const tiny = openTiny();

test('what this process writes is seen at once, what another one writes a little later', async () => {
  const { dataVersion } = await readMetaLately(tiny.graph);
  await tiny.graph.write(raiseDataVersion);
  expect((await readMetaLately(tiny.graph)).dataVersion).toBe(dataVersion + 1);

  const { uri, user, password, database } = inject('neo4j');
  const other = neo4j.driver(uri, neo4j.auth.basic(user, password));
  await other.executeQuery('MATCH (m:Meta) SET m.dataVersion = m.dataVersion + 1', {}, { database });
  await other.close();
  await vi.waitFor(async () => expect((await readMetaLately(tiny.graph)).dataVersion).toBe(dataVersion + 2));
});

test('questions that come together share one look at the versions, and a failed one is asked again', async () => {
  let fails = true;
  const read = vi.fn((...asked: Parameters<typeof tiny.graph.read>) =>
    fails ? Promise.reject(new Error('away')) : tiny.graph.read(...asked),
  );
  const graph = { ...tiny.graph, read: read as typeof tiny.graph.read };
  await expect(readMetaLately(graph)).rejects.toThrow('away');
  fails = false;
  const [one, other] = await Promise.all([readMetaLately(graph), readMetaLately(graph)]);
  expect(one).toBe(other);
  expect(read).toHaveBeenCalledTimes(2);
});
