import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder, readConfig } from '../../server/config.ts';

/** `npm start` as a process of its own, seen from outside. */
export interface ProductProcess {
  child: ChildProcess;
  /** Everything printed so far. */
  output(): string;
  /** Resolves when the text has been printed; rejects when the process ends without it. */
  until(text: string): Promise<void>;
  /** Resolves with the exit code, or the signal's name. */
  ended: Promise<number | string>;
}

/** Starts the product with this environment and nothing else that configures it. */
export function startProcess(environment: Record<string, string>): ProductProcess {
  const child = spawn(process.execPath, [join(projectFolder, 'scripts', 'start.mjs')], {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      JAVA_HOME: process.env.JAVA_HOME,
      LIANTU_JARS: readConfig().jarsFolder,
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const ended = new Promise<number | string>((resolve) => {
    child.once('close', (code, signal) => resolve(code ?? signal ?? ''));
  });
  child.stdout.on('data', (text: Buffer) => (printed += text.toString()));
  child.stderr.on('data', (text: Buffer) => (printed += text.toString()));
  const until = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => printed.includes(text) && resolve();
      child.stdout.on('data', look);
      void ended.then(() => reject(new Error(`ended without "${text}":\n${printed}`)));
      look();
    });
  return { child, output: () => printed, until, ended };
}

/** An empty folder for the product's data. */
export function makeDataFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'liantu-start-'));
}

/** Whether a process with this id exists and has not ended. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Holds a port of 127.0.0.1 until closed. */
export async function holdPort(): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** A port nobody uses now. */
export async function findPort(): Promise<string> {
  const { port, close } = await holdPort();
  await close();
  return String(port);
}

/** The process of the managed Neo4j of a home. */
export async function readServerPid(home: string): Promise<number> {
  return (JSON.parse(await readFile(join(home, 'running.json'), 'utf8')) as { pid: number }).pid;
}
