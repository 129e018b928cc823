import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { isGap } from '../analysis/severity.ts';
import { rankTargets } from '../analysis/target.ts';
import { CandidateList, TargetQuery, type Candidate } from '../contract/target.ts';
import { ProblemError } from '../errors.ts';
import type { GraphClient } from '../graph/client.ts';
import { readStage } from '../graph/stage.ts';
import { readCandidates } from '../graph/target.ts';
import { readChainInPlace } from './finding.ts';
import { cutPage, toPaging } from './parameter.ts';
import { sendTable, tableTypes, type Column } from './table.ts';

const columns: Column<Candidate>[] = [
  ['firm_id', ({ firm }) => firm.id],
  ['企业', ({ firm }) => firm.name],
  ['city_code', ({ city }) => city?.code],
  ['城市', ({ city }) => city?.name],
  ['closes', ({ closes }) => closes.map(({ stage }) => stage.name).join(';')],
  ['gap_status', ({ closes }) => closes.map(({ status }) => status).join(';')],
  ['critical', ({ closes }) => closes.some(({ critical }) => critical)],
  ['role_status', ({ closes }) => closes.map(({ role }) => role.status ?? '').join(';')],
  ['evidence', ({ closes }) => closes.map(({ role }) => role.provenance.evidence).join(';')],
  [
    'source_ids',
    ({ closes }) => [...new Set(closes.flatMap(({ role }) => role.provenance.sourceIds))].sort().join(';'),
  ],
  ['reasons', ({ reasons }) => reasons.map(({ code }) => code).join(';')],
];

/** Whom does one approach to close the gaps of a chain? */
export const targetRoutes: FastifyPluginAsyncTypebox<{ graph: GraphClient }> = async (app, { graph }) => {
  app.get(
    '/api/targets',
    {
      schema: {
        tags: ['targets'],
        summary: 'Firms elsewhere that would close gaps of a chain in a region, best first, with reasons',
        produces: tableTypes,
        querystring: TargetQuery,
        response: { 200: CandidateList },
      },
    },
    async (request, reply) => {
      const { region, chain, stage } = request.query;
      const paging = toPaging(request, request.query);
      const [{ findings }] = await Promise.all([
        readChainInPlace(graph, { chain, region }),
        stage === undefined ? undefined : readStage(graph, stage),
      ]);
      if (stage !== undefined && !findings.some((finding) => finding.stage.id === stage)) {
        throw new ProblemError('not_found', `The stage "${stage}" is no link of the chain "${chain}".`);
      }
      const open = findings.filter((finding) => isGap(finding.status)).map((finding) => finding.stage.id);
      const { ranked, gaps } = rankTargets(findings, await readCandidates(graph, open, region), stage);
      const page = cutPage(ranked, paging);
      const table = { name: `${chain}-targets-${region}`, columns, rows: page.items };
      return sendTable(request, reply, table, () => ({ ...page, gaps }));
    },
  );
};
