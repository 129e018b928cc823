import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { keepPassword, makeHome, writeInitialPassword } from './home.ts';
import { removeAbandoned } from './jars.ts';
import { javaEngine, type Jvm } from './jvm.ts';
import { findFreePort } from './port.ts';
import { runToEnd } from './program.ts';
import { awaitReady } from './ready.ts';
import type { Report } from './report.ts';
import { toAddress } from './running.ts';
import { runServer } from './server-process.ts';

/** Writing the archive at the end of the run takes 8 s on two idle cores. */
const dumpLimitMilliseconds = 180_000;

/**
 * The archive of Neo4j's classes for this Java and these jars, which brings every later start from 6.5 s to 4.
 * It is made at the first call, by a run on an empty store that ends with writing it: about 20 s, once.
 * Undefined when it cannot be made: it is not needed.
 */
export async function prepareArchive(
  jvm: Jvm,
  report: Report,
  signal?: AbortSignal,
): Promise<string | undefined> {
  const archive = await archivePath(jvm);
  if (existsSync(archive)) return archive;
  const folder = dirname(archive);
  await removeAbandoned(dirname(folder));
  const home = await mkdtemp(`${folder}.part-${process.pid}-`);
  try {
    // A cut archive makes the JVM abort, so it gets its name only when it is whole.
    const partial = join(home, 'classes.jsa');
    const end = await train(
      jvm,
      home,
      partial,
      (line) => report(`preparing faster starts, once: ${line}`),
      signal,
    );
    if (end !== 'exit code 0') return undefined;
    await rename(partial, archive);
    return archive;
  } catch {
    signal?.throwIfAborted();
    return undefined;
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

/** With the jars, so that it goes when they are fetched anew; another Java or place needs another one. */
export async function archivePath({ java, jars }: Jvm): Promise<string> {
  const folder = dirname(jars[0] ?? '');
  const { tail } = await runToEnd(java, ['-version']);
  const hash = createHash('sha256')
    .update([java, folder, ...tail].join('\n'))
    .digest('hex');
  return join(folder, `classes-${hash.slice(0, 12)}.jsa`);
}

/** Runs a server until it answers, and says how it ended. */
async function train(
  jvm: Jvm,
  home: string,
  path: string,
  report: Report,
  signal?: AbortSignal,
): Promise<string> {
  await makeHome(home);
  const password = await keepPassword(home);
  await writeInitialPassword(home, password);
  const port = await findFreePort();
  const launch = await javaEngine({ home }, jvm, [`-XX:ArchiveClassesAtExit=${path}`]).launch(port);
  const server = runServer(launch, join(home, 'logs', 'console.log'));
  try {
    await awaitReady(toAddress(port, password), server, report, signal);
    report('writing');
    await server.stop(dumpLimitMilliseconds);
    return await server.ended;
  } catch (error) {
    await server.stop(0);
    throw error;
  }
}
