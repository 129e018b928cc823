import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { findNeighbours } from '../analysis/neighbour.ts';
import { isObservedBy } from '../analysis/observed.ts';
import { StageDetail, StageFirmList, StageFirmQuery, StageParams, StageQuery } from '../contract/stage.ts';
import type { StageFirm } from '../contract/stage.ts';
import { ProblemError } from '../errors.ts';
import type { GraphClient } from '../graph/client.ts';
import { readFactsOf, type FactSet } from '../graph/fact.ts';
import { readRegion } from '../graph/region.ts';
import { readStage, readStageFirms, readStageUniversities } from '../graph/stage.ts';
import { readChainInPlace } from './finding.ts';
import { toLastDay, toPage, toPaging } from './parameter.ts';
import { sendTable, tableTypes, type Column } from './table.ts';

const columns: Column<StageFirm>[] = [
  ['firm_id', ({ firm }) => firm.id],
  ['企业', ({ firm }) => firm.name],
  ['region_code', ({ region }) => region?.code],
  ['区域', ({ region }) => region?.name],
  ['group_id', ({ groupId }) => groupId],
  ['stage_id', ({ role }) => role.stage.id],
  ['status', ({ role }) => role.status],
  ['products', ({ role }) => role.products.join(';')],
  ['output_cny', ({ role }) => role.outputCny],
  ['evidence', ({ role }) => role.provenance.evidence],
  ['observed_on', ({ role }) => role.provenance.observedOn],
  ['source_ids', ({ role }) => role.provenance.sourceIds.join(';')],
  ['note', ({ role }) => role.provenance.note],
];

/** The facts that were observed by the end of a day, with the sources they rest on. */
function observedOf({ facts, factsTotal, sources }: FactSet, asOf: string | undefined): FactSet {
  if (asOf === undefined) return { facts, factsTotal, sources };
  const kept = facts.filter(({ provenance }) => isObservedBy(provenance.observedOn, asOf));
  const cited = new Set(kept.flatMap(({ provenance }) => provenance.sourceIds));
  return {
    facts: kept,
    factsTotal: factsTotal - facts.length + kept.length,
    sources: sources.filter(({ id }) => cited.has(id)),
  };
}

/** What stands at a stage in a region, and the firms that play it. */
export const stageRoutes: FastifyPluginAsyncTypebox<{ graph: GraphClient }> = async (app, { graph }) => {
  app.get(
    '/api/stages/:stage',
    {
      schema: {
        tags: ['stages'],
        summary: 'A stage in a region: the finding, its neighbours, its universities and every fact',
        params: StageParams,
        querystring: StageQuery,
        response: { 200: StageDetail },
      },
    },
    async ({ params, query }) => {
      const { stage, aliases, chains } = await readStage(graph, params.stage);
      const chain = query.chain === undefined ? chains[0] : chains.find(({ id }) => id === query.chain);
      if (!chain) throw new ProblemError('not_found', `The stage "${stage.id}" is no link of such a chain.`);
      const asOf = toLastDay(query.asOf);
      const [place, universities, found] = await Promise.all([
        readChainInPlace(graph, { ...query, chain: chain.id }),
        readStageUniversities(graph, stage.id, query.region, asOf),
        readFactsOf(graph, 'stage', stage.id),
      ]);
      const { region, feeds, findings } = place;
      const finding = findings.find((one) => one.stage.id === stage.id)!;
      const { inputs, outputs } = findNeighbours(stage.id, feeds, findings);
      const facts = observedOf(found, asOf);
      return { chain, chains, region, aliases, finding, inputs, outputs, universities, ...facts };
    },
  );

  app.get(
    '/api/stages/:stage/firms',
    {
      schema: {
        tags: ['stages'],
        summary: 'The firms that play a stage, in the region or elsewhere',
        produces: tableTypes,
        params: StageParams,
        querystring: StageFirmQuery,
        response: { 200: StageFirmList },
      },
    },
    async (request, reply) => {
      const { region: code, where } = request.query;
      const paging = toPaging(request, request.query);
      const [{ stage }, region] = await Promise.all([
        readStage(graph, request.params.stage),
        readRegion(graph, code),
      ]);
      const { firms, total } = await readStageFirms(graph, {
        stage: stage.id,
        region: region.code,
        where,
        asOf: toLastDay(request.query.asOf),
        ...paging,
      });
      const name = `${stage.id}-firms-${where}-${code}`;
      return sendTable(request, reply, { name, columns, rows: firms }, () => toPage(firms, total, paging));
    },
  );
};
