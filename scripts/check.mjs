// `npm run check`: types, lint, formatting, unused code and unit tests, two at a time, in under a minute.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

const steps = [
  [
    // It checks every file that tsconfig names, pages and plain TypeScript alike.
    'types',
    'svelte-check',
    '--tsconfig',
    'tsconfig.json',
    '--fail-on-warnings',
    '--output',
    'human',
  ],
  ['lint', 'eslint', '.', '--max-warnings', '0'],
  ['unused code', 'knip'],
  ['formatting', 'prettier', '--check', '--log-level', 'warn', '--cache', '.'],
  ['unit tests', 'vitest', 'run', '--project', 'unit', '--reporter', 'dot'],
];

/** Runs one tool of node_modules; its output is kept and shown only when it fails. */
function run([name, tool, ...args]) {
  const started = Date.now();
  return new Promise((resolve) => {
    const child = spawn(`node_modules/.bin/${tool}`, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
    child.once('error', (error) => (output += error.message));
    child.once('close', (code) => {
      console.log(
        `${code === 0 ? 'ok    ' : 'FAILED'} ${name} ${((Date.now() - started) / 1000).toFixed(1)} s`,
      );
      if (code !== 0) console.log(output.trimEnd());
      resolve(code === 0);
    });
  });
}

/** Runs every check, as many at a time as there are cores; resolves to whether all passed. */
export async function check(wanted = steps) {
  const queue = [...wanted];
  const results = [];
  const worker = async () => {
    for (let step = queue.shift(); step; step = queue.shift()) results.push(await run(step));
  };
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, worker));
  return results.every(Boolean);
}

/** The checks that vitest does not do. */
export const staticSteps = steps.slice(0, -1);

if (process.argv[1]?.endsWith('check.mjs')) process.exitCode = (await check()) ? 0 : 1;
