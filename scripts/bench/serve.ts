import { Agent, get, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { buildApp } from '../../server/app.ts';
import { type GraphClient, openGraph } from '../../server/graph/client.ts';
import type { Bed } from './bed.ts';

/** The product as a browser meets it, on a free port. */
export interface Served {
  graph: GraphClient;
  /** Asks for an address below `/api/` and reads the whole answer, compressed on the way as for a browser. */
  ask(path: string): Promise<string>;
  close(): Promise<void>;
}

/** Serves what a bench has loaded. */
export async function serveBed(bed: Bed): Promise<Served> {
  const graph = openGraph(bed.address);
  const app = await buildApp({
    graph,
    config: { logLevel: 'error' },
    webFolder: '',
    requestsPerTenSeconds: 1_000_000,
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const agent = new Agent({ keepAlive: true });
  const request = (path: string): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => {
      get(`${url}/api/${path}`, { agent, headers: { 'accept-encoding': 'gzip' } }, resolve).once(
        'error',
        reject,
      );
    });
  return {
    graph,
    async ask(path) {
      const answer = await request(path);
      const body = await buffer(answer);
      const text = (answer.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString();
      if (answer.statusCode !== 200) throw new Error(`${answer.statusCode}: ${text}`);
      return text;
    },
    async close() {
      agent.destroy();
      await app.close();
      await graph.close();
    },
  };
}
