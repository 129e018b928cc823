import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { placeOnChains, sortAttributes } from '../analysis/dossier.ts';
import { toRef } from '../analysis/ref.ts';
import { FirmDossier, FirmDossierQuery, FirmList, FirmParams, FirmQuery } from '../contract/firm.ts';
import type { FirmRow, Role } from '../contract/firm.ts';
import type { GraphClient } from '../graph/client.ts';
import { readChain } from '../graph/chain.ts';
import { readFactsOf } from '../graph/fact.ts';
import { readFirm, readFirms, readRoles } from '../graph/firm.ts';
import { readRegion } from '../graph/region.ts';
import { findIds } from '../graph/search.ts';
import { readChainsOfStages, readStage } from '../graph/stage.ts';
import { readChainInPlace } from './finding.ts';
import { toPage, toPaging } from './parameter.ts';
import { sendTable, tableTypes, type Column } from './table.ts';

const columns: Column<FirmRow>[] = [
  ['firm_id', ({ firm }) => firm.id],
  ['企业', ({ firm }) => firm.name],
  ['short_name', ({ shortName }) => shortName],
  ['region_code', ({ region }) => region?.code],
  ['区域', ({ region }) => region?.name],
  ['tiers', ({ tiers }) => tiers.join(';')],
  ['stages', ({ roles }) => roles.map((role) => role.stage.name).join(';')],
  ['anchors', ({ anchors }) => anchors.map((chain) => chain.name).join(';')],
  ['facts', ({ facts }) => facts],
  [
    'source_ids',
    ({ roles }) => [...new Set(roles.flatMap((role) => role.provenance.sourceIds))].sort().join(';'),
  ],
];

/** Which firms are there, and what is known of one? */
export const firmRoutes: FastifyPluginAsyncTypebox<{ graph: GraphClient }> = async (app, { graph }) => {
  app.get(
    '/api/firms',
    {
      schema: {
        tags: ['firms'],
        summary: 'Active firms by name, with how many there are per region and chain',
        produces: tableTypes,
        querystring: FirmQuery,
        response: { 200: FirmList },
      },
    },
    async (request, reply) => {
      const { region, chain, stage, q } = request.query;
      const paging = toPaging(request, request.query);
      const [ids] = await Promise.all([
        q === undefined || q.trim() === '' ? undefined : findIds(graph, q, 'firm'),
        region === undefined ? undefined : readRegion(graph, region),
        chain === undefined ? undefined : readChain(graph, chain),
        stage === undefined ? undefined : readStage(graph, stage),
      ]);
      const { firms, total, facets } = await readFirms(graph, { region, chain, stage, ids }, paging);
      return sendTable(request, reply, { name: 'firms', columns, rows: firms }, () => ({
        ...toPage(firms, total, paging),
        facets,
      }));
    },
  );

  app.get(
    '/api/firms/:firm',
    {
      schema: {
        tags: ['firms'],
        summary: 'One firm, one file: every fact with its evidence, source and date',
        params: FirmParams,
        querystring: FirmDossierQuery,
        response: { 200: FirmDossier },
      },
    },
    async ({ params, query }) => {
      const [file, roles, facts, asked] = await Promise.all([
        readFirm(graph, params.firm),
        readRoles(graph, [params.firm]),
        readFactsOf(graph, 'firm', params.firm),
        query.region === undefined ? undefined : readRegion(graph, query.region),
      ]);
      const judgedIn = asked ?? file.region;
      const played = roles.get(params.firm) ?? [];
      const positions = judgedIn ? await readPositions(graph, played, judgedIn.code, query.asOf) : [];
      return {
        ...file,
        ...sortAttributes(file),
        ...(judgedIn ? { judgedIn } : {}),
        positions,
        ...facts,
      };
    },
  );
};

async function readPositions(graph: GraphClient, roles: Role[], region: string, asOf: string | undefined) {
  const ids = await readChainsOfStages(
    graph,
    roles.map((role) => role.stage.id),
  );
  const places = await Promise.all(ids.map((chain) => readChainInPlace(graph, { chain, region, asOf })));
  return placeOnChains(
    roles,
    places.map((place) => ({ ...place, chain: toRef('chain', place.chain) })),
  );
}
