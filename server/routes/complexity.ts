import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { ComplexityAnswer, ComplexityQuery, type ComplexityCell } from '../contract/complexity.ts';
import { ChainParams } from '../contract/gap.ts';
import type { GraphClient } from '../graph/client.ts';
import { answerComplexity } from './complexity-answer.ts';
import { sendTable, tableTypes, type Column } from './table.ts';

/** A cell with the indices of its row and column, so that the table is whole by itself. */
function columnsOf({ regions, stages }: ComplexityAnswer): Column<ComplexityCell>[] {
  const regionOf = new Map(regions.map((region) => [region.code, region]));
  const stageOf = new Map(stages.map((stage) => [stage.id, stage]));
  return [
    ['region_code', ({ region }) => region],
    ['区域', ({ region }) => regionOf.get(region)!.name],
    ['stage_id', ({ stage }) => stage],
    ['环节', ({ stage }) => stageOf.get(stage)!.name],
    ['firms_in_production', ({ count }) => count],
    ['lq', ({ lq }) => lq],
    ['lq_shrunk', ({ lqShrunk }) => lqShrunk],
    ['density', ({ density }) => density],
    ['eci', ({ region }) => regionOf.get(region)!.eci],
    ['pci', ({ stage }) => stageOf.get(stage)!.pci],
  ];
}

/** Which regions are specialised in which stages, and how near are the others to them? */
export const complexityRoutes: FastifyPluginAsyncTypebox<{ graph: GraphClient }> = async (app, { graph }) => {
  app.get(
    '/api/chains/:chain/complexity',
    {
      schema: {
        tags: ['chains'],
        summary: 'Location quotient, density, ECI and PCI of the regions of a level at the stages of a chain',
        produces: tableTypes,
        params: ChainParams,
        querystring: ComplexityQuery,
        response: { 200: ComplexityAnswer },
      },
    },
    async (request, reply) => {
      const { level = 'city', asOf } = request.query;
      const answer = await answerComplexity(graph, { chain: request.params.chain, level, asOf });
      const name = `${answer.chain.id}-complexity-${level}`;
      const table = { name, columns: columnsOf(answer), rows: answer.cells };
      return sendTable(request, reply, table, () => answer);
    },
  );
};
