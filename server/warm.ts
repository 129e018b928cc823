import { buildApp } from './app.ts';
import { readChains } from './graph/chain.ts';
import type { GraphClient } from './graph/client.ts';
import { readRegionTree } from './graph/region.ts';

/** What a first page asks, with a word for the search. */
const pages = (chain: string, region: string): string[] => [
  '/api/version',
  '/api/regions',
  `/api/chains?region=${region}`,
  `/api/chains/${chain}?region=${region}`,
  `/api/chains/${chain}/gaps?region=${region}`,
  `/api/chains/${chain}/rates?region=${region}`,
  `/api/chains/${chain}/criticality`,
  `/api/graph?focus=${chain}&region=${region}`,
  `/api/targets?chain=${chain}&region=${region}`,
  '/api/search?q=qydj',
  `/api/firms?region=${region}`,
  '/api/lists',
];

/**
 * Asks the hot questions once, so that the database has planned them before somebody waits: the first query after a
 * start takes a second, each new one a quarter of it. Nothing depends on it; what fails is asked later by somebody.
 */
export async function warm(graph: GraphClient): Promise<void> {
  const [[chain], { regions, firmPlaces }] = await Promise.all([readChains(graph), readRegionTree(graph)]);
  const most = [...firmPlaces].sort((a, b) => b.count - a.count)[0];
  const region = most?.codes[0] ?? regions[0]?.code;
  if (!chain || region === undefined) return;
  const app = await buildApp({ graph, config: { logLevel: 'silent' }, webFolder: '' });
  const headers = { host: 'localhost' };
  for (const url of pages(chain.id, region)) await app.inject({ url, headers });
  await app.close();
}
