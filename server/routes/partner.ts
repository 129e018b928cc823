import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { judgePartners } from '../analysis/partner.ts';
import { FirmParams } from '../contract/firm.ts';
import { PartnerQuery, Partners, type Partner } from '../contract/partner.ts';
import { notFound } from '../errors.ts';
import type { GraphClient } from '../graph/client.ts';
import { readFirmFigures } from '../graph/figure.ts';
import { readNewcomers } from '../graph/need.ts';
import { readBrought, readPartners } from '../graph/partner.ts';
import { readRegion } from '../graph/region.ts';
import { readDestination } from './arrival-answer.ts';
import { toLastDay } from './parameter.ts';
import { sendTable, tableTypes, type Column } from './table.ts';

type Row = Partner & { side: 'supplier' | 'customer' };

const columns: Column<Row>[] = [
  ['side', ({ side }) => side],
  ['firm_id', ({ firm }) => firm.id],
  ['企业', ({ firm }) => firm.name],
  ['place', ({ place }) => place],
  ['region_code', ({ region }) => region?.code],
  ['区域', ({ region }) => region?.name],
  ['stage_id', ({ stage }) => stage?.id],
  ['环节', ({ stage }) => stage?.name],
  ['value_cny', ({ valueCny }) => valueCny],
  ['year', ({ year }) => year],
  ['evidence', ({ provenance }) => provenance.evidence],
  ['source_ids', ({ provenance }) => provenance.sourceIds.join(';')],
  ['observed_on', ({ provenance }) => provenance.observedOn],
];

/** Whom does a firm buy from and sell to, and who of them is not here yet? */
export const partnerRoutes: FastifyPluginAsyncTypebox<{ graph: GraphClient }> = async (app, { graph }) => {
  app.get(
    '/api/firms/:firm/partners',
    {
      schema: {
        tags: ['firms'],
        summary:
          'Suppliers and customers of a firm by stage: here, not here yet, place unknown; whom it brought; reported figures',
        produces: tableTypes,
        params: FirmParams,
        querystring: PartnerQuery,
        response: { 200: Partners },
      },
    },
    async (request, reply) => {
      const answer = await answerPartners(graph, { ...request.query, firm: request.params.firm });
      const rows = (['suppliers', 'customers'] as const).flatMap((side) =>
        answer[side].stages.flatMap(({ partners }) =>
          partners.map((one): Row => ({ ...one, side: side === 'suppliers' ? 'supplier' : 'customer' })),
        ),
      );
      const table = { name: `${answer.firm.name}-partners-${answer.region.code}`, columns, rows };
      return sendTable(request, reply, table, () => answer);
    },
  );
};

interface Asked {
  firm: string;
  region: string;
  asOf?: string | undefined;
}

async function answerPartners(graph: GraphClient, asked: Asked): Promise<Partners> {
  const asOf = toLastDay(asked.asOf);
  const region = await readRegion(graph, asked.region);
  const question = { id: asked.firm, region: region.code, asOf };
  const [newcomers, rows, brought, figures] = await Promise.all([
    readNewcomers(graph, [asked.firm], asOf),
    readPartners(graph, question),
    readBrought(graph, question),
    readFirmFigures(graph, question),
  ]);
  const newcomer = newcomers.get(asked.firm);
  if (!newcomer) throw notFound('firm', asked.firm);
  const traded = rows.flatMap(({ stage }) => (stage ? [{ stage, suggested: false }] : []));
  const all = { ...newcomer, roles: [...newcomer.roles, ...traded] };
  const { chains, findings } = await readDestination(graph, region.code, [all], asked.asOf);
  const feeds = chains.flatMap((chain) => [...chain.feeds]);
  const roles = newcomer.roles.map(({ stage }) => stage);
  const of = (side: 'supplier' | 'customer') =>
    rows.filter((row) => row.side === side).map(({ side: _side, ...partner }): Partner => partner);
  return {
    firm: newcomer.firm,
    region,
    suppliers: judgePartners(of('supplier'), { roles, feeds, findings }, 'before'),
    customers: judgePartners(of('customer'), { roles, feeds, findings }, 'after'),
    brought,
    figures,
  };
}
