import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { GraphAddress } from '../../server/graph/client.ts';

/** What importing folders took, and the most memory the process had resident. */
export interface OursMeasured {
  elements: number;
  readMs: number;
  checkMs: number;
  loadMs: number;
  totalMs: number;
  /** Time on a processor, which other work on the machine does not lengthen. */
  cpuMs: number;
  peakBytes: number;
}

const child = fileURLToPath(new URL('child.ts', import.meta.url));

/** A machine busy with something else may not answer in time; nothing was written then, so it is tried again. */
const attempts = 5;

/** Imports folders in a process of its own. Throws with what it printed when it fails. */
export async function importInChild(address: GraphAddress, folders: string[]): Promise<OursMeasured> {
  for (let attempt = 1; ; attempt++) {
    const { code, out, errors } = await runChild(address, folders);
    if (code === 0) return JSON.parse(out.trim().split('\n').at(-1) ?? '') as OursMeasured;
    const isBusy = /does not answer|took too long/.test(errors);
    if (!isBusy || attempt === attempts) throw new Error(`The import ended with ${code}:\n${errors || out}`);
    console.error('bench: the database did not answer in time: once more');
  }
}

async function runChild(
  address: GraphAddress,
  folders: string[],
): Promise<{ code: number; out: string; errors: string }> {
  // BENCH_NODE_OPTIONS=--cpu-prof shows where the time goes.
  const options = (process.env['BENCH_NODE_OPTIONS'] ?? '').split(' ').filter(Boolean);
  // The heap is kept small as by `npm run import`: what does not fit lies in files anyway.
  const running = spawn(
    process.execPath,
    ['--max-old-space-size=256', ...options, '--import', 'tsx', child],
    {
      env: { ...process.env, BENCH_IMPORT: JSON.stringify({ address, folders }) },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let [out, errors] = ['', ''];
  running.stdout.on('data', (chunk) => (out += String(chunk)));
  running.stderr.on('data', (chunk) => (errors += String(chunk)));
  const code = await new Promise<number>((resolve) => running.on('close', (end) => resolve(end ?? 1)));
  return { code, out, errors };
}
