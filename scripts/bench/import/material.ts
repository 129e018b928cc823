import { readFile, writeFile, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { below, streamOf } from '../../generate/random.ts';
import { generateTables } from '../../generate/tables.ts';
import type { Material } from './lane.ts';
import { readBatches } from './rows.ts';
import { statements } from './statement.ts';

/** Rows of the sample that is written row by row. */
const sampleFirms = 1150;

/** Generates the tables of a bench and counts them by table, and by kind where a table has several. */
export async function makeMaterial(folder: string, firms: number, seed: number): Promise<Material> {
  const shape = { seed, relationsPerFirm: 1.6, chains: 8, stagesPerChain: 60 };
  const whole = join(folder, `firms-${firms}`);
  const sample = join(folder, 'sample');
  const rows: Record<string, number> = { ...(await generateTables(whole, { ...shape, firms })) };
  await generateTables(sample, { ...shape, firms: sampleFirms, chains: 2, stagesPerChain: 20 });
  for (const statement of statements) {
    if (statement.kind === undefined) continue;
    let count = 0;
    for await (const batch of readBatches(whole, statement, 1000)) count += batch.length;
    rows[`${statement.table}:${statement.kind}`] = count;
  }
  return { folder: whole, sample, rows };
}

/** The same tables with their rows in another order. */
export async function shuffle(from: string, to: string, seed: number): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const file of await readdir(from)) {
    const [header = '', ...lines] = (await readFile(join(from, file), 'utf8')).trimEnd().split('\n');
    const draw = streamOf(seed, file)(0);
    for (let last = lines.length - 1; last > 0; last--) {
      const other = below(draw, last + 1);
      [lines[last], lines[other]] = [lines[other]!, lines[last]!];
    }
    await writeFile(join(to, file), `${[header, ...lines].join('\n')}\n`);
  }
}
