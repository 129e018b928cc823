import { createHash, randomBytes } from 'node:crypto';
import { access, constants, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SetupError } from '../../server/config.ts';

/** Makes the folder everything of the managed Neo4j lies in, or says in a sentence why it cannot be used. */
export async function makeHome(home: string): Promise<void> {
  try {
    await makeFolder(join(home, 'data', 'dbms'), 0o700);
    await makeFolder(join(home, 'logs'));
    await makeFolder(join(home, 'conf'));
    await access(home, constants.W_OK);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new SetupError(
      `The data folder ${home} cannot be written (${code}): set DATA_DIR to one that can.`,
    );
  }
}

/** The folder and those above it. Node's own recursive mkdir never returns where nothing may be made, as in /proc. */
async function makeFolder(path: string, mode?: number): Promise<void> {
  if (existsSync(path)) return;
  await makeFolder(dirname(path), mode);
  await mkdir(path, { mode });
}

/** The password of this home's Neo4j, made at the first call. */
export async function keepPassword(home: string): Promise<string> {
  const known = await readPassword(home);
  if (known) return known;
  const password = randomBytes(24).toString('hex');
  await writeSecret(join(home, 'password'), password);
  return password;
}

/** The password of this home's Neo4j, or undefined when it was never started. */
export async function readPassword(home: string): Promise<string | undefined> {
  return (await readFile(join(home, 'password'), 'utf8').catch(() => '')).trim() || undefined;
}

/**
 * Makes the password known to a Neo4j that has not been started yet; one that has ignores the file.
 * This is what `neo4j-admin dbms set-initial-password` writes, without the JVM it takes, and without the moment
 * in which a new server answers to the default password.
 */
export async function writeInitialPassword(home: string, password: string): Promise<void> {
  const salt = randomBytes(32);
  let hash = createHash('sha256').update(salt).update(password).digest();
  for (let round = 1; round < 1024; round++) hash = createHash('sha256').update(hash).digest();
  const line = `neo4j:SHA-256,${hash.toString('hex')},${salt.toString('hex')},1024:\n`;
  await writeSecret(join(home, 'data', 'dbms', 'auth.ini'), line);
}

/** Refuses a store that a newer Neo4j has written: this one could not open it, and its own message is hard to read. */
export async function checkStoreVersion(home: string, version: string): Promise<void> {
  const written = await readFile(join(home, 'store-version'), 'utf8').catch(() => '');
  if (!written || compareVersions(written, version) <= 0) return;
  throw new SetupError(
    `The graph in ${home} was written by Neo4j ${written}, newer than the ${version} used here.`,
  );
}

/** Notes who wrote the store, once it is open. */
export async function markStoreVersion(home: string, version: string): Promise<void> {
  await writeFile(join(home, 'store-version'), version);
}

/** Negative, 0 or positive, by major and minor version. */
export function compareVersions(one: string, other: string): number {
  const [major = 0, minor = 0] = one.split('.').map(Number);
  const [otherMajor = 0, otherMinor = 0] = other.split('.').map(Number);
  return major - otherMajor || minor - otherMinor;
}

/** Readable by the owner only, and never half written. */
async function writeSecret(path: string, text: string): Promise<void> {
  await writeFile(`${path}.new`, text, { mode: 0o600 });
  await rename(`${path}.new`, path);
}
