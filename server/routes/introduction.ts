import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IntroductionAnswer, IntroductionQuery, type IntroductionPath } from '../contract/introduction.ts';
import type { GraphClient } from '../graph/client.ts';
import { readIntroductions } from './introduction-answer.ts';
import { sendTable, tableTypes, type Column } from './table.ts';

interface PathRow extends IntroductionPath {
  rank: number;
}

const eachEdge =
  (value: (edge: IntroductionPath['edges'][number]) => unknown) =>
  ({ edges }: PathRow): string =>
    edges.map((edge) => String(value(edge) ?? '')).join(';');

const columns: Column<PathRow>[] = [
  ['rank', ({ rank }) => rank],
  ['score', ({ score }) => score],
  ['hops', ({ edges }) => edges.length],
  ['organisation_ids', ({ organisations }) => organisations.map(({ id }) => id).join(';')],
  ['引荐路径', ({ organisations }) => organisations.map(({ name }) => name).join(' → ')],
  ['kinds', eachEdge(({ kind }) => kind)],
  ['strengths', eachEdge(({ strength }) => strength)],
  ['evidence', eachEdge(({ evidence }) => evidence)],
  ['observed_on', eachEdge(({ observedOn }) => observedOn)],
  ['positions', eachEdge(({ position }) => position?.replaceAll(';', '、'))],
  ['source_ids', ({ edges }) => [...new Set(edges.flatMap(({ sourceIds }) => sourceIds))].sort().join(';')],
];

/** Who can introduce us to this organisation? */
export const introductionRoutes: FastifyPluginAsyncTypebox<{ graph: GraphClient }> = async (
  app,
  { graph },
) => {
  app.get(
    '/api/introductions',
    {
      schema: {
        tags: ['introductions'],
        summary: 'The best warm paths from one organisation, or from any of ours in a region, to another',
        produces: tableTypes,
        querystring: IntroductionQuery,
        response: { 200: IntroductionAnswer },
      },
    },
    async (request, reply) => {
      const answer = await readIntroductions(graph, request.query);
      const rows = answer.paths.map((path, at) => ({ ...path, rank: at + 1 }));
      return sendTable(request, reply, { name: 'introductions', columns, rows }, () => answer);
    },
  );
};
