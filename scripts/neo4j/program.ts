import { spawn } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';

/** The full path of a program on PATH, as the shell would find it. */
export function findOnPath(name: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, name)).find(isProgram);
}

export function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/**
 * The same command, made to end with SIGTERM when our process ends, however it does. Linux only: elsewhere a child
 * outlives a killed parent.
 */
export function boundToUs(command: string, args: string[]): { command: string; args: string[] } {
  const setpriv = findOnPath('setpriv');
  return setpriv ? { command: setpriv, args: ['--pdeathsig', 'TERM', command, ...args] } : { command, args };
}

export interface Run {
  onLine?: (line: string) => void;
  signal?: AbortSignal | undefined;
  env?: NodeJS.ProcessEnv;
  cwd?: string;
}

/**
 * Runs a program to its end and gives its exit code (-1 when killed) with its last lines.
 * It leads a process group of its own, so that an abort reaches its children too (Maven's JVM, npm's scripts).
 */
export async function runToEnd(
  command: string,
  args: string[],
  run: Run = {},
): Promise<{ code: number; tail: string[] }> {
  run.signal?.throwIfAborted();
  const bound = boundToUs(command, args);
  const child = spawn(bound.command, bound.args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    cwd: run.cwd,
    env: run.env ?? process.env,
  });
  const tail: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      tail.push(line);
      if (tail.length > 40) tail.shift();
      run.onLine?.(line);
    });
  }
  const kill = () => child.pid !== undefined && process.kill(-child.pid, 'SIGTERM');
  run.signal?.addEventListener('abort', kill);
  try {
    const code = await new Promise<number>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (exit) => resolve(exit ?? -1));
    });
    run.signal?.throwIfAborted();
    return { code, tail };
  } finally {
    run.signal?.removeEventListener('abort', kill);
  }
}
