import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { countDates } from '../analysis/date.ts';
import { toRef } from '../analysis/ref.ts';
import { DateQuery, FactDates } from '../contract/date.ts';
import { readChain } from '../graph/chain.ts';
import type { GraphClient } from '../graph/client.ts';
import { readFactDates } from '../graph/date.ts';
import { toLastDay } from './parameter.ts';

/** When the facts of a chain were observed: what a question as of a date counts and leaves out. */
export const dateRoutes: FastifyPluginAsyncTypebox<{ graph: GraphClient }> = async (app, { graph }) => {
  app.get(
    '/api/dates',
    {
      schema: {
        tags: ['chains'],
        summary: 'When the facts of a chain were observed, and how many an answer as of a date leaves out',
        querystring: DateQuery,
        response: { 200: FactDates },
      },
    },
    async ({ query }) => {
      const lastDay = toLastDay(query.asOf);
      const [chain, rows] = await Promise.all([
        readChain(graph, query.chain),
        readFactDates(graph, query.chain),
      ]);
      return { chain: toRef('chain', chain), ...countDates(rows, lastDay) };
    },
  );
};
