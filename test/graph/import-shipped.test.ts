import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { loadShipped, shippedFolders } from '../../scripts/load.ts';
import { digestGraph } from '../../server/graph/digest.ts';
import { openGraph } from '../../server/graph/client.ts';
import { migrate } from '../../server/graph/migrate.ts';
import { readFolders } from '../../server/import/read.ts';
import { describeCheck } from '../../server/import/report.ts';
import { checkImport } from '../../server/import/run.ts';
import { emptyGraph } from './import-fixture.ts';

const graph = openGraph(inject('neo4j'));

beforeAll(async () => {
  await emptyGraph(graph);
  await migrate(graph);
});
afterAll(() => graph.close());

test('every row of the data that ships is accepted', { timeout: 60_000 }, async () => {
  const checked = await checkImport(graph, await readFolders(shippedFolders));
  await checked.dispose();
  expect(checked.rejections, describeCheck(checked).join('\n')).toEqual([]);
  expect(checked.notices).toEqual([]);
});

test(
  'it is loaded into an empty graph once, and the same again changes nothing',
  { timeout: 60_000 },
  async () => {
    const lines: string[] = [];
    await loadShipped(graph, (line) => lines.push(line));
    expect(lines.at(-1)).toMatch(/^writing (\d+) of \1$/);
    const digest = await digestGraph(graph);
    expect(digest.nodes).toBeGreaterThan(300);

    const again = await checkImport(graph, await readFolders(shippedFolders));
    await again.dispose();
    expect(again.elements, describeCheck(again).join('\n')).toBe(0);
    expect(again.tables.every((table) => table.new === 0 && table.changed === 0)).toBe(true);

    lines.length = 0;
    await loadShipped(graph, (line) => lines.push(line));
    expect(lines).toEqual([]);
    expect(await digestGraph(graph)).toEqual(digest);
  },
);
