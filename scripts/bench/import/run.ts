import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Bed, withBed } from '../bed.ts';
import { cpuMilliseconds } from '../cpu.ts';
import { importInChild, type OursMeasured } from '../ours.ts';
import { count } from '../report.ts';
import { type Census, takeCensus } from './census.ts';
import { describe } from './describe.ts';
import type { Lane, Material, Taken } from './lane.ts';
import { loadCsv } from './load-csv.ts';
import { makeMaterial, shuffle } from './material.ts';
import { oursLane } from './ours-lane.ts';
import { rowByRow } from './row-by-row.ts';
import { serverOnly } from './server-only.ts';
import { unwind } from './unwind.ts';

export const regionsFolder = fileURLToPath(new URL('../../../data/regions', import.meta.url));
const allLanes: readonly Lane[] = [rowByRow, unwind, loadCsv, serverOnly, oursLane];

/** One lane's work of one round. */
export interface Measurement {
  lane: Lane;
  taken: Taken;
  census: Census;
  /** Time on a processor: of the database, and of whoever drives it. */
  serverCpuMs: number;
  clientCpuMs: number;
}

export interface ImportResults {
  firms: number;
  rows: number;
  measurements: Measurement[];
  /** Ours once more: the same tables again, and in another order, with what changed. */
  again: OursMeasured[];
  shuffled: OursMeasured[];
}

export interface ImportOptions {
  firms: number;
  seed: number;
  runs: number;
  /** Ids of lanes to run; all where none are named. Ours always runs. */
  lanes?: string[] | undefined;
}

export const laneIds: readonly string[] = allLanes.map(({ id }) => id);

const progress = (line: string): void => console.error(`bench: ${line}`);

/** Every lane in turn on one database, each on an emptied graph with the regions in it; each round begins with another. */
export async function benchImport({ firms, seed, runs, lanes: asked }: ImportOptions): Promise<void> {
  const lanes = allLanes.filter((lane) => lane === oursLane || (asked ?? laneIds).includes(lane.id));
  await withBed(async (bed) => {
    progress(`generating ${count(firms)} firms`);
    const material = await makeMaterial(join(bed.folder, 'tables'), firms, seed);
    await importInChild(bed.address, [regionsFolder]);
    await warmUp(bed, lanes, seed);
    await bed.offer(material.folder);
    const tables = Object.keys(material.rows).filter((name) => !name.includes(':'));
    const rows = tables.reduce((sum, name) => sum + material.rows[name]!, 0);
    const results: ImportResults = { firms, rows, measurements: [], again: [], shuffled: [] };
    for (let round = 0; round < runs; round++) {
      const turn = lanes.map((_, at) => lanes[(at + round * 2) % lanes.length]!);
      for (const lane of turn) {
        // What is extrapolated from a sample is measured once.
        if (lane.isComplete || round === 0) await measure(bed, lane, material, results, round);
      }
    }
    console.log(describe(results).join('\n'));
  });
}

async function measure(
  bed: Bed,
  lane: Lane,
  material: Material,
  results: ImportResults,
  round: number,
): Promise<void> {
  await bed.empty();
  const server = await bed.cpuMilliseconds();
  const client = process.cpuUsage();
  const taken = await lane.run(bed, material);
  const clientCpuMs = taken.cpuMs ?? cpuMilliseconds(process.cpuUsage(client));
  const serverCpuMs = (await bed.cpuMilliseconds()) - server;
  results.measurements.push({ lane, taken, census: await takeCensus(bed), serverCpuMs, clientCpuMs });
  progress(`round ${round + 1}, ${lane.title}: ${(taken.milliseconds / 1000).toFixed(1)} s`);
  if (lane !== oursLane) return;
  results.again.push(await importInChild(bed.address, [material.folder]));
  const other = `${material.folder}-shuffled`;
  await shuffle(material.folder, other, round);
  results.shuffled.push(await importInChild(bed.address, [other]));
}

/** A first import in a fresh JVM takes twice as long: each lane once on a little, unmeasured. */
async function warmUp(bed: Bed, lanes: readonly Lane[], seed: number): Promise<void> {
  progress('warming up');
  const little = await makeMaterial(join(bed.folder, 'warm'), 2000, seed);
  await bed.offer(little.folder);
  for (const lane of lanes.filter(({ isComplete }) => isComplete)) {
    await bed.empty();
    await lane.run(bed, little);
  }
}
