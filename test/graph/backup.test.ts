import { appendFile, copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Type } from 'typebox';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { readManifest, toHead, type Manifest } from '../../server/backup/format.ts';
import { isRestoreMark } from '../../server/graph/restore-mark.ts';
import { verifyBackup } from '../../server/backup/read.ts';
import { restoreBackup } from '../../server/backup/restore.ts';
import { writeBackup } from '../../server/backup/write.ts';
import { openGraph } from '../../server/graph/client.ts';
import { digestGraph } from '../../server/graph/digest.ts';
import { createList } from '../../server/graph/list-change.ts';
import { readMeta } from '../../server/graph/meta.ts';
import { ask, startEmpty } from './import-fixture.ts';
import { openTiny } from './tiny.ts';

// Every restore plans dozens of queries anew, which takes a busy machine half a minute.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const graph = openGraph(inject('neo4j'));
openTiny();
let folder: string;
let backup: string;
let manifest: Manifest;
let whole: string;

/** What imports do not make: numbers of either kind, lists, the product's own records, a list of targets. */
const EXTRA = `
  MATCH (f:Firm {id: 'east-part'}), (s:Stage {id: 'part'}), (r:Region {code: '110100'})
  SET f.whole = 3, f.float = 3.0, f.half = 0.5, f.tiny = 1e-300, f.floats = [1.0, 2.5], f.integers = [1, 2],
      f.flags = [true, false], f.none = [], f.yes = true, f.text = 'a\\u2028"\\n\\r\\\\é國𠮷', f.empty = ''
  CREATE (:ImportRun {id: 'run-1', rowsNew: 7})
  CREATE (:Change {id: 'change-1', before: '{}'})-[:OF {weight: 2.0, times: 2}]->(f)
  CREATE (:Change {id: 'change-2'})-[:OF]->(s)
  CREATE (:Merge {id: 'merge-1', fromId: 'x'})-[:INTO]->(f)
  CREATE (:Decision {id: 'decision-1'})
  CREATE (:Template {id: 'template-1', headers: ['企业', '=1']})`;

const Any = Type.Object({ value: Type.Unknown() });

/** Everything in the graph with the database's own types, to be compared. */
async function readAll(): Promise<string> {
  const rows = await graph.read(
    `CALL () {
       MATCH (n) WHERE NOT n:Meta
       RETURN [labels(n), [k IN keys(n) | [k, valueType(n[k]), toStringOrNull(n[k]), toString(size(toStringList([n[k]])))]], properties(n)] AS value
       UNION ALL
       MATCH (a)-[r]->(b)
       RETURN [type(r), coalesce(a.id, a.code), coalesce(b.id, b.code), [k IN keys(r) | [k, valueType(r[k])]], properties(r)] AS value
     } RETURN value`,
    {},
    Any,
  );
  const sorted = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(sorted).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
      : value !== null && typeof value === 'object'
        ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
        : value;
  return rows
    .map(({ value }) => JSON.stringify(sorted(value)))
    .sort()
    .join('\n');
}

const restore = (file: string, force = false) =>
  restoreBackup(graph, file, { folder: join(folder, 'kept'), force });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liantu-backup-'));
  backup = join(folder, 'whole.backup');
  await createList(graph, { name: '名单', region: '110100', firms: ['east-part'] }, '2026-01-01T00:00:00Z');
  await graph.write((tx) => tx.execute(EXTRA));
  manifest = await writeBackup(graph, backup);
  whole = await readAll();
});
afterAll(async () => {
  if (folder) await rm(folder, { recursive: true, force: true });
  await graph.close();
});

