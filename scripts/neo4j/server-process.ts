import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import type { Launch } from './engine.ts';

/** One run of the server, from its start to its end. */
export interface ServerProcess {
  pid: number;
  /** Resolves once with how it ended, in words: "exit code 1", "SIGKILL". */
  ended: Promise<string>;
  /** The way it ended, or undefined while it lives. */
  readonly end: string | undefined;
  /** SIGTERM, then SIGKILL when that takes longer than the limit; resolves when the process is gone. */
  stop(limitMilliseconds?: number): Promise<void>;
  /** What it has printed so far. */
  readLog(): string;
}

/** Starts the server; what it prints goes to the log file, which begins anew. */
export function runServer(launch: Launch, logPath: string): ServerProcess {
  const log = openSync(logPath, 'w');
  // A group of its own: Ctrl-C in the terminal must reach only us, who then stop it in order.
  const child = spawn(launch.command, launch.args, {
    stdio: ['ignore', log, log],
    detached: true,
    env: launch.env ?? process.env,
  });
  closeSync(log);
  const killNow = () => child.kill();
  process.once('exit', killNow);
  let end: string | undefined;
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
  }).then((how) => {
    process.off('exit', killNow);
    return (end = how);
  });
  return {
    pid: child.pid ?? 0,
    ended,
    get end() {
      return end;
    },
    async stop(limitMilliseconds = 30_000) {
      child.kill('SIGTERM');
      const last = setTimeout(() => child.kill('SIGKILL'), limitMilliseconds);
      await ended;
      clearTimeout(last);
    },
    readLog: () => readFileSync(logPath, 'utf8'),
  };
}
