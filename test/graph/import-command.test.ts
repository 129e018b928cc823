import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { projectFolder } from '../../server/config.ts';
import { openGraph } from '../../server/graph/client.ts';
import { type Digest, digestGraph } from '../../server/graph/digest.ts';
import { smallTables, withRow } from '../fixtures/import/tables.ts';
import { emptyGraph } from './import-fixture.ts';

const address = inject('neo4j');
const graph = openGraph(address);
let folder: string;
let loaded: Digest;

beforeAll(async () => {
  await emptyGraph(graph);
  folder = await mkdtemp(join(tmpdir(), 'liantu-import-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await graph.close();
});

async function writeTables(tables: Record<string, string>): Promise<void> {
  for (const [name, text] of Object.entries(tables))
    await writeFile(join(folder, `${name}.csv`), `${text}\n`);
}

/** Runs a script of the product on the test's Neo4j. */
function run(script: string, args: string[] = [], environment: NodeJS.ProcessEnv = {}) {
  const { uri, user, password, database } = address;
  const child = spawn(process.execPath, ['--import', 'tsx', `scripts/${script}.ts`, ...args], {
    cwd: projectFolder,
    env: {
      ...process.env,
      NEO4J_URI: uri,
      NEO4J_USER: user,
      NEO4J_PASSWORD: password,
      NEO4J_DATABASE: database,
      ...environment,
    },
  });
  let output = '';
  child.stdout.on('data', (data: Buffer) => (output += data.toString()));
  child.stderr.on('data', (data: Buffer) => (output += data.toString()));
  return new Promise<{ code: number | null; output: string }>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}

test('a check prints the plan and writes nothing', async () => {
  await writeTables(smallTables);
  const { code, output } = await run('import', [folder, '--check']);
  expect(output).toMatch(/^roles +3 +0 +0 +0$/m);
  expect(output).toContain('Checked only');
  expect(code).toBe(0);
  expect(await digestGraph(graph)).toMatchObject({ nodes: 0, relationships: 0 });
});

test('an import loads', async () => {
  const { code, output } = await run('import', [folder]);
  expect(output).toMatch(/Loaded as import-.*; the data version is 1\./);
  expect(code).toBe(0);
  loaded = await digestGraph(graph);
  expect(loaded.nodes).toBeGreaterThan(20);
});

test('the digest is printed', async () => {
  const { code, output } = await run('digest');
  expect(output.trim()).toBe(
    `${loaded.sha256}  ${loaded.nodes} nodes, ${loaded.relationships} relationships`,
  );
  expect(code).toBe(0);
});

test('a wrong table ends with 2, names the cell on the console and in the report, and changes nothing', async () => {
  await writeTables(withRow('roles', 'sifang,trian,,,,,daily,'));
  const report = `${folder}-wrong.csv`;
  const { code, output } = await run('import', [folder, '--report', report]);
  expect(output).toContain(
    'roles.csv:5 stage_id "trian" — expected the id of a stage in these tables or in the graph; nearest: train',
  );
  expect(code).toBe(2);
  expect(await readFile(report, 'utf8')).toContain('roles.csv,5,stage_id,trian,');
  await rm(report);
  expect(await digestGraph(graph)).toEqual(loaded);
});

test('a wrong path, option or setting ends with 1 and one sentence', async () => {
  const missing = await run('import', [join(folder, 'none')]);
  expect(missing).toMatchObject({
    code: 1,
    output: expect.stringMatching(/^.* does not exist: .*\n$/) as string,
  });
  await writeTables(smallTables);
  const source = await run('import', [folder, '--source', 'nobody']);
  expect(source.output).toContain('no source has the id "nobody"');
  expect(source.code).toBe(1);
  const setting = await run('import', [folder], { PORT: 'x' });
  expect(setting).toMatchObject({
    code: 1,
    output: expect.stringMatching(/^PORT is "x", expected .*\n$/) as string,
  });
});
