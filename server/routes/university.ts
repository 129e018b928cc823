import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import {
  UniversityDetail,
  UniversityList,
  UniversityParams,
  UniversityQuery,
} from '../contract/university.ts';
import type { UniversityRow } from '../contract/university.ts';
import { readChain } from '../graph/chain.ts';
import type { GraphClient } from '../graph/client.ts';
import { readFactsOf } from '../graph/fact.ts';
import { readRegion } from '../graph/region.ts';
import { readUniversities, readUniversity } from '../graph/university.ts';
import { toPage, toPaging } from './parameter.ts';
import { sendTable, tableTypes, type Column } from './table.ts';

const stageNames = (services: UniversityRow['trains']): string =>
  [...new Set(services.map((service) => service.stage.name))].join(';');

const columns: Column<UniversityRow>[] = [
  ['university_id', ({ university }) => university.id],
  ['高校院所', ({ university }) => university.name],
  ['kind', ({ kind }) => kind],
  ['region_code', ({ region }) => region?.code],
  ['区域', ({ region }) => region?.name],
  ['disciplines', ({ disciplines }) => disciplines.join(';')],
  ['trains', ({ trains }) => stageNames(trains)],
  ['researches', ({ researches }) => stageNames(researches)],
  ['facts', ({ facts }) => facts],
  [
    'source_ids',
    ({ trains, researches }) =>
      [...new Set([...trains, ...researches].flatMap((service) => service.provenance.sourceIds))]
        .sort()
        .join(';'),
  ],
];

/** Who trains and researches for which stages? */
export const universityRoutes: FastifyPluginAsyncTypebox<{ graph: GraphClient }> = async (app, { graph }) => {
  app.get(
    '/api/universities',
    {
      schema: {
        tags: ['universities'],
        summary: 'Universities, institutes and laboratories with the stages they serve',
        produces: tableTypes,
        querystring: UniversityQuery,
        response: { 200: UniversityList },
      },
    },
    async (request, reply) => {
      const { region, chain } = request.query;
      const paging = toPaging(request, request.query);
      await Promise.all([
        region === undefined ? undefined : readRegion(graph, region),
        chain === undefined ? undefined : readChain(graph, chain),
      ]);
      const { universities, total } = await readUniversities(graph, { region, chain }, paging);
      return sendTable(request, reply, { name: 'universities', columns, rows: universities }, () =>
        toPage(universities, total, paging),
      );
    },
  );

  app.get(
    '/api/universities/:id',
    {
      schema: {
        tags: ['universities'],
        summary: 'One university with every fact',
        params: UniversityParams,
        response: { 200: UniversityDetail },
      },
    },
    async ({ params }) => {
      const [university, { facts: records, factsTotal, sources }] = await Promise.all([
        readUniversity(graph, params.id),
        readFactsOf(graph, 'university', params.id),
      ]);
      return { ...university, records, factsTotal, sources };
    },
  );
};
