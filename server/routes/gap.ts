import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { rankGaps } from '../analysis/gap.ts';
import { toRef } from '../analysis/ref.ts';
import { ChainParams, GapList, GapQuery, type Finding } from '../contract/gap.ts';
import type { GraphClient } from '../graph/client.ts';
import { readChainInPlace } from './finding.ts';
import { toStatuses } from './parameter.ts';
import { sendTable, tableTypes, type Column } from './table.ts';

const columns: Column<Finding>[] = [
  ['stage_id', (finding) => finding.stage.id],
  ['环节', (finding) => finding.stage.name],
  ['tier', (finding) => finding.stage.tier],
  ['segment', (finding) => finding.stage.segment],
  ['status', (finding) => finding.status],
  ['computed', (finding) => finding.computed.status],
  ['stated', (finding) => finding.stated.map((stated) => stated.status).join(';')],
  ['critical', (finding) => finding.critical],
  ['blocks', (finding) => finding.blocks.map((final) => final.name).join(';')],
  ['severity', (finding) => (finding.severity.status === 'scored' ? finding.severity.value : undefined)],
  ['production_here', (finding) => finding.here.production],
  ['groups_here', (finding) => finding.here.groups],
  ['reserve_here', (finding) => finding.here.reserve + finding.here.laboratories],
  ['firms_elsewhere', (finding) => finding.elsewhere.firms],
  ['source_ids', (finding) => finding.sources.join(';')],
];

/** What does a chain lack in a region? */
export const gapRoutes: FastifyPluginAsyncTypebox<{ graph: GraphClient }> = async (app, { graph }) => {
  app.get(
    '/api/chains/:chain/gaps',
    {
      schema: {
        tags: ['chains'],
        summary: 'What does a chain lack in a region? One finding per stage, worst first',
        produces: tableTypes,
        params: ChainParams,
        querystring: GapQuery,
        response: { 200: GapList },
      },
    },
    async (request, reply) => {
      const kept = toStatuses(request.query.status);
      const { chain, region, peer, findings } = await readChainInPlace(graph, {
        ...request.query,
        chain: request.params.chain,
      });
      const items = rankGaps(findings).filter((finding) => kept === undefined || kept.has(finding.status));
      const name = `${chain.id}-gaps-${region.code}`;
      return sendTable(request, reply, { name, columns, rows: items }, () => ({
        chain: toRef('chain', chain),
        region,
        ...(peer ? { peer } : {}),
        items,
        total: items.length,
      }));
    },
  );
};
