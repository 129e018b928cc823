import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** The command line of a live process, or undefined when there is none. */
export function commandLine(pid: number): string | undefined {
  if (existsSync('/proc/self/cmdline')) {
    return readOrUndefined(`/proc/${pid}/cmdline`)?.replaceAll('\0', ' ') || undefined;
  }
  return ps(pid, 'command');
}

/**
 * Something that differs between two processes which had the same id one after the other.
 * Undefined when no such process lives; a zombie (ended, not yet collected) does not.
 */
export function startMark(pid: number): string | undefined {
  if (!existsSync('/proc/self/stat')) return ps(pid, 'lstart');
  const stat = readOrUndefined(`/proc/${pid}/stat`);
  // The name in parentheses may hold spaces; the fields counted here follow it: state first, start time twentieth.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields?.[0] === 'Z' || fields?.[0] === 'X' ? undefined : fields?.[19];
}

/** Stops a process that is not our child: SIGTERM, then SIGKILL when it takes longer than the limit. */
export async function stopForeign(pid: number, limitMilliseconds = 20_000): Promise<void> {
  const mark = startMark(pid);
  const started = Date.now();
  for (let signal: NodeJS.Signals = 'SIGTERM'; mark !== undefined && startMark(pid) === mark;) {
    if (Date.now() - started > limitMilliseconds) signal = 'SIGKILL';
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function ps(pid: number, column: string): string | undefined {
  try {
    const text = execFileSync('ps', ['-ww', '-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' });
    return text.trim() || undefined;
  } catch {
    return undefined;
  }
}

function readOrUndefined(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
