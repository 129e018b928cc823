import { join } from 'node:path';
import { SetupError } from '../../config.ts';
import type { ImportJob } from '../../contract/import-job.ts';
import { ProblemError } from '../../errors.ts';
import type { GraphClient } from '../../graph/client.ts';
import { readMeta } from '../../graph/meta.ts';
import { ReadFault } from '../read/fault.ts';
import { note } from '../read/raw.ts';
import { checkImport, type CheckedImport, loadImport } from '../run.ts';
import type { JobFiles } from './files.ts';
import type { Job } from './job.ts';
import { Rate } from './rate.ts';
import { keepTemplates, prepareJob, readJob, type Workshop } from './read.ts';

/** Wrong cells that are shown; the report has all. */
const mostShown = 200;
/** The graph may change while an import waits; after so many checks somebody is changing it all the time. */
const mostChecks = 3;

/** Reads and checks a job's files, and loads them when that was asked for. Everything that goes wrong is shown. */
export async function check(job: Job, shop: Workshop, signal: AbortSignal): Promise<void> {
  await attempt(job, shop, signal, async () => {
    if (!(await readJob(job, shop, signal))) return;
    await checkOnce(job, shop, signal);
    await keepTemplates(job, shop.graph);
    if (job.record.loads && job.checked?.rejected === 0) await write(job, shop, signal);
    else await job.keep({ status: 'checked' });
  });
}

/** Loads a checked job. When the graph has changed since the check, it is checked again first. */
export async function load(job: Job, shop: Workshop, signal: AbortSignal): Promise<void> {
  await attempt(job, shop, signal, () => write(job, shop, signal));
}

async function attempt(
  job: Job,
  { report }: Workshop,
  signal: AbortSignal,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    // Whoever stopped the work says what the job is then.
    if (signal.aborted) return;
    const isForeseen =
      error instanceof ProblemError || error instanceof SetupError || error instanceof ReadFault;
    if (!isForeseen) report(error);
    await job.dispose();
    await job
      .keep({ status: 'failed', problem: isForeseen ? sentence(error) : 'Something went wrong on our side.' })
      .catch(report);
  }
}

const sentence = (error: Error): string =>
  error instanceof ReadFault
    ? `Expected ${error.message}${error.value && `, found ${error.value}`}.`
    : error.message;

async function checkOnce(job: Job, { graph, files }: Workshop, signal: AbortSignal): Promise<void> {
  const { input, source, notesOf, previews } = job.prepared!;
  const rate = new Rate();
  await job.dispose();
  const checked = await checkImport(graph, input, {
    source,
    signal,
    folder: join(files.folderOf(job.id), 'unpacked'),
    progress: (one) => job.show({ progress: rate.add(one) }),
  });
  job.checked = checked;
  const notes = notesOf();
  const sheets = previews.map((preview) => {
    const all = [...preview.notes];
    for (const { code, place, count } of notes.get(preview.file) ?? []) note(all, code, place, count);
    return { ...preview, notes: all };
  });
  job.show({ ...describeCheck(checked), sheets });
}

const describeCheck = (checked: CheckedImport): Partial<ImportJob> => ({
  tables: checked.tables,
  rejections: { total: checked.rejected, items: checked.rejections.slice(0, mostShown) },
  changes: checked.changes,
  duplicates: checked.duplicates,
  notices: checked.notices,
  elements: checked.elements,
});

async function write(job: Job, shop: Workshop, signal: AbortSignal): Promise<void> {
  const { graph } = shop;
  for (let checks = 0; ; checks += 1) {
    if (!(await isCurrent(job, graph))) {
      job.show({ status: 'loading' });
      await prepareJob(job, graph);
      await checkOnce(job, shop, signal);
    }
    if (job.checked!.rejected > 0) {
      const problem =
        'The graph was changed since the check, and now there are wrong cells: nothing was written.';
      return job.keep({ status: 'checked', problem });
    }
    try {
      return await writeOnce(job, shop, signal);
    } catch (error) {
      const isOutdated = error instanceof ProblemError && error.code === 'conflict';
      if (!isOutdated || checks + 1 >= mostChecks) throw error;
    }
  }
}

async function isCurrent({ checked }: Job, graph: GraphClient): Promise<boolean> {
  return checked !== undefined && checked.dataVersion === (await readMeta(graph)).dataVersion;
}

async function writeOnce(job: Job, { graph, files }: Workshop, signal: AbortSignal): Promise<void> {
  const checked = job.checked!;
  const { author, title } = job.shown;
  job.record.loading = { fileHash: checked.fileHash, since: new Date().toISOString() };
  await job.keep({ status: 'loading' });
  const rate = new Rate();
  const { runId: run, dataVersion } = await loadImport(graph, checked, {
    author,
    title,
    signal,
    progress: (one) => job.show({ progress: rate.add(one) }),
  });
  await finish(job, files, { run, dataVersion });
}

/** What remains of a loaded job: its files and what was unpacked go. */
export async function finish(
  job: Job,
  files: JobFiles,
  { run, dataVersion }: { run: string; dataVersion?: number },
): Promise<void> {
  await job.dispose();
  job.raw = undefined;
  const version = dataVersion === undefined ? {} : { dataVersion };
  await job.keep({ status: 'done', run, ...version, duplicates: [], asks: [] });
  await files.removeUnpacked(job.id);
}
