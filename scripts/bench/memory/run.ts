import { join } from 'node:path';
import { generateTables } from '../../generate/tables.ts';
import { withBed } from '../bed.ts';
import { regionsFolder } from '../import/run.ts';
import { importInChild } from '../ours.ts';
import { count, judge, megabytes, seconds } from '../report.ts';

/** A generated folder has about so many rows for each firm. */
const rowsPerFirm = 2.6;
const goalBytes = 400 * 2 ** 20;

export interface MemoryOptions {
  rows: number;
  seed: number;
}

/** How much memory our process takes for so many rows, and how long: into an empty graph, with the regions. */
export async function benchMemory({ rows, seed }: MemoryOptions): Promise<void> {
  await withBed(async (bed) => {
    const folder = join(bed.folder, 'tables');
    const shape = { relationsPerFirm: 1.6, chains: 8, stagesPerChain: 60 };
    const written = await generateTables(folder, { firms: Math.ceil(rows / rowsPerFirm), seed, ...shape });
    const total = Object.values(written).reduce((sum, each) => sum + each, 0);
    console.error(`bench: importing ${count(total)} rows`);
    const { elements, readMs, checkMs, loadMs, totalMs, peakBytes } = await importInChild(bed.address, [
      regionsFolder,
      folder,
    ]);
    const rate = count((elements / totalMs) * 1000);
    console.log(
      `Import of ${count(total)} rows (${count(elements)} elements): ${seconds(totalMs)}, ${rate} elements/s`,
    );
    console.log(`read ${seconds(readMs)}, check ${seconds(checkMs)}, load ${seconds(loadMs)}`);
    console.log(judge('our process ≤ 400 MB resident', megabytes(peakBytes), peakBytes <= goalBytes));
  });
}
