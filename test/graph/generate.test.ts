import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { generateTables } from '../../scripts/generate/tables.ts';
import { type GraphClient, openGraph } from '../../server/graph/client.ts';
import { migrate } from '../../server/graph/migrate.ts';
import { readFolders } from '../../server/import/read.ts';
import { type CheckedImport, checkImport, loadImport } from '../../server/import/run.ts';
import { emptyGraph } from './import-fixture.ts';

const regions = fileURLToPath(new URL('../../data/regions', import.meta.url));
const options = { firms: 400, seed: 11, relationsPerFirm: 1.6, chains: 2, stagesPerChain: 12 };
let graph: GraphClient;
let folder: string;

/** Checks tables, and loads them where that is asked for. */
async function importFolder(path: string, loads: boolean): Promise<CheckedImport> {
  const checked = await checkImport(graph, await readFolders([path]));
  try {
    if (loads) await loadImport(graph, checked);
    return checked;
  } finally {
    await checked.dispose();
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liantu-generated-'));
  await generateTables(folder, options);
  graph = openGraph(inject('neo4j'));
  await emptyGraph(graph);
  await migrate(graph);
  await importFolder(regions, true);
}, 120_000);
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await graph?.close();
});

describe('generated tables', () => {
  it('pass the importer’s check whole, load, and change nothing when they come again', async () => {
    const checked = await importFolder(folder, true);
    expect(checked.rejections).toEqual([]);
    expect(checked.tables.find(({ table }) => table === 'firms')).toMatchObject({ new: 400, rejected: 0 });
    const again = await importFolder(folder, false);
    expect(again.rejections).toEqual([]);
    expect(again.elements).toBe(0);
    for (const table of again.tables) expect(table).toMatchObject({ new: 0, changed: 0, rejected: 0 });
  });
});
