import { mkdir } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { ReadFault } from '../fault.ts';
import { limits } from '../limit.ts';
import type { Look } from '../look.ts';
import type { ConvertedSheet } from './convert.ts';
import type { Said } from './worker.ts';

// A thread does not inherit that TypeScript is understood, so it is told first.
const typeScript = import.meta.resolve('tsx/esm/api');
const code = (module: URL) =>
  `import(${JSON.stringify(typeScript)}).then(({ register }) => { register(); return import(${JSON.stringify(module.href)}); })`;

const tooLarge = (megabytes: number, ms: number) =>
  new ReadFault(
    `a workbook that is read in ${megabytes} MB of memory and ${ms / 60_000} minutes: save its sheets as CSV`,
  );

/**
 * Reads a workbook in a thread of its own with a bound on memory and time, so that what was made to exhaust them ends
 * nothing but that thread. The rows of its sheets are written into `folder`. Throws a {@link ReadFault}.
 */
export async function readApart(
  path: string,
  folder: string,
  { signal, progress }: Look,
  { megabytes, ms }: { megabytes: number; ms: number } = {
    megabytes: limits.workbookMegabytes,
    ms: limits.workbookMs,
  },
): Promise<ConvertedSheet[]> {
  await mkdir(folder, { recursive: true });
  signal?.throwIfAborted();
  const worker = new Worker(code(new URL('./worker.ts', import.meta.url)), {
    eval: true,
    workerData: { path, folder },
    resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 32 },
  });
  const stop = () => void worker.terminate();
  signal?.addEventListener('abort', stop);
  const timer = setTimeout(stop, ms);
  try {
    return await new Promise((resolve, reject) => {
      worker.on('message', (said: Said) => {
        if ('rows' in said) progress?.(said.rows);
        else if ('sheets' in said) resolve(said.sheets);
        else reject(new ReadFault(said.fault.expected, { value: said.fault.value }));
      });
      worker.on('error', (error: NodeJS.ErrnoException) =>
        reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooLarge(megabytes, ms) : error),
      );
      worker.on('exit', () => reject((signal?.reason as Error | undefined) ?? tooLarge(megabytes, ms)));
    });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
    await worker.terminate();
  }
}
