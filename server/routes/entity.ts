import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { EntityDetail, EntityParams } from '../contract/source.ts';
import type { GraphClient } from '../graph/client.ts';
import { readEntity } from '../graph/entity.ts';
import { readFactsOf } from '../graph/fact.ts';
import { readSource } from '../graph/source.ts';
import { readSourceFacts } from '../graph/source-fact.ts';

/** Everything known about a thing that has no page model of its own: a carrier, project, figure, visit, agency … */
export const entityRoutes: FastifyPluginAsyncTypebox<{ graph: GraphClient }> = async (app, { graph }) => {
  app.get(
    '/api/entities/:kind/:id',
    {
      schema: {
        tags: ['entities'],
        summary: 'Anything with every fact about it',
        params: EntityParams,
        response: { 200: EntityDetail },
      },
    },
    async ({ params: { kind, id } }) => {
      const entity = await readEntity(graph, kind, id);
      const facts = kind === 'source' ? await readStatedBy(graph, id) : await readFactsOf(graph, kind, id);
      return { entity, kind, ...facts };
    },
  );
};

/** Of a source: what rests on it, as far as one answer goes. Its own address gives all of it in pages. */
async function readStatedBy(graph: GraphClient, id: string) {
  const [{ facts: _facts, factsAlone: _alone, ...source }, { facts, total }] = await Promise.all([
    readSource(graph, id),
    readSourceFacts(graph, id, { offset: 0, limit: 500 }),
  ]);
  return { facts, factsTotal: total, sources: [source] };
}
