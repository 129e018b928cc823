import { readConfig } from '../../server/config.ts';
import { openGraph, type GraphAddress } from '../../server/graph/client.ts';
import { migrate } from '../../server/graph/migrate.ts';
import { serve, type Served } from '../../server/main.ts';
import { warm } from '../../server/warm.ts';
import { loadShipped } from '../../scripts/load.ts';
import { buildWeb } from '../../scripts/start/web.ts';

/** The product as a user meets it: the production build and the data that ships, on a port of its own. */
export async function serveProduct(address: GraphAddress): Promise<Served> {
  const graph = openGraph(address);
  await graph.write((tx) => tx.execute('MATCH (n) DETACH DELETE n'));
  await migrate(graph);
  await loadShipped(graph, () => undefined);
  // A page that comes before the database has planned its queries may find it too slow and be told to come again.
  await warm(graph);
  await graph.close();
  await buildWeb();
  return serve(readConfig({ PORT: '0', LOG_LEVEL: 'error' }), address);
}
