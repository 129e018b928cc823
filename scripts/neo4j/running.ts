import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GraphAddress } from '../../server/graph/client.ts';
import { readPassword } from './home.ts';
import { commandLine, stopForeign } from './process.ts';
import type { Report } from './report.ts';

/** What is noted about a started server, for other processes and for the start after a kill -9. */
interface Running {
  pid: number;
  port: number;
  /** Text of the process's command line by which it is known again: a process id alone may belong to someone else by now. */
  sign: string;
}

const path = (home: string) => join(home, 'running.json');

export async function noteRunning(home: string, running: Running): Promise<void> {
  await writeFile(`${path(home)}.new`, JSON.stringify(running));
  await rename(`${path(home)}.new`, path(home));
}

export async function forgetRunning(home: string): Promise<void> {
  await rm(path(home), { force: true });
}

/** The address of this home's managed Neo4j when one is running, whoever started it. */
export async function attachNeo4j(home: string): Promise<GraphAddress | undefined> {
  const running = await readRunning(home);
  const password = await readPassword(home);
  return running && password ? toAddress(running.port, password) : undefined;
}

/** Stops the server a killed product left behind: it holds the store's lock. */
export async function stopOrphan(home: string, report: Report): Promise<void> {
  const running = await readRunning(home);
  if (!running) return;
  report('stopping the one an earlier run left behind');
  await stopForeign(running.pid);
}

export function toAddress(port: number, password: string): GraphAddress {
  return { uri: `bolt://127.0.0.1:${port}`, user: 'neo4j', password, database: 'neo4j' };
}

async function readRunning(home: string): Promise<Running | undefined> {
  try {
    const running = JSON.parse(await readFile(path(home), 'utf8')) as Running;
    return commandLine(running.pid)?.includes(running.sign) ? running : undefined;
  } catch {
    return undefined;
  }
}
