import { chmod, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fetchJars, jarFolder, readJars } from '../../scripts/neo4j/jars.ts';

// Says what Maven says, and "downloads" three jars. It fails where a file named "offline" lies beside it.
const fakeMaven = `#!/bin/sh
echo run >> "$0.runs"
[ -e "$0.offline" ] && echo "[ERROR] Could not resolve dependencies: no network" && exit 1
for argument; do case "$argument" in -DoutputDirectory=*) folder="\${argument#*=}";; esac; done
echo "[INFO] Downloaded from here: http://there/plugin-1.jar (1 kB)"
echo "[INFO] --- maven-dependency-plugin:2.8:copy-dependencies (default-cli) @ neo4j ---"
for jar in b a c; do
  echo "[INFO] Downloaded from here: http://there/$jar-1.jar (1 kB at 1 kB/s)"
  echo "[INFO] Copying $jar-1.jar to $folder/$jar-1.jar"
  echo "contents of $jar" > "$folder/$jar-1.jar"
done
`;

let cache: string;
let maven: string;
const runs = async () => (await readFile(`${maven}.runs`, 'utf8')).split('\n').length - 1;

beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'liantu-jars-'));
  cache = join(folder, 'cache');
  maven = join(folder, 'mvn');
  await writeFile(maven, fakeMaven);
  await chmod(maven, 0o755);
  vi.stubEnv('MAVEN_HOME', '');
  vi.stubEnv('PATH', `${folder}:${process.env.PATH}`);
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(join(cache, '..'), { recursive: true });
});

test('jars are fetched once, counted without those Maven needs itself, and listed in order', async () => {
  const lines: string[] = [];
  const jars = await fetchJars(cache, (line) => lines.push(line));
  expect(jars.map((jar) => jar.slice(jar.lastIndexOf('/') + 1))).toEqual(['a-1.jar', 'b-1.jar', 'c-1.jar']);
  expect(lines).toEqual(['jar 0 of 213', 'jar 1 of 213', 'jar 2 of 213', 'jar 3 of 213']);
  expect(await fetchJars(cache, () => undefined)).toEqual(jars);
  expect(await runs()).toBe(1);
});

test.each([
  ['a jar is cut short', (folder: string) => truncate(join(folder, 'b-1.jar'), 3)],
  ['a jar is missing', (folder: string) => rm(join(folder, 'b-1.jar'))],
  ['a jar is there that does not belong', (folder: string) => writeFile(join(folder, 'z.jar'), '')],
  ['the list is missing', (folder: string) => rm(join(folder, 'manifest.json'))],
])('when %s, the folder is fetched again', async (_, damage) => {
  const whole = await fetchJars(cache, () => undefined);
  await damage(await jarFolder(cache));
  expect(await readJars(cache)).toBeUndefined();
  expect(await fetchJars(cache, () => undefined)).toEqual(whole);
  expect(await readFile(whole[1] ?? '', 'utf8')).toBe('contents of b\n');
});

test('what a killed download left is removed', async () => {
  await mkdir(`${await jarFolder(cache)}.part-999999999`, { recursive: true });
  await fetchJars(cache, () => undefined);
  expect(await readdir(cache)).toEqual([(await jarFolder(cache)).slice(cache.length + 1)]);
});

test('a failed download gives the reason and leaves nothing', async () => {
  await writeFile(`${maven}.offline`, '');
  await expect(fetchJars(cache, () => undefined)).rejects.toThrow('no network');
  expect(await readdir(cache)).toEqual([]);
});
