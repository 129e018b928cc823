import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { withComers } from '../analysis/comer.ts';
import { ArrivalDetail, ArrivalQuery } from '../contract/arrival.ts';
import { FirmParams } from '../contract/firm.ts';
import { notFound } from '../errors.ts';
import type { GraphClient } from '../graph/client.ts';
import { isFirmHere, readCoMovers } from '../graph/need.ts';
import { readRegion } from '../graph/region.ts';
import { readArrivals } from './arrival-answer.ts';
import { toLastDay } from './parameter.ts';
import { sendTable, tableTypes, type Column } from './table.ts';

const columns: Column<ArrivalDetail['needs'][number]>[] = [
  ['need_id', ({ id }) => id],
  ['需要的环节', ({ stages }) => stages.map(({ stage }) => stage.name).join(';')],
  ['kind', ({ kind }) => kind],
  ['needed_by', ({ of }) => of.map(({ id }) => id).join(';')],
  ['state', ({ state }) => state],
  ['share', ({ share }) => share],
  ['weight', ({ weight }) => weight],
  ['status', ({ stages }) => stages.map(({ status }) => status).join(';')],
  ['firms_here', ({ stages }) => stages.reduce((sum, { production }) => sum + production, 0)],
  ['purchases_cny', ({ purchasesCny }) => purchasesCny],
  ['output_cny', ({ outputCny }) => outputCny],
  ['co_movers', ({ comersTotal }) => comersTotal],
  ['reasons', ({ because }) => because.map(({ code }) => code).join(';')],
];

/** Would a firm find here what it needs? */
export const arrivalRoutes: FastifyPluginAsyncTypebox<{ graph: GraphClient }> = async (app, { graph }) => {
  app.get(
    '/api/firms/:firm/arrival',
    {
      schema: {
        tags: ['firms'],
        summary: 'Reverse matching: what a firm needs, what of it is here, and who could come along',
        produces: tableTypes,
        params: FirmParams,
        querystring: ArrivalQuery,
        response: { 200: ArrivalDetail },
      },
    },
    async (request, reply) => {
      const detail = await readArrivalDetail(graph, { ...request.query, firm: request.params.firm });
      const table = {
        name: `${detail.firm.name}-arrival-${detail.region.code}`,
        columns,
        rows: detail.needs,
      };
      return sendTable(request, reply, table, () => detail);
    },
  );
};

interface Asked {
  firm: string;
  region: string;
  asOf?: string | undefined;
}

async function readArrivalDetail(graph: GraphClient, asked: Asked): Promise<ArrivalDetail> {
  const region = await readRegion(graph, asked.region);
  const arrival = (await readArrivals(graph, region.code, [asked.firm], asked.asOf)).get(asked.firm);
  if (!arrival) throw notFound('firm', asked.firm);
  const open = arrival.needs.filter(({ state }) => state !== 'met');
  const stages = open.flatMap((need) => need.stages.map(({ stage }) => stage.id));
  const [here, comers] = await Promise.all([
    isFirmHere(graph, asked.firm, region.code),
    readCoMovers(graph, { id: asked.firm, stages, region: region.code, asOf: toLastDay(asked.asOf) }),
  ]);
  return { ...arrival, region, here, needs: withComers(arrival.needs, comers) };
}
