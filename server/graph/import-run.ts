import { Type } from 'typebox';
import { ImportRun } from '../contract/import-run.ts';
import { notFound } from '../errors.ts';
import type { GraphClient } from './client.ts';

// Values that runs of earlier versions of the product lack are filled in.
const run = `
  RETURN r.id AS id, coalesce(r.title, r.id) AS title, coalesce(r.author, '') AS author, r.startedAt AS startedAt,
         coalesce(r.finishedAt, r.startedAt) AS finishedAt, coalesce(r.fileHash, '') AS fileHash, r.status AS status,
         {new: coalesce(r.rowsNew, 0), changed: coalesce(r.rowsChanged, 0), unchanged: coalesce(r.rowsUnchanged, 0)} AS rows,
         r.dataVersion AS dataVersion, r.undoneAt AS undoneAt, r.undoneBy AS undoneBy`;

// Which imports were loaded, the newest first?
const RUNS = `
  MATCH (r:ImportRun) WHERE r.status IN ['done', 'undone']
  ${run}
  ORDER BY startedAt DESC, id SKIP $offset LIMIT $limit`;

// How many imports were loaded?
const COUNT = `MATCH (r:ImportRun) WHERE r.status IN ['done', 'undone'] RETURN count(r) AS total`;

const CountRow = Type.Object({ total: Type.Integer() });

/** Imports that were loaded, newest first. */
export async function readRuns(
  graph: GraphClient,
  { offset, limit }: { offset: number; limit: number },
): Promise<{ items: ImportRun[]; total: number }> {
  const [items, [count]] = await Promise.all([
    graph.read(RUNS, { offset, limit }, ImportRun),
    graph.read(COUNT, {}, CountRow),
  ]);
  return { items, total: count?.total ?? 0 };
}

// One import that was loaded.
const ONE = `
  MATCH (r:ImportRun {id: $id}) WHERE r.status IN ['done', 'undone']
  ${run}`;

/** One import that was loaded; throws `not_found`. */
export async function readRun(graph: GraphClient, id: string): Promise<ImportRun> {
  const [found] = await graph.read(ONE, { id }, ImportRun);
  if (!found) throw notFound('import', id);
  return found;
}

// Was this file loaded since then? The newest such import.
const SINCE = `
  MATCH (r:ImportRun {fileHash: $fileHash}) WHERE r.status = 'done' AND r.finishedAt >= $since
  ${run}
  ORDER BY finishedAt DESC LIMIT 1`;

/** The import by which these files were loaded since a time (ISO 8601), or undefined. */
export async function findRunSince(
  graph: GraphClient,
  fileHash: string,
  since: string,
): Promise<ImportRun | undefined> {
  const [found] = await graph.read(SINCE, { fileHash, since }, ImportRun);
  return found;
}
