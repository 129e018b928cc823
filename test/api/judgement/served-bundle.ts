import { beforeAll, expect } from 'vitest';
import type { ImportJob } from '../../../server/contract/import-job.ts';
import { toMultipart } from '../../fixtures/files/multipart.ts';
import { serveShipped, type Shipped } from '../shipped.ts';
import { makeBundle, type Bundle } from './bundle.ts';
import { chainTables, placeTables } from './bundle-table.ts';

/** Two by default, which between them have every status; others with `LIANTU_BUNDLE_SEEDS=1,2,3`. */
export const bundleSeeds = (process.env.LIANTU_BUNDLE_SEEDS ?? '4,21').split(',').map(Number);

/** Loads tables the way the pages do, and waits until they are in. */
export async function load({ app, get }: Shipped, files: Record<string, string>): Promise<ImportJob> {
  const { payload, headers } = toMultipart(files);
  const sent = await app.inject({
    method: 'POST',
    url: '/api/imports',
    payload,
    headers: { host: 'localhost', ...headers },
  });
  expect(sent.statusCode, sent.body).toBe(202);
  for (let turn = 0; turn < 600; turn += 1) {
    const { body } = await get<ImportJob>(String(sent.headers.location));
    if (!['reading', 'checking', 'loading'].includes(body.status)) {
      expect(body, JSON.stringify(body.rejections.items.slice(0, 3))).toMatchObject({
        status: 'done',
        asks: [],
      });
      return body;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the import does not settle');
}

/** No import table has a second site: it is what a merge or another program leaves in the graph. */
const writeSites = ({ graph }: Shipped, bundles: Bundle[]): Promise<void> =>
  graph.write((tx) =>
    tx.execute(
      `UNWIND $sites AS site
       MATCH (f:Firm {id: site.firm}), (r:Region {code: site.region})
       CREATE (f)-[:LOCATED_IN {id: 'site|' + f.id, kind: 'site', evidence: 'verified', sourceIds: ['unseen-book']}]->(r)`,
      {
        sites: bundles.flatMap(({ firms }) =>
          firms.flatMap(({ id, site }) => (site === undefined ? [] : [{ firm: id, region: site }])),
        ),
      },
    ),
  );

/** The product on the data that ships, with the bundles of the seeds in use imported beside it. */
export function serveBundles(): { shipped: Shipped; bundles: Bundle[] } {
  const shipped = serveShipped();
  const bundles = bundleSeeds.map(makeBundle);
  beforeAll(async () => {
    // What is here from now on is not what ships: the next file has to fill the graph again.
    await shipped.graph.write((tx) => tx.execute('MATCH (n:ShippedMark) DELETE n'));
    await load(shipped, placeTables(bundles));
    await writeSites(shipped, bundles);
    await load(shipped, chainTables(bundles));
  }, 120_000);
  return { shipped, bundles };
}
