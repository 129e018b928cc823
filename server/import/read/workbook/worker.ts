import { parentPort, workerData } from 'node:worker_threads';
import { ReadFault } from '../fault.ts';
import { convertWorkbook, type ConvertedSheet } from './convert.ts';

/** What the thread that reads a workbook says. */
export type Said =
  { rows: number } | { sheets: ConvertedSheet[] } | { fault: { expected: string; value: string } };

const { path, folder } = workerData as { path: string; folder: string };
const say = (said: Said) => parentPort?.postMessage(said);

try {
  say({ sheets: await convertWorkbook(path, folder, (rows) => say({ rows })) });
} catch (error) {
  if (!(error instanceof ReadFault)) throw error;
  say({ fault: { expected: error.message, value: error.value } });
}
