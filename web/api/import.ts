import type { DuplicateDecision, ImportChangePage } from '../../server/contract/import-plan.ts';
import type { FieldList, ReadingChange, TemplateList } from '../../server/contract/import-reading.ts';
import type { ImportJob } from '../../server/contract/import-job.ts';
import type { ImportList, ImportRun, UndoCheck } from '../../server/contract/import-run.ts';
import { refresh, resource, Resource } from '../state/resource.svelte.ts';
import { readJson, sendFiles, sendJson, withQuery } from './http.ts';

const path = (id: string): string => `/api/imports/${encodeURIComponent(id)}`;

/** Imports not finished yet, and a page of the runs. */
export const fetchImports = (
  page: { limit?: number; cursor?: string | undefined } = {},
): Resource<ImportList> => resource(withQuery('/api/imports', page));

/** The mappings kept from before. */
export const fetchTemplates = (): Resource<TemplateList> => resource('/api/imports/templates');

/** What a column of a free-form sheet may be mapped to. */
export const fetchFields = (): Resource<FieldList> => resource('/api/imports/fields');

/** One job as it stands now. Not remembered: it changes by itself. Throws a RequestError. */
export async function readJob(id: string): Promise<ImportJob> {
  const answer = await readJson(path(id));
  // Without a tag in the question the answer is never "the same".
  return (answer as { data: ImportJob }).data;
}

/** Where the server tells of every change of a job. */
export const jobEvents = (id: string): string => `${path(id)}/events`;

// Beside the resources that every change of the graph asks for again: a plan that was written has no changes any more.
const changePages = new Map<string, Resource<ImportChangePage>>();

/** Rows of the plan that would change what the graph knows, a page at a time. */
export function fetchChanges(
  id: string,
  page: { limit?: number; cursor?: string | undefined } = {},
): Resource<ImportChangePage> {
  const address = withQuery(`${path(id)}/changes`, page);
  const found = changePages.get(address) ?? new Resource<ImportChangePage>(address);
  if (!changePages.has(address)) queueMicrotask(() => void found.load());
  changePages.set(address, found);
  return found;
}

/** Every rejected row as a CSV file. */
export const rejectionsCsv = (id: string): string => `${path(id)}?format=csv`;

/** Hands files in; they are read and checked, nothing is written. */
export const startImport = (files: readonly File[]): Promise<ImportJob> =>
  listing(sendFiles('/api/imports?check=true', files));

/** Says how the files are to be read; the plan is made anew. */
export const changeReading = (id: string, change: ReadingChange): Promise<ImportJob> =>
  sendJson('PUT', `${path(id)}/reading`, change);

/** Decides whether two firms are one. */
export const decideDuplicate = (
  id: string,
  duplicate: string,
  decision: DuplicateDecision,
): Promise<ImportJob> => sendJson('PUT', `${path(id)}/duplicates/${encodeURIComponent(duplicate)}`, decision);

/** Writes what the plan says. */
export const loadImport = (id: string): Promise<ImportJob> => sendJson('POST', `${path(id)}/load`);

/** Stops a job before it is written. */
export const cancelImport = (id: string): Promise<ImportJob> =>
  listing(sendJson('POST', `${path(id)}/cancel`));

/** Forgets a job with its files. */
export const forgetImport = (id: string): Promise<void> => listing(sendJson('DELETE', path(id)));

/** Forgets a mapping kept from before. */
export const forgetTemplate = (id: string): Promise<void> =>
  listing(sendJson('DELETE', `/api/imports/templates/${encodeURIComponent(id)}`));

/** Whether a run can be undone, and what rests on it if not. Asked anew each time. */
export async function checkUndo(run: string): Promise<UndoCheck> {
  const answer = await readJson(`${path(run)}/undo`);
  return (answer as { data: UndoCheck }).data;
}

/** Takes back everything that a run wrote. */
export async function undoRun(run: string): Promise<ImportRun> {
  const undone = await sendJson<ImportRun>('POST', `${path(run)}/undo`);
  refreshData();
  return undone;
}

/** Forgets what was read of a plan, when another takes its place. */
export const forgetPlan = (): void => changePages.clear();

/** After the graph has changed: every view asks again. */
export const refreshData = (): void => refresh('/api/');

async function listing<T>(change: Promise<T>): Promise<T> {
  const answer = await change;
  refresh('/api/imports');
  return answer;
}
