import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { countTree, regionsAbove, regionsBelow } from '../analysis/region.ts';
import { RegionDetail, RegionList, RegionParams, type RegionRow } from '../contract/region.ts';
import { notFound } from '../errors.ts';
import type { GraphClient } from '../graph/client.ts';
import { readFactsOf } from '../graph/fact.ts';
import { readRegionTree } from '../graph/region.ts';
import { remember } from '../graph/remember.ts';

/** The tree of regions, and what is reported of one. */
export const regionRoutes: FastifyPluginAsyncTypebox<{ graph: GraphClient }> = async (app, { graph }) => {
  const readTree = (): Promise<RegionRow[]> =>
    remember(graph, 'counted region tree', async () => {
      const { regions, firmPlaces, factPlaces } = await readRegionTree(graph);
      return countTree(regions, firmPlaces, factPlaces);
    });

  app.get(
    '/api/regions',
    {
      schema: {
        tags: ['regions'],
        summary: 'Every region, parents before children, with how many firms and facts stand in it',
        response: { 200: RegionList },
      },
    },
    async () => {
      const items = await readTree();
      return { items, total: items.length };
    },
  );

  app.get(
    '/api/regions/:code',
    {
      schema: {
        tags: ['regions'],
        summary: 'One region, what lies above and below it, and every fact reported of it',
        params: RegionParams,
        response: { 200: RegionDetail },
      },
    },
    async ({ params: { code } }) => {
      const [tree, facts] = await Promise.all([readTree(), readFactsOf(graph, 'region', code)]);
      const rows = new Map(tree.map((row) => [row.code, row]));
      const region = rows.get(code);
      if (!region) throw notFound('region', code);
      const below = regionsBelow(rows, region).filter(
        (row) => row.within === code || row.firms > 0 || row.facts > 0,
      );
      return { region, above: regionsAbove(rows, code), below, ...facts };
    },
  );
};
