import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../..', import.meta.url));

/** Installs what the lock says, unless it is installed. Ends the process with a sentence when that fails. */
export async function preparePackages() {
  if (await isInstalled()) return;
  const started = Date.now();
  console.log('[1/6] 程序包 Packages … npm ci');
  const { code, output } = await runNpm(['ci', '--include=dev', '--no-audit', '--no-fund']);
  if (code === 0) {
    console.log(`[1/6] 程序包 Packages … installed ${((Date.now() - started) / 1000).toFixed(1)} s`);
    return;
  }
  console.error(output.trimEnd());
  console.error('npm could not install the packages; its reason is above.');
  process.exit(1);
}

/**
 * Whether node_modules is what package-lock.json says, by the record npm itself writes there when it has finished.
 * Packages for other platforms are absent rightly.
 */
async function isInstalled() {
  try {
    const wanted = await readPackages('package-lock.json');
    const present = await readPackages('node_modules/.package-lock.json');
    return Object.entries(wanted).every(
      ([path, { version, optional }]) => path === '' || optional || present[path]?.version === version,
    );
  } catch {
    return false;
  }
}

async function readPackages(path) {
  return JSON.parse(await readFile(new URL(`../../${path}`, import.meta.url), 'utf8')).packages;
}

/** Ctrl-C reaches npm by itself, being in our process group; SIGTERM and SIGHUP are passed on. */
async function runNpm(args) {
  const npm = spawn('npm', args, { cwd: project, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [npm.stdout, npm.stderr]) stream.on('data', (text) => (output += text));
  const passOn = (signal) => npm.kill(signal);
  for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT']) process.on(signal, passOn);
  const code = await new Promise((resolve) => {
    npm.once('error', (error) => resolve((output += error.message)));
    npm.once('close', resolve);
  });
  for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT']) process.off(signal, passOn);
  return { code, output };
}