describe('a backup', () => {
  it('says what it holds', () => {
    expect(manifest.nodes).toMatchObject({
      Organisation: 8,
      Target: 1,
      TargetList: 1,
      Change: 2,
      Template: 1,
    });
    expect(manifest.links).toMatchObject({ PLAYS: 8, HOLDS: 1, INTO: 1 });
    expect(manifest.digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it('gives everything again, records, types of numbers and all, and equal digests', async () => {
    const digest = await digestGraph(graph);
    await startEmpty(graph);
    const restored = await restore(backup);
    expect(restored.before).toBeUndefined();
    expect(restored.digest).toBe(manifest.digest);
    expect(await digestGraph(graph)).toEqual(digest);
    expect(await readAll()).toBe(whole);
    expect(
      await ask(
        graph,
        `MATCH (f:Firm {id: 'east-part'}) RETURN valueType(f.float) + valueType(f.whole) AS value`,
      ),
    ).toBe('FLOAT NOT NULLINTEGER NOT NULL');
  });

  it('is the same content when it is made again from what was restored', async () => {
    const again = await writeBackup(graph, join(folder, 'again.backup'));
    expect(again.content).toBe(manifest.content);
    expect(again.digest).toBe(manifest.digest);
  });

  it('goes into a database that never had a schema, and brings it up to date', async () => {
    await graph.write((tx) => tx.execute('MATCH (n) DETACH DELETE n'));
    await restore(backup);
    const { loading, schemaVersion } = await readMeta(graph);
    expect(loading).toBeUndefined();
    expect(schemaVersion).toBe(manifest.schemaVersion);
    expect(await readAll()).toBe(whole);
  });

  it('leaves no file behind that is not whole', async () => {
    const made = writeBackup(graph, join(folder, 'cut.backup'), () => undefined);
    await graph.write((tx) => tx.execute(`MATCH (m:Meta) SET m.dataVersion = m.dataVersion + 1`));
    await made.catch(() => undefined);
    const names = await readdir(folder);
    expect(names.filter((name) => /unfinished|payload/.test(name))).toEqual([]);
  });

  it('does not take the place of another file', async () => {
    await expect(writeBackup(graph, backup)).rejects.toThrow(/exists: name another file/);
  });

  it('refuses what it could not give back', async () => {
    await graph.write((tx) => tx.execute(`MATCH (f:Firm {id: 'gone'}) SET f.day = date('2026-01-01')`));
    await expect(writeBackup(graph, join(folder, 'date.backup'))).rejects.toThrow(/gone: its property day/);
    await graph.write((tx) =>
      tx.execute(`MATCH (f:Firm {id: 'gone'}) REMOVE f.day CREATE (:Keepsake {id: 'k'})`),
    );
    await expect(writeBackup(graph, join(folder, 'strange.backup'))).rejects.toThrow(/not of this product/);
    await graph.write((tx) => tx.execute(`MATCH (k:Keepsake) DELETE k`));
    expect((await readdir(folder)).filter((name) => /date|strange/.test(name))).toEqual([]);
  });
});

describe('a restore', () => {
  beforeEach(async () => {
    await startEmpty(graph);
    await restore(backup);
  });

  it('gives the data a version that nobody has seen', async () => {
    await graph.write((tx) => tx.execute(`MATCH (m:Meta) SET m.dataVersion = 5000`));
    expect((await restore(backup, true)).dataVersion).toBeGreaterThan(5000);
    await graph.write((tx) => tx.execute(`MATCH (m:Meta) SET m.dataVersion = 0`));
    expect((await restore(backup, true)).dataVersion).toBeGreaterThan(manifest.dataVersion);
  });

  it('does not touch a graph that holds something, unless told to; then what was there is kept', async () => {
    await graph.write((tx) => tx.execute(`MATCH (f:Firm {id: 'gone'}) SET f.name = 'my own work'`));
    const before = await readAll();
    await expect(restore(backup)).rejects.toThrow(/holds \d+ nodes: add --force/);
    expect(await readAll()).toBe(before);
    const restored = await restore(backup, true);
    expect(await readAll()).toBe(whole);
    await restore(restored.before!, true);
    expect(await readAll()).toBe(before);
  });

  it('refuses a file of a newer schema or a newer form, and touches nothing', async () => {
    const before = await readAll();
    const bytes = await readFile(backup);
    const payload = bytes.subarray(bytes.length - manifest.payload.bytes);
    for (const [newer, why] of [
      [{ ...manifest, schemaVersion: 99 }, /schema version 99, newer than the \d+/],
      [{ ...manifest, format: 2 }, /written by a newer program/],
    ] as const) {
      await writeFile(join(folder, 'newer.backup'), Buffer.concat([toHead(newer), payload]));
      await expect(restore(join(folder, 'newer.backup'), true)).rejects.toThrow(why);
    }
    expect(await readAll()).toBe(before);
  });

  it('that was cut off leaves a mark that keeps readers out and says how to go on; it can be repeated', async () => {
    const failing = {
      ...graph,
      write: ((work, timeout) =>
        graph.write(
          (tx) =>
            work({
              ...tx,
              run: (cypher, ...rest) =>
                cypher.includes('CREATE (a)') ? Promise.reject(new Error('away')) : tx.run(cypher, ...rest),
            }),
          timeout,
        )) as typeof graph.write,
    };
    const cut = restoreBackup(failing, backup, { folder: join(folder, 'cut'), force: true });
    await expect(cut).rejects.toThrow(/cut off.*npm run restore -- .*whole\.backup --force.*before-restore/);
    const { loading } = await readMeta(graph);
    expect(isRestoreMark(loading ?? '')).toBe(true);
    await expect(restore(backup)).rejects.toThrow(/is incomplete/);
    const restored = await restore(backup, true);
    expect(restored.before).toContain(join(folder, 'cut', 'before-restore-'));
    expect(await readAll()).toBe(whole);
    expect((await readMeta(graph)).loading).toBeUndefined();
  });
});

describe('a damaged file', () => {
  /** A generator of numbers from 0 to 1 that gives the same ones each time (mulberry32). */
  const seeded = (seed: number) => () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };

  it('is refused wherever one byte is another, and nothing is touched', async () => {
    const random = seeded(4);
    const bytes = await readFile(backup);
    const before = await digestGraph(graph);
    const head = bytes.length - manifest.payload.bytes;
    const places = [0, 13, 14, 60, head - 1, head, head + 9, bytes.length - 8, bytes.length - 1];
    while (places.length < 50) places.push(Math.floor(random() * (places.length % 2 ? head : bytes.length)));
    const file = join(folder, 'flipped.backup');
    for (const place of places) {
      const changed = Buffer.from(bytes);
      changed[place] = changed[place]! ^ (1 << Math.floor(random() * 8));
      await writeFile(file, changed);
      await expect(restore(file, true), `byte ${place}`).rejects.toThrow(/damaged|newer program/);
    }
    expect(await digestGraph(graph)).toEqual(before);
    expect((await readMeta(graph)).loading).toBeUndefined();
  });

  it('is refused when its end is missing or something follows, and nothing is touched', async () => {
    const random = seeded(5);
    const bytes = await readFile(backup);
    const before = await readAll();
    const file = join(folder, 'cut.backup');
    const lengths = [
      0,
      1,
      40,
      bytes.length - 1,
      ...Array.from({ length: 16 }, () => Math.floor(random() * bytes.length)),
    ];
    for (const length of lengths) {
      await writeFile(file, bytes.subarray(0, length));
      await expect(restore(file, true), `${length} bytes`).rejects.toThrow(/damaged/);
    }
    await copyFile(backup, file);
    await appendFile(file, '\n');
    await expect(verifyBackup(file)).rejects.toThrow(/damaged \(its length\)/);
    await expect(verifyBackup(join(folder, 'nowhere'))).rejects.toThrow(/there is no such file/);
    expect(await readAll()).toBe(before);
  });

  it('is refused when its list of contents is another one, however well made', () => {
    const text = Buffer.from(JSON.stringify(manifest));
    expect(readManifest(text, '0'.repeat(64))).toBeUndefined();
  });
});
