import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { betweenness } from '../analysis/betweenness.ts';
import { immediateDominators, mustPassStages } from '../analysis/dominator.ts';
import { toRef } from '../analysis/ref.ts';
import { CriticalityAnswer, CriticalityQuery, type CriticalStage } from '../contract/criticality.ts';
import { ChainParams } from '../contract/gap.ts';
import type { GraphClient } from '../graph/client.ts';
import { remember } from '../graph/remember.ts';
import { readLinks, type ChainLinks } from './structure.ts';
import { sendTable, tableTypes, type Column } from './table.ts';

const columns: Column<CriticalStage>[] = [
  ['stage_id', ({ id }) => id],
  ['环节', ({ name }) => name],
  ['critical', ({ critical }) => critical],
  ['final', ({ final }) => final],
  ['immediate_dominator', ({ immediateDominator }) => immediateDominator],
  ['betweenness', ({ betweenness }) => betweenness],
  ['blocks', ({ blocks }) => blocks.join(';')],
];

/** How much of a chain hangs on each of its stages? */
export const criticalityRoutes: FastifyPluginAsyncTypebox<{ graph: GraphClient }> = async (
  app,
  { graph },
) => {
  app.get(
    '/api/chains/:chain/criticality',
    {
      schema: {
        tags: ['chains'],
        summary: 'Which final products hang on each stage, and what every way to them passes',
        produces: tableTypes,
        params: ChainParams,
        querystring: CriticalityQuery,
        response: { 200: CriticalityAnswer },
      },
    },
    async (request, reply) => {
      const { chain } = request.params;
      const answer = await remember(graph, `criticality ${chain}`, async () =>
        judgeLinks(await readLinks(graph, chain)),
      );
      const name = `${answer.chain.id}-criticality`;
      return sendTable(request, reply, { name, columns, rows: answer.stages }, () => answer);
    },
  );
};

function judgeLinks({ chain, stages, feeds, structure }: ChainLinks): CriticalityAnswer {
  const finals = stages.filter(({ final }) => final).map(({ id }) => id);
  const dominators = immediateDominators(finals, feeds);
  const between = betweenness(
    stages.map(({ id }) => id),
    feeds,
  );
  const perFinal = finals.map((final) => ({
    final,
    immediateDominator: Object.fromEntries(immediateDominators([final], feeds)),
  }));
  return {
    chain: toRef('chain', chain),
    stages: stages.map(({ id, name, nameEn, final }) => {
      const blocks = [...structure.blocked.get(id)!];
      const dominator = dominators.get(id);
      return {
        id,
        name,
        ...(nameEn === undefined ? {} : { nameEn }),
        critical: blocks.length > 0,
        final,
        ...(dominator === undefined ? {} : { immediateDominator: dominator }),
        betweenness: between.get(id)!,
        blocks,
      };
    }),
    ...(finals.length > 1 ? { dominators: perFinal } : {}),
    mustPass: finals.map((final) => ({ final, stages: mustPassStages(final, feeds) })),
  };
}
