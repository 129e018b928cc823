import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SetupError } from '../../server/config.ts';
import { isWhole, writeManifest } from './manifest.ts';
import { findMaven, javaEnvironment } from './java.ts';
import { startMark } from './process.ts';
import { runToEnd } from './program.ts';
import type { Report } from './report.ts';

const pom = fileURLToPath(new URL('pom.xml', import.meta.url));

/** The folder that holds the jars of this pom: another pom, another folder. */
export async function jarFolder(cache: string): Promise<string> {
  const hash = createHash('sha256')
    .update(await readFile(pom))
    .digest('hex');
  return join(cache, `neo4j-${hash.slice(0, 12)}`);
}

/** The jars in an order that is always the same, or undefined when the folder is missing, half or damaged. */
export async function readJars(cache: string): Promise<string[] | undefined> {
  const folder = await jarFolder(cache);
  if (!(await isWhole(folder))) return undefined;
  const names = (await readdir(folder)).filter((name) => name.endsWith('.jar'));
  return names.sort().map((name) => join(folder, name));
}

/**
 * Fetches the jars by Maven unless they are there, whole. They appear in one step (a rename), so a killed
 * download leaves nothing that could be taken for a finished one; a damaged folder is replaced.
 */
export async function fetchJars(cache: string, report: Report, signal?: AbortSignal): Promise<string[]> {
  const folder = await jarFolder(cache);
  const present = await readJars(cache);
  if (present) return present;
  await removeAbandoned(cache);
  const partial = `${folder}.part-${process.pid}`;
  await mkdir(partial, { recursive: true });
  try {
    await runMaven(partial, report, signal);
    await writeManifest(partial);
    await rm(folder, { recursive: true, force: true });
    await rename(partial, folder);
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
  const jars = await readJars(cache);
  if (!jars) throw new SetupError(`The jars in ${folder} are not what Maven wrote: is the disk full?`);
  return jars;
}

async function runMaven(folder: string, report: Report, signal?: AbortSignal): Promise<void> {
  const maven = findMaven();
  if (!maven) throw new SetupError('Maven is not on PATH.');
  const total = /<liantu\.jars>(\d+)</.exec(await readFile(pom, 'utf8'))?.[1];
  const seen = new Set<string>();
  let copying = false;
  report(`jar 0 of ${total}`);
  const args = ['-B', '-Dstyle.color=never', '-f', pom, 'dependency:copy-dependencies'];
  const { code, tail } = await runToEnd(
    maven,
    [...args, '-DincludeScope=runtime', `-DoutputDirectory=${folder}`],
    {
      signal,
      env: javaEnvironment(),
      onLine: (line) => {
        // Before its first goal starts, Maven fetches jars of its own; they are not counted.
        copying ||= line.includes(':copy-dependencies');
        const jar = /(?:Downloaded from|Copying) .*?([^/\s]+\.jar)\b/.exec(line)?.[1];
        if (!copying || !jar || seen.has(jar)) return;
        report(`jar ${seen.add(jar).size} of ${total}`);
      },
    },
  );
  if (code === 0) return;
  const reason = tail.find((line) => line.startsWith('[ERROR]')) ?? tail.at(-1) ?? `exit code ${code}`;
  throw new SetupError(`Maven could not fetch the jars of Neo4j: ${reason.replace('[ERROR] ', '')}`);
}

/** Removes what killed processes left behind of the work of making jars and archives. */
export async function removeAbandoned(cache: string): Promise<void> {
  for (const name of await readdir(cache).catch(() => [])) {
    const pid = /\.part-(\d+)/.exec(name)?.[1];
    if (pid && startMark(Number(pid)) === undefined)
      await rm(join(cache, name), { recursive: true, force: true });
  }
}
