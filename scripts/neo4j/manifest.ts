import { readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const fileName = 'manifest.json';

/** Notes name and size of every jar. Written last, so a folder with a manifest was once complete. */
export async function writeManifest(folder: string): Promise<void> {
  await writeFile(join(folder, fileName), JSON.stringify(await readSizes(folder), null, 1));
}

/** Whether the folder holds exactly what its manifest says. Sizes, not hashes: 213 jars take 10 ms instead of 500. */
export async function isWhole(folder: string): Promise<boolean> {
  try {
    const expected = JSON.parse(await readFile(join(folder, fileName), 'utf8')) as Record<string, number>;
    const found = await readSizes(folder);
    const names = Object.keys(expected);
    return (
      names.length > 0 &&
      names.length === Object.keys(found).length &&
      names.every((name) => found[name] === expected[name])
    );
  } catch {
    return false;
  }
}

async function readSizes(folder: string): Promise<Record<string, number>> {
  const jars = (await readdir(folder)).filter((name) => name.endsWith('.jar')).sort();
  const sizes = await Promise.all(jars.map(async (name) => (await stat(join(folder, name))).size));
  return Object.fromEntries(jars.map((name, index) => [name, sizes[index] ?? 0]));
}
