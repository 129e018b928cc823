import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import multipart from '@fastify/multipart';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { ImportChangePage } from '../contract/import-plan.ts';
import {
  ImportDetailQuery,
  ImportList,
  ImportListQuery,
  ImportParams,
  ImportRun,
} from '../contract/import-run.ts';
import { ImportJob, ImportQuery } from '../contract/import-job.ts';
import { badRequest } from '../errors.ts';
import type { GraphClient } from '../graph/client.ts';
import { readRun, readRuns } from '../graph/import-run.ts';
import type { Job } from '../import/job/job.ts';
import { ImportJobs } from '../import/job/jobs.ts';
import { takeUpload, uploadLimits } from '../import/job/upload.ts';
import type { Rejection } from '../import/rejection.ts';
import { toRejectionCsv } from '../import/report.ts';
import { importChangeRoutes } from './import-change.ts';
import { streamEvents } from './import-events.ts';
import { importKnownRoutes } from './import-known.ts';
import { toPage, toPaging } from './parameter.ts';
import { tableTypes, wantsCsv } from './table.ts';

const tags = ['imports'];

/** Everything that is wrong with an import as CSV: a file of the check has it where it is too much for memory. */
function reportOf({ checked, shown }: Job): string | Readable {
  if (!checked) return toRejectionCsv(shown.rejections.items as Rejection[]);
  const { rejections, rejected, report } = checked;
  return rejected > rejections.length && report ? createReadStream(report) : toRejectionCsv(rejections);
}

/** Imports: files given, how they are read, what would happen, what happened. The work goes on whoever watches. */
export const importRoutes: FastifyPluginAsyncTypebox<{ graph: GraphClient; folder?: string }> = async (
  app,
  { graph, folder },
) => {
  // Where nobody says which folder is kept, as in tests, nothing is.
  const own = folder ?? join(tmpdir(), `liantu-imports-${randomUUID()}`);
  await app.register(multipart, { limits: uploadLimits });
  const jobs = new ImportJobs(graph, own, (error) => app.log.error({ err: error }, 'import'));
  const closing = new AbortController();
  app.addHook(
    'onReady',
    async () => void jobs.restore().catch((error) => app.log.error({ err: error }, 'imports')),
  );
  // Streams of events would keep the server from closing.
  app.addHook('preClose', async () => closing.abort());
  app.addHook('onClose', async () => {
    await jobs.close();
    if (folder === undefined) await rm(own, { recursive: true, force: true });
  });
  // A job changes without the data version, so nothing of it may be kept by a browser.
  app.addHook('onRequest', async (_, reply) => void reply.header('cache-control', 'no-store'));

  await app.register(importKnownRoutes, { graph });
  await app.register(importChangeRoutes, { jobs });

  app.post(
    '/api/imports',
    {
      schema: {
        tags,
        summary: 'Takes files to import: checked only, or loaded when nothing is asked and nothing is wrong',
        description:
          'multipart/form-data: `file` (several), and as text `source`, `encoding`, `reading` (a ReadingChange as JSON)',
        consumes: ['multipart/form-data'],
        querystring: ImportQuery,
        response: { 202: ImportJob },
      },
    },
    async (request, reply) => {
      if (!request.isMultipart()) throw badRequest('body', 'expected multipart/form-data with a file');
      const { id, folder: place } = await jobs.begin();
      try {
        const upload = await takeUpload(request.parts(), place);
        const { check } = request.query;
        const job = await jobs.create({ id, ...upload, loads: check !== 'true' });
        return reply.code(202).header('location', `/api/imports/${id}`).send(job);
      } catch (error) {
        await jobs.files.remove(id);
        throw error;
      }
    },
  );

  app.get(
    '/api/imports',
    {
      schema: {
        tags,
        summary: 'Imports on their way, and those that were loaded, newest first',
        querystring: ImportListQuery,
        response: { 200: ImportList },
      },
    },
    async (request) => {
      const paging = toPaging(request, request.query);
      const [open, { items, total }] = await Promise.all([jobs.list(), readRuns(graph, paging)]);
      return { jobs: open, runs: toPage(items, total, paging) };
    },
  );

  app.get(
    '/api/imports/:import',
    {
      schema: {
        tags,
        summary: 'An import on its way, or one that was loaded; as a table, everything that is wrong with it',
        produces: tableTypes,
        params: ImportParams,
        querystring: ImportDetailQuery,
        response: { 200: Type.Union([ImportJob, ImportRun]) },
      },
    },
    async (request, reply) => {
      const { import: id } = request.params;
      const job = await jobs.find(id);
      // One of two shapes: written as it is, for a serializer made of both would have to guess.
      void reply
        .type('application/json; charset=utf-8')
        .serializer((payload: unknown) => JSON.stringify(payload));
      if (!job) return readRun(graph, id);
      if (!wantsCsv(request)) return job.shown;
      void reply
        .type('text/csv; charset=utf-8')
        .header(
          'content-disposition',
          `attachment; filename*=UTF-8''rejected-${encodeURIComponent(job.shown.title)}.csv`,
        )
        .serializer((payload: unknown) => payload as string);
      return reportOf(job) as never;
    },
  );

  app.get(
    '/api/imports/:import/events',
    {
      schema: { tags, summary: 'An import as it goes on, as server-sent events', params: ImportParams },
      // Compressed, messages would wait for more of them.
      compress: false,
    },
    async ({ params }, reply) => {
      const job = await jobs.get(params.import);
      return reply
        .type('text/event-stream; charset=utf-8')
        .header('x-accel-buffering', 'no')
        .send(streamEvents(job, closing.signal));
    },
  );

  app.get(
    '/api/imports/:import/changes',
    {
      schema: {
        tags,
        summary: 'Rows that would change what the graph knows, from what to what',
        params: ImportParams,
        querystring: ImportListQuery,
        response: { 200: ImportChangePage },
      },
    },
    async (request) => {
      const paging = toPaging(request, request.query);
      const { items, total } = await jobs.changes(request.params.import, paging);
      return toPage(items, total, paging);
    },
  );
};
