import { Readable } from 'node:stream';
import type { ImportJob } from '../contract/import-job.ts';
import { isFinal, type Job } from '../import/job/job.ts';

const heartbeatMs = 15_000;
/** A screen needs no more, and a snapshot may be large. */
const everyMs = 250;

const toMessage = (job: ImportJob): string => `data: ${JSON.stringify(job)}\n\n`;

/**
 * A job as server-sent events: a snapshot at once and whenever something changes, a comment now and then so that the
 * connection is not taken for dead, and `end` when the job is final. `signal` ends it early.
 */
export function streamEvents(job: Job, signal: AbortSignal): Readable {
  const stream = new Readable({ read: () => undefined });
  let last: string | undefined;
  let timer: NodeJS.Timeout | undefined;
  const send = () => {
    timer = undefined;
    const message = toMessage(job.shown);
    // A reader that does not keep up gets the newest snapshot later.
    if (message !== last && stream.readableLength < 1_000_000) stream.push((last = message));
    if (!isFinal(job.shown)) return;
    stream.push('event: end\ndata: {}\n\n');
    close();
  };
  const unwatch = job.watch(() => {
    if (isFinal(job.shown)) {
      clearTimeout(timer);
      send();
    } else timer ??= setTimeout(send, everyMs);
  });
  const heartbeat = setInterval(() => stream.push(': \n\n'), heartbeatMs);
  function close(): void {
    unwatch();
    clearInterval(heartbeat);
    clearTimeout(timer);
    signal.removeEventListener('abort', close);
    if (!stream.readableEnded && !stream.destroyed) stream.push(null);
  }
  stream.on('close', close);
  signal.addEventListener('abort', close);
  send();
  return stream;
}
