import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Version } from '../contract/version.ts';
import type { GraphClient } from '../graph/client.ts';
import { readFactMix, readMeta } from '../graph/meta.ts';

/** What is served: versions of data, schema and build, and how sure the facts are. */
export const versionRoutes: FastifyPluginAsyncTypebox<{ graph: GraphClient; build: string }> = async (
  app,
  { graph, build },
) => {
  app.get(
    '/api/version',
    {
      schema: {
        tags: ['sources'],
        summary: 'Version of data, schema and build, and the mix of evidence',
        response: { 200: Version },
      },
    },
    async () => {
      const [{ dataVersion, schemaVersion }, mix] = await Promise.all([readMeta(graph), readFactMix(graph)]);
      return { dataVersion, schemaVersion, build, ...mix };
    },
  );
};
