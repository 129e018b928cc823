import { setTimeout as sleep } from 'node:timers/promises';
import { type Driver, Neo4jError } from 'neo4j-driver';
import { SetupError } from '../../server/config.ts';
import type { GraphAddress } from '../../server/graph/client.ts';
import { openProbe } from './probe.ts';
import type { Report } from './report.ts';
import type { ServerProcess } from './server-process.ts';

/** Generous: after kill -9 in the middle of a big import, recovery alone has taken 15 s on an idle machine. */
const limitSeconds = 180;

/** The server ended before it answered. */
export class EarlyEnd extends SetupError {
  constructor(
    readonly end: string,
    readonly log: string,
  ) {
    super(describe(end, log));
  }
}

/** Resolves when the server answers a query, rejects when it ends, takes too long, or the start is called off. */
export async function awaitReady(
  address: GraphAddress,
  server: ServerProcess,
  report: Report,
  signal?: AbortSignal,
): Promise<void> {
  const started = Date.now();
  const driver = openProbe(address);
  let lastSecond = 0;
  try {
    while (!(await answers(driver, address, server))) {
      signal?.throwIfAborted();
      if (server.end !== undefined) throw new EarlyEnd(server.end, server.readLog());
      const second = Math.floor((Date.now() - started) / 1000);
      if (second > limitSeconds) throw new SetupError(`Neo4j did not answer within ${limitSeconds} s.`);
      if (second > lastSecond) report(`starting, ${(lastSecond = second)} s`);
      await sleep(50, undefined, { signal });
    }
  } finally {
    await driver.close();
  }
}

async function answers(driver: Driver, { database }: GraphAddress, server: ServerProcess): Promise<boolean> {
  // Until it says so, whoever listens on the port is another program, which must not be told the password.
  if (!server.readLog().includes('Bolt enabled on')) return false;
  const session = driver.session({ database });
  try {
    await session.run('RETURN 1', {}, { timeout: 5_000 });
    return true;
  } catch (error) {
    // Asking on would only lock the user out.
    if (error instanceof Neo4jError && error.code.endsWith('Unauthorized')) {
      throw new SetupError('The password in the data folder is not the one this graph was made with.');
    }
    return false;
  } finally {
    await session.close();
  }
}

function describe(end: string, log: string): string {
  if (log.includes('store_lock') || log.includes('Lock file has been locked')) {
    return 'Another process is using the graph in the data folder: stop it first.';
  }
  const lines = log.trimEnd().split('\n');
  const fault = lines.findLast((line) => /ERROR|Caused by|Error:/.test(line)) ?? lines.at(-1) ?? '';
  return `Neo4j ended before it was ready (${end}): ${fault.trim()}`;
}
