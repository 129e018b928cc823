import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { DuplicateDecision } from '../contract/import-plan.ts';
import { DuplicateParams } from '../contract/import-run.ts';
import { ImportJob } from '../contract/import-job.ts';
import { ImportParams } from '../contract/import-run.ts';
import { ReadingChange } from '../contract/import-reading.ts';
import type { ImportJobs } from '../import/job/jobs.ts';

const tags = ['imports'];
const Nothing = Type.Null({ description: 'done' });

/** What a user does with an import on its way. */
export const importChangeRoutes: FastifyPluginAsyncTypebox<{ jobs: ImportJobs }> = async (app, { jobs }) => {
  app.put(
    '/api/imports/:import/reading',
    {
      schema: {
        tags,
        summary: 'Says how the sheets are read; the import is checked again',
        params: ImportParams,
        body: ReadingChange,
        response: { 202: ImportJob },
      },
    },
    async ({ params, body }, reply) => reply.code(202).send(await jobs.changeReading(params.import, body)),
  );

  app.post(
    '/api/imports/:import/load',
    {
      schema: {
        tags,
        summary: 'Loads a checked import, wholly or not at all',
        params: ImportParams,
        response: { 202: ImportJob },
      },
    },
    async ({ params }, reply) => reply.code(202).send(await jobs.load(params.import)),
  );

  app.post(
    '/api/imports/:import/cancel',
    {
      schema: {
        tags,
        summary: 'Stops an import; nothing of it is left',
        params: ImportParams,
        response: { 200: ImportJob },
      },
    },
    async ({ params }) => jobs.cancel(params.import),
  );

  app.delete(
    '/api/imports/:import',
    {
      schema: {
        tags,
        summary: 'Forgets an import on its way, with its files',
        params: ImportParams,
        response: { 204: Nothing },
      },
    },
    async ({ params }, reply) => {
      await jobs.remove(params.import);
      return reply.code(204).send(null);
    },
  );

  app.put(
    '/api/imports/:import/duplicates/:duplicate',
    {
      schema: {
        tags,
        summary: 'Decides whether two firms that look alike are one; the import is checked again',
        params: DuplicateParams,
        body: DuplicateDecision,
        response: { 202: ImportJob },
      },
    },
    async ({ params, body }, reply) =>
      reply.code(202).send(await jobs.decide(params.import, params.duplicate, body)),
  );
};
