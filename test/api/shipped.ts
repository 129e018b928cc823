import { Type } from 'typebox';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, inject } from 'vitest';
import { loadShipped } from '../../scripts/load.ts';
import { buildApp } from '../../server/app.ts';
import { openGraph, type GraphClient } from '../../server/graph/client.ts';
import { migrate } from '../../server/graph/migrate.ts';

export interface Answer<Body> {
  status: number;
  body: Body;
  text: string;
  headers: Record<string, string | string[] | number | undefined>;
}

/** The product's server on the data that ships. */
export interface Shipped {
  app: FastifyInstance;
  graph: GraphClient;
  /** Reads an address; `Body` is what the contract says is there. */
  get<Body>(url: string, headers?: Record<string, string>): Promise<Answer<Body>>;
  send<Body>(method: 'POST' | 'PATCH' | 'DELETE', url: string, payload?: object): Promise<Answer<Body>>;
}

const marked = Type.Object({ count: Type.Integer() });

/** Fills the graph with the data that ships, unless the file before left it there: whoever empties it takes the mark. */
async function fill(graph: GraphClient): Promise<void> {
  const [found] = await graph.read(`MATCH (m:ShippedMark) RETURN count(m) AS count`, {}, marked);
  if (found?.count === 1) return;
  await graph.write((tx) => tx.execute(`MATCH (n) DETACH DELETE n`), 60_000);
  await migrate(graph);
  await loadShipped(graph, () => undefined);
  await graph.write((tx) => tx.execute(`CREATE (:ShippedMark)`));
}

/** Opens the server before the tests of a file and closes it after them. */
export function serveShipped(): Shipped {
  const shipped = {} as Shipped;
  beforeAll(async () => {
    const graph = openGraph(inject('neo4j'));
    await fill(graph);
    const app = await buildApp({
      graph,
      config: { logLevel: 'silent' },
      webFolder: '',
      requestsPerTenSeconds: 1_000_000,
    });
    const ask = async <Body>(options: object): Promise<Answer<Body>> => {
      const response = await app.inject({ headers: { host: 'localhost' }, ...options });
      const isJson = String(response.headers['content-type']).includes('json');
      const body = (isJson ? response.json() : undefined) as Body;
      return { status: response.statusCode, body, text: response.body, headers: response.headers };
    };
    Object.assign(shipped, {
      app,
      graph,
      get: (url: string, headers = {}) => ask({ url, headers: { host: 'localhost', ...headers } }),
      send: (method: string, url: string, payload?: object) =>
        ask({ method, url, ...(payload ? { payload } : {}) }),
    });
  }, 300_000);
  afterAll(async () => {
    await shipped.app?.close();
    await shipped.graph?.close();
  });
  return shipped;
}

/** More pages than any list asked for here has: whoever needs more turns in a circle. */
const mostPages = 1000;

/** Every item of a list, read page by page. */
export async function readAll<Item>(
  { get }: Shipped,
  url: string,
  pageOf: (body: never) => { items: Item[]; total: number; next?: string },
): Promise<{ items: Item[]; total: number; pages: number }> {
  const items: Item[] = [];
  let pages = 0;
  let total: number;
  let cursor: string | undefined;
  do {
    const joint = url.includes('?') ? '&' : '?';
    const { body } = await get<never>(cursor === undefined ? url : `${url}${joint}cursor=${cursor}`);
    const page = pageOf(body);
    items.push(...page.items);
    ({ total } = page);
    cursor = page.next;
    pages += 1;
    if (pages > mostPages) throw new Error(`${url} does not end`);
  } while (cursor !== undefined);
  return { items, total, pages };
}

/** The data rows of a CSV answer as records by header. */
export function rowsOf(csv: string): Record<string, string>[] {
  const [head = '', ...lines] = csv
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n');
  const headers = head.split(',');
  return lines.map((line) =>
    Object.fromEntries(line.split(',').map((cell, index) => [headers[index]!, cell])),
  );
}
