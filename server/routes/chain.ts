import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { judgeGaps } from '../analysis/gap.ts';
import { mapChain, summariseChain } from '../analysis/chain.ts';
import { toRef } from '../analysis/ref.ts';
import { ChainList, ChainMap, ChainQuery } from '../contract/chain.ts';
import { ChainParams } from '../contract/gap.ts';
import { readChainFigures, readChains } from '../graph/chain.ts';
import { readChainFirms, readLeadingChains } from '../graph/chain-place.ts';
import type { GraphClient } from '../graph/client.ts';
import { readAnchors, readKnowledge } from '../graph/knowledge.ts';
import { readRegion } from '../graph/region.ts';
import { remember } from '../graph/remember.ts';
import { groupRows } from '../graph/rows.ts';
import { readChainInPlace } from './finding.ts';
import { toLastDay } from './parameter.ts';
import { readLinks } from './structure.ts';

/** Every chain as it stands in a region, and one chain as a map. */
export const chainRoutes: FastifyPluginAsyncTypebox<{ graph: GraphClient }> = async (app, { graph }) => {
  app.get(
    '/api/chains',
    {
      schema: {
        tags: ['chains'],
        summary: 'Every chain with its stages by status, its firms and its anchors in a region',
        querystring: ChainQuery,
        response: { 200: ChainList },
      },
    },
    async ({ query: { region: code, peer, asOf } }) => {
      const { region, items } = await remember(graph, `chains ${code} ${peer} ${asOf}`, () =>
        readSummaries(graph, code, peer, toLastDay(asOf)),
      );
      return { region, items, total: items.length };
    },
  );

  app.get(
    '/api/chains/:chain',
    {
      schema: {
        tags: ['chains'],
        summary: 'The map of a chain: its stages with their status in a region, and what feeds what',
        params: ChainParams,
        querystring: ChainQuery,
        response: { 200: ChainMap },
      },
    },
    async ({ params, query }) => {
      const place = await readChainInPlace(graph, { ...query, chain: params.chain });
      const { chain, region, peer, stages, feeds, findings } = place;
      const asOf = toLastDay(query.asOf);
      const [anchors, figures, peerFigures] = await Promise.all([
        readAnchors(graph, [chain.id], region.code, asOf),
        readChainFigures(graph, [chain.id], region.code, asOf),
        peer ? readChainFigures(graph, [chain.id], peer.code, asOf) : undefined,
      ]);
      const { description } = chain;
      return {
        chain: { ...toRef('chain', chain), ...(description === undefined ? {} : { description }) },
        region,
        ...(peer ? { peer } : {}),
        stages: mapChain(stages, findings, anchors),
        feeds: feeds.map(({ chain: _chain, ...feed }) => feed),
        figures: figures.get(chain.id) ?? [],
        peerFigures: peerFigures?.get(chain.id) ?? [],
      };
    },
  );
};

/** All chains as they stand in a region. */
async function readSummaries(
  graph: GraphClient,
  code: string,
  peerCode: string | undefined,
  asOf: string | undefined,
) {
  const [region, peer, chains] = await Promise.all([
    readRegion(graph, code),
    peerCode === undefined ? undefined : readRegion(graph, peerCode),
    readChains(graph),
  ]);
  const ids = chains.map((chain) => chain.id);
  const [links, here, there, anchorRows, figures, firms, leading] = await Promise.all([
    Promise.all(ids.map((id) => readLinks(graph, id))),
    readKnowledge(graph, ids, region, asOf),
    peer && readKnowledge(graph, ids, peer, asOf),
    readAnchors(graph, ids, code, asOf),
    readChainFigures(graph, ids, code, asOf),
    readChainFirms(graph, ids, code, asOf),
    readLeadingChains(graph, code, asOf),
  ]);
  const anchors = groupRows(
    anchorRows,
    (row) => row.chain,
    (row) => row.anchor,
  );
  const items = links.map(({ chain, stages, feeds, structure }) => {
    const input = { chain: chain.id, stages, feeds, structure, here, peer: there };
    return summariseChain({
      chain,
      findings: judgeGaps(input),
      firms: firms.get(chain.id) ?? { here: 0, elsewhere: 0, unplaced: 0 },
      anchors: anchors.get(chain.id) ?? [],
      figures: figures.get(chain.id) ?? [],
      leading: leading.has(chain.id),
    });
  });
  return { region, items };
}
