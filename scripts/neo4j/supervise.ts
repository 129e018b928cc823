import { setTimeout as sleep } from 'node:timers/promises';
import type { Report } from './report.ts';
import type { ServerProcess } from './server-process.ts';

/**
 * Starts the server again whenever it ends by itself, until stop is called. `again` starts it and resolves when it
 * answers. Waits longer after each failure, at most 10 s: a full disk is not cured by haste.
 */
export function supervise(
  first: ServerProcess,
  again: (signal: AbortSignal) => Promise<ServerProcess>,
  report: Report,
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  let server = first;

  async function watch(): Promise<void> {
    while (!signal.aborted) {
      const end = await server.ended;
      for (let wait = 200; !signal.aborted; wait = Math.min(10_000, wait * 2)) {
        report(`Neo4j ended (${end}); starting it again`);
        try {
          await sleep(wait, undefined, { signal });
          server = await again(signal);
          report('Neo4j answers again');
          break;
        } catch (error) {
          if (!signal.aborted) report(error instanceof Error ? error.message : String(error));
        }
      }
    }
  }

  const watched = watch();
  return {
    async stop() {
      stopping.abort();
      await server.stop();
      await watched;
    },
  };
}
