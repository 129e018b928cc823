import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectFolder, SetupError } from '../../server/config.ts';
import { runToEnd } from '../neo4j/program.ts';

/** Everything the built pages depend on. */
const sources = ['web', 'server/contract', 'package-lock.json', 'vite.config.ts', 'svelte.config.js'];
/** Beside the build, not in it: vite empties that folder, and whatever lies there is served. */
const marker = join(projectFolder, 'dist', 'web.hash');

/** Builds the pages into dist/web unless they were built from these very sources. Answers in a word what was done. */
export async function buildWeb(signal?: AbortSignal): Promise<string> {
  const hash = await hashSources();
  const built = await readFile(marker, 'utf8').catch(() => '');
  if (built === hash && existsSync(join(projectFolder, 'dist', 'web', 'index.html'))) return 'up to date';
  const vite = join(projectFolder, 'node_modules', 'vite', 'bin', 'vite.js');
  const args = [vite, 'build', '--logLevel', 'warn'];
  const { code, tail } = await runToEnd(process.execPath, args, { cwd: projectFolder, signal });
  if (code !== 0) throw new SetupError(`The pages could not be built:\n${tail.join('\n')}`);
  await writeFile(marker, hash);
  return 'built';
}

async function hashSources(): Promise<string> {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const path of await listFiles(source))
      hash.update(path).update(await readFile(join(projectFolder, path)));
  }
  return hash.digest('hex');
}

/** The file itself, or all files below the folder, in an order that is always the same. */
async function listFiles(path: string): Promise<string[]> {
  const full = join(projectFolder, path);
  if (!existsSync(full)) return [];
  const entries = await readdir(full, { withFileTypes: true, recursive: true }).catch(() => undefined);
  if (!entries) return [path];
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.map((file) => file.slice(projectFolder.length)).sort();
}
