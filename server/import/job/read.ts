import { join } from 'node:path';
import type { ImportJob } from '../../contract/import-job.ts';
import type { Template } from '../../contract/import-reading.ts';
import type { GraphClient } from '../../graph/client.ts';
import { readMappingTerms } from '../../graph/mapping-terms.ts';
import { readTemplates, saveTemplate } from '../../graph/template.ts';
import { templateId } from '../mapping/header.ts';
import { RegionFinder } from '../mapping/region.ts';
import { StageFinder } from '../mapping/stage.ts';
import type { Knowledge } from '../mapping/understand.ts';
import { PhaseProgress } from '../progress.ts';
import { readRaw } from '../read/raw-input.ts';
import type { JobFiles } from './files.ts';
import type { Job } from './job.ts';
import { prepare } from './prepare.ts';
import { Rate } from './rate.ts';

/** What jobs are worked on with. */
export interface Workshop {
  graph: GraphClient;
  files: JobFiles;
  /** Takes note of what nobody foresaw. */
  report: (error: unknown) => void;
}

/** Reads the files and decides how; whether nothing has to be asked first. */
export async function readJob(job: Job, { graph, files }: Workshop, signal: AbortSignal): Promise<boolean> {
  const { record } = job;
  await job.dispose();
  await job.keep({ status: 'reading', asks: [] });
  if (!job.raw) {
    const rate = new Rate();
    const progress = new PhaseProgress((one) => job.show({ progress: rate.add(one) }), 'reading');
    await files.removeUnpacked(job.id);
    const said = record.reading.sheets.flatMap(({ file, encoding }) =>
      encoding === undefined ? [] : [[file, encoding] as const],
    );
    job.raw = await readRaw(record.files, {
      folder: join(files.folderOf(job.id), 'unpacked'),
      encodings: new Map(said),
      encoding: record.encoding,
      signal,
      progress: (rows) => progress.add(rows),
    });
  }
  await prepareJob(job, graph);
  if (job.prepared!.asks.length === 0) return true;
  await job.keep({ status: 'asks', ...unchecked });
  return false;
}

/** What is not known before a check. */
const unchecked = {
  tables: [],
  rejections: { total: 0, items: [] },
  changes: 0,
  duplicates: [],
  notices: [],
} satisfies Partial<ImportJob>;

const knowledgeOf = new WeakMap<object, Knowledge>();

async function readKnowledge(graph: GraphClient): Promise<Knowledge> {
  const terms = await readMappingTerms(graph);
  const known = knowledgeOf.get(terms) ?? {
    regions: new RegionFinder(terms.regions),
    stages: new StageFinder(terms.stages),
  };
  knowledgeOf.set(terms, known);
  return known;
}

/** Decides how the files are read, from what the graph knows now. */
export async function prepareJob(job: Job, graph: GraphClient): Promise<void> {
  const raw = job.raw!;
  const ids = raw.sheets.map(({ header }) => templateId(header.cells));
  const templates = new Map((await readTemplates(graph, ids)).map((one) => [one.id, one]));
  const prepared = prepare(raw, job.record.reading, { knowledge: await readKnowledge(graph), templates });
  job.prepared = prepared;
  const { previews: sheets, asks, source } = prepared;
  const named = source === undefined ? {} : { source };
  job.show({ sheets, asks, ignored: raw.ignored, ...named });
}

/** Keeps how free-form sheets are read: those the user asked for, and those found by their headers, as used now. */
export async function keepTemplates(job: Job, graph: GraphClient): Promise<void> {
  const { reading } = job.record;
  const usedAt = new Date().toISOString();
  const known = new Map((await readTemplates(graph)).map((one) => [one.id, one]));
  for (const template of job.prepared!.templates) {
    const isKnown = known.has(template.id);
    if (!reading.remember && !isKnown) continue;
    const kept: Omit<Template, 'usedAt'> = reading.remember ? template : known.get(template.id)!;
    await saveTemplate(graph, { ...kept, usedAt });
  }
}
