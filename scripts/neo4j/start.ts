import { join } from 'node:path';
import { readFile } from 'node:fs/promises';
import type { GraphAddress } from '../../server/graph/client.ts';
import { chooseEngine, type Engine } from './engine.ts';
import { checkStoreVersion, keepPassword, makeHome, markStoreVersion, writeInitialPassword } from './home.ts';
import { holdHome } from './lock.ts';
import { findFreePort } from './port.ts';
import { awaitReady, EarlyEnd } from './ready.ts';
import type { Report } from './report.ts';
import { forgetRunning, noteRunning, stopOrphan, toAddress } from './running.ts';
import { runServer, type ServerProcess } from './server-process.ts';
import { supervise } from './supervise.ts';

export interface StartOptions {
  /** Absolute folder with the store, the password and the logs. */
  home: string;
  /** Absolute folder the jars are kept in. */
  jars: string;
  report: Report;
  /** Calls the start off; once started, `stop` is the way. */
  signal?: AbortSignal | undefined;
  /** Where the ports to try come from. */
  nextPort?: () => Promise<number>;
}

export interface ManagedNeo4j {
  address: GraphAddress;
  /** Resolves when the server's process is gone; calling it again changes nothing. */
  stop(): Promise<void>;
}

/**
 * A local Neo4j of our own, answering queries when the promise resolves, and started again whenever it dies.
 * Throws a SetupError, with nothing left running, when it cannot be had.
 */
export async function startNeo4j(options: StartOptions): Promise<ManagedNeo4j> {
  const { home, report } = options;
  await makeHome(home);
  const release = await holdHome(home);
  try {
    const version = await readPinnedVersion();
    await checkStoreVersion(home, version);
    await stopOrphan(home, report);
    const password = await keepPassword(home);
    const engine = await chooseEngine({ ...options, password });
    await writeInitialPassword(home, password);
    const { server, port } = await startOnFreePort(engine, password, options);
    await markStoreVersion(home, version);
    // On the same port, so that whoever uses the address finds it again. How far it is interests nobody by then.
    const quiet = { ...options, report: () => undefined };
    const watched = supervise(
      server,
      (signal) => startOnce(engine, port, password, { ...quiet, signal }),
      report,
    );
    const end = async () => {
      await watched.stop();
      await forgetRunning(home);
      await release();
    };
    let ended: Promise<void> | undefined;
    return { address: toAddress(port, password), stop: () => (ended ??= end()) };
  } catch (error) {
    await release();
    throw error;
  }
}

/** Another program may take the port between our choice and Neo4j's bind: then the next one is tried. */
async function startOnFreePort(
  engine: Engine,
  password: string,
  options: StartOptions,
): Promise<{ server: ServerProcess; port: number }> {
  for (let attempt = 1; ; attempt++) {
    const port = await (options.nextPort ?? findFreePort)();
    try {
      return { server: await startOnce(engine, port, password, options), port };
    } catch (error) {
      if (!(error instanceof EarlyEnd) || attempt === 5) throw error;
      // A damaged archive of classes makes the JVM abort.
      if (error.end === 'SIGABRT' && (await engine.mendCrash?.())) continue;
      if (!/address already in use|port is already allocated/i.test(error.log)) throw error;
      options.report(`port ${port} was taken, trying another`);
    }
  }
}

async function startOnce(
  engine: Engine,
  port: number,
  password: string,
  { home, report, signal }: StartOptions,
): Promise<ServerProcess> {
  const launch = await engine.launch(port);
  const server = runServer(launch, join(home, 'logs', 'console.log'));
  try {
    await noteRunning(home, { pid: server.pid, port, sign: launch.sign });
    await awaitReady(toAddress(port, password), server, report, signal);
    return server;
  } catch (error) {
    await server.stop();
    await forgetRunning(home);
    throw error;
  }
}

/** The one place the version is written down is the pom. */
async function readPinnedVersion(): Promise<string> {
  const pom = await readFile(new URL('pom.xml', import.meta.url), 'utf8');
  return /<neo4j\.version>([\d.]+)</.exec(pom)?.[1] ?? '';
}
