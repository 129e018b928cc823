import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import fc from 'fast-check';
import { loadShipped } from '../../scripts/load.ts';
import { exportToFolder } from '../../server/export/folder.ts';
import { openGraph } from '../../server/graph/client.ts';
import { type Digest, digestGraph } from '../../server/graph/digest.ts';
import { createList } from '../../server/graph/list-change.ts';
import { readFolders } from '../../server/import/read.ts';
import { checkImport, loadImport } from '../../server/import/run.ts';
import { importAll, startEmpty } from './import-fixture.ts';
import { nastyTables } from './nasty.ts';
import { openTiny } from './tiny.ts';

const graph = openGraph(inject('neo4j'));
const tiny = openTiny();
let place: string;

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'liantu-export-'));
});
afterAll(async () => {
  await rm(place, { recursive: true, force: true });
  await graph.close();
});

/** Every file of a folder with its content. */
async function contentOf(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.csv')).sort();
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)),
  );
}

async function importFolder(folder: string): Promise<void> {
  const checked = await checkImport(graph, await readFolders([folder]));
  expect(checked.rejections).toEqual([]);
  await loadImport(graph, checked);
}

/** Exports, imports what was exported into an empty graph, and gives the digests of both. */
async function goRound(name: string): Promise<{ before: Digest; after: Digest }> {
  const folder = join(place, name);
  const before = await digestGraph(graph);
  const { omissions } = await exportToFolder(graph, folder);
  expect(omissions).toEqual([]);
  const first = await contentOf(folder);
  await startEmpty(graph);
  await importFolder(folder);
  const after = await digestGraph(graph);
  await exportToFolder(graph, folder);
  expect(await contentOf(folder)).toEqual(first);
  return { before, after };
}

/** The tiny graph again, out of what was exported of it. */
async function startTiny(): Promise<void> {
  await startEmpty(graph);
  await importFolder(join(place, 'tiny'));
}

describe('an export, imported into an empty graph', () => {
  it('gives the tiny graph again', async () => {
    expect(tiny.graph).toBeDefined();
    const { before, after } = await goRound('tiny');
    expect(after).toEqual(before);
    expect(before.nodes).toBeGreaterThan(20);
  });

  it('gives the data that ships again', { timeout: 300_000 }, async () => {
    await startEmpty(graph);
    await loadShipped(graph, () => undefined);
    const { before, after } = await goRound('shipped');
    expect(after).toEqual(before);
  });

  it(
    'gives any graph again, whatever its texts and however its rows were united',
    { timeout: 300_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(nastyTables, async (tables) => {
          await startEmpty(graph);
          await importAll(graph, tables);
          const { before, after } = await goRound('random');
          expect(after).toEqual(before);
        }),
        { numRuns: 8, seed: 20261121 },
      );
    },
  );
});

describe('what tables cannot say', () => {
  beforeAll(startTiny);

  it('names every table in the declared order, with all columns, also when it is empty', async () => {
    await startEmpty(graph);
    await exportToFolder(graph, join(place, 'empty'));
    const files = await contentOf(join(place, 'empty'));
    expect(Object.keys(files)).toHaveLength(19);
    expect(files['chains.csv']).toBe('\ufeffid,name,name_en,description\r\n');
    await startTiny();
  });

  it('counts lists, which are in a backup only', async () => {
    await createList(graph, { name: '名单', region: '110100', firms: ['east-part'] }, '2026-01-01T00:00:00Z');
    const { lists, targets, omissions } = await exportToFolder(graph, join(place, 'lists'));
    expect({ lists, targets, omissions }).toEqual({ lists: 1, targets: 1, omissions: [] });
  });

  it.each([
    [
      'a property no column has',
      `MATCH (f:Firm {id: 'gone'}) SET f.mood = 'low'`,
      /Organisation\.mood/,
      'gone',
    ],
    [
      'a text that a table cannot hold',
      `MATCH (f:Firm {id: 'gone'}) SET f.aliases = ['a;b']`,
      /firms\.aliases/,
      'a;b',
    ],
    [
      'a firm without a place',
      `MATCH (:Firm {id: 'gone'})-[r:LOCATED_IN]->() DELETE r`,
      /region_code/,
      'gone',
    ],
    ['a stage in no chain', `CREATE (:Stage {id: 'lost', name: '失'})`, /Stage that no row/, 'Stage|lost'],
    [
      'a fact without a source',
      `MATCH ()-[r:LEADS]->() SET r.sourceIds = []`,
      /leading_chains\.source_ids/,
      'LEADS|',
    ],
    [
      'a fact under another id',
      `MATCH ()-[r:FEEDS]->() SET r.id = r.id + 'x'`,
      /FEEDS that no row/,
      'FEEDS|',
    ],
    [
      'a relationship no table has',
      `MATCH (f:Firm {id: 'gone'}), (s:Stage {id: 'ore'}) CREATE (f)-[:LIKES]->(s)`,
      /LIKES/,
      '',
    ],
    [
      'two firms of one name',
      `MATCH (f:Firm {id: 'gone'}), (g:Firm {id: 'west-part'}) SET f.name = g.name, f.nameKey = g.nameKey`,
      /one name and several ids/,
      'gone',
    ],
  ])('says so: %s', async (_, change, what, example) => {
    await startTiny();
    await graph.write((tx) => tx.execute(change));
    const { omissions } = await exportToFolder(graph, join(place, 'odd'));
    const found = omissions.find((one) => what.test(one.what));
    expect(found, JSON.stringify(omissions)).toBeDefined();
    expect(found!.example).toContain(example);
    expect(found!.count).toBeGreaterThan(0);
  });
});

describe('the folder', () => {
  it('is left alone when it holds anything but an export', async () => {
    const folder = join(place, 'mine');
    await mkdir(folder);
    await writeFile(join(folder, 'firms.csv'), 'my own work');
    await expect(exportToFolder(graph, folder)).rejects.toThrow(/firms\.csv, which is no export/);
    expect(await readFile(join(folder, 'firms.csv'), 'utf8')).toBe('my own work');
  });

  it('is as it was when the data change while it is written', async () => {
    await startTiny();
    const folder = join(place, 'changing');
    await exportToFolder(graph, folder);
    const before = await contentOf(folder);
    const change = () =>
      void graph.write((tx) => tx.execute(`MATCH (m:Meta) SET m.dataVersion = m.dataVersion + 1`));
    await expect(exportToFolder(graph, folder, (table) => table === 'sources' && change())).rejects.toThrow(
      /changed while it was being exported/,
    );
    expect(await contentOf(folder)).toEqual(before);
    expect((await readdir(place)).filter((name) => /unfinished|former/.test(name))).toEqual([]);
  });
});
