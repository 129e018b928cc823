import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { chooseBundle } from '../analysis/bundle.ts';
import { toRef } from '../analysis/ref.ts';
import { severityFactors } from '../analysis/severity.ts';
import { Bundle, BundleQuery, type BundleGap, type BundleStep } from '../contract/bundle.ts';
import type { StageStatus } from '../contract/common.ts';
import { ChainParams, type Finding } from '../contract/gap.ts';
import { badRequest, ProblemError } from '../errors.ts';
import { readBundleCandidates } from '../graph/bundle.ts';
import type { GraphClient } from '../graph/client.ts';
import { readStage } from '../graph/stage.ts';
import { readChainInPlace } from './finding.ts';
import { toLastDay, toStatuses, toWeights } from './parameter.ts';
import { sendTable, tableTypes, type Column } from './table.ts';

const columns: Column<BundleStep>[] = [
  ['firm_id', ({ firm }) => firm.id],
  ['企业', ({ firm }) => firm.name],
  ['region_code', ({ region }) => region?.code],
  ['区域', ({ region }) => region?.name],
  ['closes', ({ closes }) => closes.map(({ stage }) => stage.name).join(';')],
  ['closed', ({ closed }) => closed],
  ['severity_closed', ({ severity }) => severity],
  ['others', ({ others }) => others],
];

/** Gaps that one more producing group closes: a weak stage lacks output, which no count of firms gives it. */
const closable: readonly StageStatus[] = ['missing', 'reserve', 'single'];
const withoutProduction: readonly StageStatus[] = ['missing', 'reserve'];

function toClosable(text: string | undefined): ReadonlySet<StageStatus> {
  const kept = toStatuses(text) ?? new Set(withoutProduction);
  const wrong = [...kept].find((status) => !closable.includes(status));
  if (wrong !== undefined) throw badRequest('status', `"${wrong}" is none of ${closable.join(', ')}`);
  return kept;
}

const toGap = ({ stage, status, severity }: Finding): BundleGap => ({
  stage: toRef('stage', stage),
  status,
  ...(severity.status === 'scored' ? { severity: severity.value } : {}),
});

/** Which firms would close the gaps of a chain, with as few of them as can be? */
export const bundleRoutes: FastifyPluginAsyncTypebox<{ graph: GraphClient }> = async (app, { graph }) => {
  app.get(
    '/api/chains/:chain/bundle',
    {
      schema: {
        tags: ['chains'],
        summary: 'The smallest bundle of firms elsewhere that closes the gaps of a chain, step by step',
        produces: tableTypes,
        params: ChainParams,
        querystring: BundleQuery,
        response: { 200: Bundle },
      },
    },
    async (request, reply) => {
      const { region, stage, asOf, ...query } = request.query;
      const kept = toClosable(query.status);
      const weights = toWeights(query.weights, severityFactors);
      const [place] = await Promise.all([
        readChainInPlace(graph, { chain: request.params.chain, region, asOf, weights }),
        stage === undefined ? undefined : readStage(graph, stage),
      ]);
      if (stage !== undefined && !place.findings.some((finding) => finding.stage.id === stage)) {
        throw new ProblemError(
          'not_found',
          `The stage "${stage}" is no link of the chain "${place.chain.id}".`,
        );
      }
      const gaps = place.findings
        .filter(({ status }) => kept.has(status))
        .filter((finding) => stage === undefined || finding.stage.id === stage)
        .map(toGap);
      const stages = gaps.map((gap) => gap.stage.id);
      const candidates = await readBundleCandidates(graph, { stages, region, asOf: toLastDay(asOf) });
      const bundle = chooseBundle(gaps, candidates);
      const table = { name: `${place.chain.id}-bundle-${place.region.code}`, columns, rows: bundle.steps };
      return sendTable(request, reply, table, () => ({
        chain: toRef('chain', place.chain),
        region: place.region,
        ...bundle,
      }));
    },
  );
};
