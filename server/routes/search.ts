import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { rankHits } from '../analysis/search.ts';
import { SearchQuery, SearchResult } from '../contract/search.ts';
import type { GraphClient } from '../graph/client.ts';
import { findThings, readContext } from '../graph/search.ts';
import { simplify } from '../graph/simplify.ts';
import { toKinds } from './parameter.ts';

const usual = 20;

/** One box over everything that has a name or a code. */
export const searchRoutes: FastifyPluginAsyncTypebox<{ graph: GraphClient }> = async (app, { graph }) => {
  app.get(
    '/api/search',
    {
      schema: {
        tags: ['search'],
        summary: 'Anything by name, alias, code, pinyin or initials; traditional characters too',
        querystring: SearchQuery,
        response: { 200: SearchResult },
      },
    },
    async ({ query: { q, kinds, limit = usual } }) => {
      const { found, counts } = await findThings(graph, q, toKinds(kinds));
      const hits = rankHits(found, q, simplify).slice(0, limit);
      const context = await readContext(
        graph,
        hits.map(({ thing }) => thing.id),
      );
      return {
        items: hits.map(({ thing, matchedBy, matched }) => ({
          ref: thing.ref,
          matchedBy,
          matched,
          context: context.get(`${thing.kind} ${thing.id}`) ?? [],
        })),
        total: counts.reduce((sum, { count }) => sum + count, 0),
        kinds: counts,
      };
    },
  );
};
