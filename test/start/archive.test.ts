import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { archivePath } from '../../scripts/neo4j/archive.ts';
import { jarFolder, readJars } from '../../scripts/neo4j/jars.ts';
import { writeManifest } from '../../scripts/neo4j/manifest.ts';
import { startNeo4j } from '../../scripts/neo4j/start.ts';

// Aborts when given an archive, as a JVM does with a cut one; without one it says so and ends.
const fakeJava = `#!/bin/sh
[ "$1" = -version ] && echo 'openjdk version "21.0.2"' >&2 && exit 0
case "$*" in *ArchiveClassesAtExit*) echo "no such flag"; exit 1;; esac
case "$*" in *SharedArchiveFile*) kill -ABRT $$;; esac
echo "started without an archive"
exit 3
`;

let folder: string;
const java = () => join(folder, 'bin', 'java');
const cache = () => join(folder, 'cache');
const start = () => startNeo4j({ home: join(folder, 'home'), jars: cache(), report: () => undefined });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liantu-archive-'));
  await mkdir(join(folder, 'bin'));
  await writeFile(java(), fakeJava);
  await chmod(java(), 0o755);
  vi.stubEnv('JAVA_HOME', folder);
  const jars = await jarFolder(cache());
  await mkdir(jars, { recursive: true });
  await writeFile(join(jars, 'a.jar'), 'a');
  await writeManifest(jars);
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

test('a damaged archive of classes is removed and the server started without', async () => {
  const archive = await archivePath({ java: java(), jars: (await readJars(cache())) ?? [] });
  await writeFile(archive, 'cut');
  await expect(start()).rejects.toThrow('(exit code 3): started without an archive');
  expect(existsSync(archive)).toBe(false);
});

test('a Java that cannot make an archive does without', async () => {
  await expect(start()).rejects.toThrow('(exit code 3): started without an archive');
  expect(await readFile(join(folder, 'home', 'logs', 'console.log'), 'utf8')).not.toContain('no such flag');
});

test('a failed start leaves the folder free for the next', async () => {
  await expect(start()).rejects.toThrow('exit code 3');
  expect(existsSync(join(folder, 'home', 'lock.json'))).toBe(false);
});
