import { afterAll, beforeAll, inject } from 'vitest';
import { buildApp } from '../../server/app.ts';
import { openGraph, type GraphClient } from '../../server/graph/client.ts';
import { importAll, startEmpty } from '../graph/import-fixture.ts';

interface Served {
  graph: GraphClient;
  get<Body>(
    url: string,
    headers?: Record<string, string>,
  ): Promise<{ status: number; body: Body; text: string }>;
}

/** The product's server on these tables and nothing else. */
export function serveTables(tables: Record<string, string>): Served {
  const served = {} as Served;
  let close: () => Promise<unknown> = () => Promise.resolve();
  beforeAll(async () => {
    const graph = openGraph(inject('neo4j'));
    await startEmpty(graph);
    await importAll(graph, tables);
    const app = await buildApp({
      graph,
      config: { logLevel: 'silent' },
      webFolder: '',
      requestsPerTenSeconds: 1_000_000,
    });
    close = () => app.close().then(() => graph.close());
    Object.assign(served, {
      graph,
      get: async (url: string, headers = {}) => {
        const response = await app.inject({ url, headers: { host: 'localhost', ...headers } });
        const isJson = String(response.headers['content-type']).includes('json');
        return {
          status: response.statusCode,
          body: isJson ? response.json() : undefined,
          text: response.body,
        };
      },
    });
  }, 120_000);
  afterAll(() => close());
  return served;
}
