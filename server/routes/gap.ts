import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { rankGaps } from '../analysis/gap.ts';
import { toRef } from '../analysis/ref.ts';
import { severityFactors } from '../analysis/severity.ts';
import { ChainParams, GapList, GapQuery, type Finding } from '../contract/gap.ts';
import type { GraphClient } from '../graph/client.ts';
import { readChainInPlace } from './finding.ts';
import { toStatuses, toWeights } from './parameter.ts';
import { sendTable, tableTypes, type Column } from './table.ts';

/** One term of a severity; unknown terms are empty cells. */
const termOf = ({ severity }: Finding, factor: string): number | undefined =>
  severity.status === 'scored' ? severity.parts.find(({ id }) => id === factor)?.value : undefined;

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
  ['feeds', (finding) => finding.feeds.join(';')],
  ['severity', ({ severity }) => (severity.status === 'scored' ? severity.value : undefined)],
  ['severity_known_weight', ({ severity }) => (severity.status === 'scored' ? severity.coverage : undefined)],
  ...severityFactors.map(({ id }): Column<Finding> => [`severity_${id}`, (finding) => termOf(finding, id)]),
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
      // Thousands of small objects, made here as the schema says: the general way takes three times as long.
      serializerCompiler: () => JSON.stringify,
    },
    async (request, reply) => {
      const kept = toStatuses(request.query.status);
      const { chain, region, peer, findings } = await readChainInPlace(graph, {
        ...request.query,
        chain: request.params.chain,
        weights: toWeights(request.query.weights, severityFactors),
      });
      const items = rankGaps(findings).filter((finding) => kept === undefined || kept.has(finding.status));
      const name = `${chain.id}-gaps-${region.code}`;
      return sendTable(request, reply, { name, columns, rows: items }, () => ({
        chain: toRef('chain', chain),
        region,
        ...(peer ? { peer } : {}),
        factors: severityFactors.map(({ id, defaultWeight }) => ({ id, defaultWeight })),
        items,
        total: items.length,
      }));
    },
  );
};
