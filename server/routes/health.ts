import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Live, Ready } from '../contract/version.ts';
import type { GraphClient } from '../graph/client.ts';
import { readMeta, type Meta } from '../graph/meta.ts';

/** However often it is asked, the database is probed once in this time. */
const probeEveryMs = 1000;

/** Is the process alive (never asks the database)? Can it answer? */
export const healthRoutes: FastifyPluginAsyncTypebox<{ graph: GraphClient }> = async (app, { graph }) => {
  let probe: { at: number; meta: Promise<Meta> } | undefined;

  function probed(): Promise<Meta> {
    if (!probe || performance.now() - probe.at > probeEveryMs) {
      probe = { at: performance.now(), meta: readMeta(graph) };
    }
    return probe.meta;
  }

  app.get(
    '/livez',
    {
      config: { rateLimit: false },
      schema: { tags: ['health'], summary: 'Is the process alive?', response: { 200: Live } },
    },
    async () => ({ status: 'alive' as const }),
  );

  app.get(
    '/readyz',
    {
      config: { rateLimit: false },
      schema: {
        tags: ['health'],
        summary: 'Does the database answer, and with which data?',
        response: { 200: Ready },
      },
    },
    async (_request, reply) => {
      void reply.header('cache-control', 'no-store');
      const { dataVersion, schemaVersion } = await probed();
      return { status: 'ready' as const, dataVersion, schemaVersion };
    },
  );
};
