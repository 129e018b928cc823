import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { cutNetwork, suggestSupplies, type NamedFeed } from '../analysis/network.ts';
import { Network, NetworkQuery } from '../contract/network.ts';
import { readFeeds, readStages } from '../graph/chain.ts';
import type { GraphClient } from '../graph/client.ts';
import {
  readEdges,
  readFocus,
  readMembers,
  readNeighbours,
  readNodes,
  type Focus,
  type NodeRow,
} from '../graph/network.ts';
import { readRegion } from '../graph/region.ts';
import { toKinds } from './parameter.ts';

const usual = 150;

/** A neighbourhood to draw: the organisations around a chain, a stage or another organisation. */
export const networkRoutes: FastifyPluginAsyncTypebox<{ graph: GraphClient }> = async (app, { graph }) => {
  app.get(
    '/api/graph',
    {
      schema: {
        tags: ['network'],
        summary:
          'The organisations around a chain, stage or organisation and what ties them, cut by whole edges',
        querystring: NetworkQuery,
        response: { 200: Network },
      },
    },
    async ({ query }) => {
      const kinds = toKinds(query.kinds);
      const [focus] = await Promise.all([
        readFocus(graph, query.focus),
        query.region === undefined ? undefined : readRegion(graph, query.region),
      ]);
      const { ids, counts } = await readRings(graph, focus, query);
      const chain = focus.chain;
      const [rows, edges, feeds] = await Promise.all([
        readNodes(graph, { ids, region: query.region, chain }),
        readEdges(graph, ids),
        chain === undefined ? [] : readNamedFeeds(graph, chain),
      ]);
      const suggested = suggestSupplies(feeds, rolesHere(rows), edges);
      const nodes = rows.map(({ counted: _counted, ...node }) => node);
      const found = { focus: query.focus, nodes, edges, suggested, counts };
      return cutNetwork(found, query.limit ?? usual, kinds);
    },
  );
};

/** Ids by ring: what is tied to the focus, then as many relations further as asked. */
async function readRings(
  graph: GraphClient,
  focus: Focus,
  { focus: id, depth = 1, region }: { focus: string; depth?: number; region?: string },
) {
  const first =
    focus.kind === 'chain' || focus.kind === 'stage'
      ? await readMembers(graph, { kind: focus.kind, id }, region)
      : { ids: [id], counts: [] };
  let ids = first.ids;
  for (let ring = 0; ring < depth; ring += 1) {
    ids = [...ids, ...(await readNeighbours(graph, ids))];
  }
  return { ids, counts: new Map(first.counts.map(({ kind, count }) => [kind, count])) };
}

/** Firms that stand here with the stages of their counted roles. */
const rolesHere = (rows: NodeRow[]) =>
  rows.flatMap((row) => (row.here ? row.counted.map((stage) => ({ firm: row.id, stage })) : []));

async function readNamedFeeds(graph: GraphClient, chain: string): Promise<NamedFeed[]> {
  const [stages, feeds] = await Promise.all([readStages(graph, [chain]), readFeeds(graph, [chain])]);
  const names = new Map(stages.map((stage) => [stage.id, stage.name]));
  return feeds.map(({ from, to, provenance }) => ({
    from,
    to,
    provenance,
    fromName: names.get(from) ?? from,
    toName: names.get(to) ?? to,
  }));
}
