// `npm test`: everything, from a fresh clone. Arguments go to vitest (`npm test -- --project api`).
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkNode } from './start/node-version.mjs';
import { preparePackages } from './start/packages.mjs';

checkNode();
await preparePackages();
const { check, staticSteps } = await import('./check.mjs');

const wanted = process.argv.slice(2);
const checked = wanted.length > 0 || (await check(staticSteps));

const folder = await mkdtemp(join(tmpdir(), 'liantu-report-'));
const file = join(folder, 'report.json');
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
const code = await new Promise((resolve) => {
  const child = spawn('node_modules/.bin/vitest', ['run', ...reporters, ...wanted], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  child.once('error', () => resolve(1));
  child.once('close', resolve);
});

const report = JSON.parse(await readFile(file, 'utf8').catch(() => '{}'));
await rm(folder, { recursive: true, force: true });
const tests = (report.testResults ?? []).flatMap((suite) => suite.assertionResults);
const count = (...statuses) => tests.filter((test) => statuses.includes(test.status)).length;
for (const test of tests.filter(({ status }) => status === 'pending' || status === 'skipped')) {
  console.log(`skipped: ${test.fullName}`);
}
if (!checked) console.log('One of the checks above FAILED (types, lint, formatting or unused code).');
// A file that could not even be loaded has no tests to count, but must not pass for green.
const broken = (report.testResults ?? []).filter(
  ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
).length;
const passed = count('passed') + (checked ? 1 : 0);
const failed = count('failed') + broken + (checked ? 0 : 1);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = code === 0 && checked && failed === 0 ? 0 : 1;
