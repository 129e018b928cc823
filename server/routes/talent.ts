import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { toRef } from '../analysis/ref.ts';
import { judgeTalents } from '../analysis/talent.ts';
import { ChainParams } from '../contract/gap.ts';
import { Talent, TalentQuery, type StageTalent } from '../contract/talent.ts';
import type { GraphClient } from '../graph/client.ts';
import { readSourcesById } from '../graph/source.ts';
import { readTalent, type TalentRow } from '../graph/talent.ts';
import { readChainInPlace } from './finding.ts';
import { toLastDay } from './parameter.ts';
import { sendTable, tableTypes, type Column } from './table.ts';

/** Names of the universities that are counted at a stage for this kind of service. */
const namesOf = (rows: TalentRow[], kind: 'trains' | 'researches', stage: string): string =>
  rows
    .filter(({ cells }) => cells.some((cell) => cell.counted && cell.kind === kind && cell.stage === stage))
    .map(({ university }) => university.university.name)
    .join(';');

const columnsOf = (rows: TalentRow[]): Column<StageTalent>[] => [
  ['stage_id', ({ stage }) => stage.id],
  ['环节', ({ stage }) => stage.name],
  ['tier', ({ stage }) => stage.tier],
  ['firm_status', ({ status }) => status],
  ['talent', ({ talent }) => talent],
  ['training_here', ({ here }) => here.training],
  ['researching_here', ({ here }) => here.researching],
  ['graduates_here', ({ here }) => here.graduatesPerYear],
  ['graduates_unknown_here', ({ here }) => here.graduatesUnknown],
  ['training_elsewhere', ({ elsewhere }) => elsewhere.training],
  ['researching_elsewhere', ({ elsewhere }) => elsewhere.researching],
  ['graduates_elsewhere', ({ elsewhere }) => elsewhere.graduatesPerYear],
  ['graduates_unknown_elsewhere', ({ elsewhere }) => elsewhere.graduatesUnknown],
  ['培养', ({ stage }) => namesOf(rows, 'trains', stage.id)],
  ['研究', ({ stage }) => namesOf(rows, 'researches', stage.id)],
];

/** Who trains and researches for the stages of a chain, and where do people lack as firms do? */
export const talentRoutes: FastifyPluginAsyncTypebox<{ graph: GraphClient }> = async (app, { graph }) => {
  app.get(
    '/api/chains/:chain/talent',
    {
      schema: {
        tags: ['chains'],
        summary: 'Universities × stages: who trains and who researches, beside what firms the region has',
        produces: tableTypes,
        params: ChainParams,
        querystring: TalentQuery,
        response: { 200: Talent },
      },
    },
    async (request, reply) => {
      const { query, params } = request;
      const place = await readChainInPlace(graph, { ...query, chain: params.chain });
      const { chain, region, findings } = place;
      const rows = await readTalent(graph, chain.id, region.code, toLastDay(query.asOf));
      const cells = rows.flatMap((row) => row.cells);
      const places = new Map(rows.map(({ university }) => [university.university.id, university.place]));
      const stages = judgeTalents(findings, places, cells);
      const sources = await readSourcesById(
        graph,
        cells.flatMap(({ provenance }) => provenance.sourceIds),
      );
      const name = `${chain.id}-talent-${region.code}`;
      return sendTable(request, reply, { name, columns: columnsOf(rows), rows: stages }, () => ({
        chain: toRef('chain', chain),
        region,
        stages,
        universities: rows.map(({ university }) => university),
        cells,
        sources,
      }));
    },
  );
};
