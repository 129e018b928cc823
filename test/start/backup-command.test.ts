import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startNeo4j } from '../../scripts/neo4j/start.ts';
import { projectFolder, readConfig } from '../../server/config.ts';

// The commands on a Neo4j of their own, as a user has them.
let data: string;
let file: string;

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'liantu-commands-'));
  file = join(data, 'all.backup');
});
afterAll(() => rm(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 1000 }));

function run(script: string, ...args: string[]): Promise<{ code: number | null; output: string }> {
  const { NEO4J_URI: _, ...environment } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', `scripts/${script}.ts`, ...args], {
    cwd: projectFolder,
    env: { ...environment, DATA_DIR: data, LIANTU_JARS: readConfig().jarsFolder },
  });
  let output = '';
  child.stdout.on('data', (piece: Buffer) => (output += piece.toString()));
  child.stderr.on('data', (piece: Buffer) => (output += piece.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}

const digestIn = (output: string) => /^([0-9a-f]{64}) {2}/m.exec(output)?.[1];

test('backup, damage, restore, export: from command to command', { timeout: 300_000 }, async () => {
  const neo4j = await startNeo4j({
    home: join(data, 'neo4j'),
    jars: readConfig().jarsFolder,
    report: () => undefined,
  });
  try {
    const folder = join(data, 'tables');
    await mkdir(folder);
    await writeFile(join(folder, 'regions.csv'), 'code,name,level\nCN,=中国,country\n');
    expect((await run('import', folder)).code).toBe(0);

    const backedUp = await run('backup', file);
    expect(backedUp.output).toContain('Backed up data version 1');
    expect(backedUp.code).toBe(0);
    const digest = digestIn(backedUp.output);
    expect((await run('backup', file)).output).toContain('exists: name another file');

    const bytes = await readFile(file);
    bytes[bytes.length - 20]! ^= 1;
    await writeFile(join(data, 'damaged.backup'), bytes);
    const refused = await run('restore', join(data, 'damaged.backup'), '--force');
    expect(refused.output).toMatch(/damaged\.backup is damaged .*nothing was done\.\n$/);
    expect(refused.code).toBe(1);
    expect(digestIn((await run('digest')).output)).toBe(digest);

    expect((await run('restore', file)).output).toContain('add --force to replace it');
    const restored = await run('restore', file, '--force');
    expect(restored.output).toContain('equal to the one in the backup');
    expect(restored.output).toMatch(/What was there before is in .*before-restore-/);
    expect(restored.code).toBe(0);
    expect(digestIn(restored.output)).toBe(digest);

    const exported = await run('export', join(data, 'exported'));
    expect(exported.output).toMatch(/^regions +1$/m);
    expect(exported.code).toBe(0);
    expect(await readFile(join(data, 'exported', 'regions.csv'), 'utf8')).toBe(
      "\ufeffcode,name,level,within,name_en\r\nCN,'=中国,country,,\r\n",
    );
    expect((await run('export', data)).output).toMatch(/which is no export/);
  } finally {
    await neo4j.stop();
  }
});
