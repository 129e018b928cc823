import { buildApp } from '../../../server/app.ts';
import type { GapList } from '../../../server/contract/gap.ts';
import { openGraph } from '../../../server/graph/client.ts';
import type { Bed } from '../bed.ts';
import type { PlainCount } from './plain.ts';

/** The product as a browser meets it, on a free port. */
export interface Served {
  /** Asks for the gaps of a chain in a region and reads the whole answer. */
  ask(chain: string, region: string): Promise<string>;
  close(): Promise<void>;
}

export async function serveBed(bed: Bed): Promise<Served> {
  const graph = openGraph(bed.address);
  const app = await buildApp({
    graph,
    config: { logLevel: 'error' },
    webFolder: '',
    requestsPerTenSeconds: 1_000_000,
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    async ask(chain, region) {
      const answer = await fetch(`${url}/api/chains/${chain}/gaps?region=${region}`);
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${answer.status}: ${text}`);
      return text;
    },
    async close() {
      await app.close();
      await graph.close();
    },
  };
}

/** The counts in our answer, in the shape of the plain lanes. */
export const toCounts = (text: string): PlainCount[] =>
  (JSON.parse(text) as GapList).items
    .map(({ stage, here, elsewhere }) => ({ stage: stage.id, ...here, elsewhere: elsewhere.firms }))
    .sort((a, b) => (a.stage < b.stage ? -1 : 1));
