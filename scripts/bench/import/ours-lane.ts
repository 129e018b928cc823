import { importInChild } from '../ours.ts';
import { megabytes, seconds } from '../report.ts';
import type { Lane } from './lane.ts';

/** The product's importer. */
export const oursLane: Lane = {
  id: 'ours',
  title: 'ours',
  says:
    'The product: reads, checks every cell and reference, compares with the graph, and loads all of it or nothing. ' +
    'Beyond the other lanes it writes a key on every relationship, pinyin, initials and comparison keys of names.',
  isWhole: true,
  isComplete: true,
  async run(bed, { folder }) {
    const { readMs, checkMs, loadMs, totalMs, cpuMs, peakBytes } = await importInChild(bed.address, [folder]);
    const parts = `read ${seconds(readMs)}, check ${seconds(checkMs)}, load ${seconds(loadMs)}`;
    return { milliseconds: totalMs, cpuMs, notes: [`${parts}; resident at most ${megabytes(peakBytes)}`] };
  },
};
