import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startNeo4j } from '../../scripts/neo4j/start.ts';

// Notes what it is asked; the container "ends" at once.
const fakeDocker = `#!/bin/sh
echo "$*" >> "$0.asked"
case $1 in
  info) [ ! -e "$0.stopped" ];;
  run) echo "$NEO4J_AUTH $NEO4J_server_http_enabled" > "$0.given"; echo "the container said no" ; exit 3;;
esac
`;

let folder: string;
const home = () => join(folder, 'home');
const start = () => startNeo4j({ home: home(), jars: join(folder, 'jars'), report: () => undefined });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liantu-docker-'));
  await writeFile(join(folder, 'docker'), fakeDocker);
  await chmod(join(folder, 'docker'), 0o755);
  vi.stubEnv('PATH', folder);
  vi.stubEnv('JAVA_HOME', '');
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

test('without Java a container is started on the same store, for this machine only', async () => {
  await expect(start()).rejects.toThrow(
    'Neo4j ended before it was ready (exit code 3): the container said no',
  );
  const asked = (await readFile(join(folder, 'docker.asked'), 'utf8')).split('\n');
  expect(asked[0]).toBe('info');
  expect(asked[1]).toMatch(/^rm --force liantu-[0-9a-f]{12}$/);
  expect(asked[2]).toMatch(/^run --rm --name liantu-[0-9a-f]{12} --publish 127\.0\.0\.1:\d+:7687 /);
  expect(asked[2]).toContain(`--volume ${join(home(), 'data')}:/data`);
  expect(asked[2]).toMatch(/--env NEO4J_AUTH neo4j:5\.26-community$/);
});

test('the password reaches the container, but not the process list', async () => {
  await expect(start()).rejects.toThrow();
  const password = (await readFile(join(home(), 'password'), 'utf8')).trim();
  expect(password).toMatch(/^[0-9a-f]{48}$/);
  expect(await readFile(join(folder, 'docker.given'), 'utf8')).toBe(`neo4j/${password} false\n`);
  expect(await readFile(join(folder, 'docker.asked'), 'utf8')).not.toContain(password);
});

test('without Java and with a Docker that is not running, the message says what to install', async () => {
  await writeFile(join(folder, 'docker.stopped'), '');
  await expect(start()).rejects.toThrow(/^Java 17 or later is needed .* "(apt-get|brew) install .*maven"/);
});
