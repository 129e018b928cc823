import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Type } from 'typebox';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { attachNeo4j } from '../../scripts/neo4j/running.ts';
import { openGraph } from '../../server/graph/client.ts';
import {
  findPort,
  isAlive,
  makeDataFolder,
  type ProductProcess,
  readServerPid,
  startProcess,
} from './product-process.ts';

// One product goes through its life here; the tests build on one another, because each start takes seconds.
let data: string;
let port: string;
let product: ProductProcess;
const home = () => join(data, 'neo4j');
const patient = { timeout: 150_000, interval: 100 };

beforeAll(async () => {
  data = await makeDataFolder();
  port = await findPort();
  await start();
  await onGraph("CREATE (:Keepsake {written: 'before the faults'})");
}, 300_000);

afterAll(async () => {
  product.child.kill('SIGKILL');
  await product.ended;
  await rm(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 1_000 });
}, 60_000);

test('it serves, and says where', async () => {
  expect(product.output()).toContain(`http://127.0.0.1:${port}`);
  expect((await fetch(`http://127.0.0.1:${port}/livez`)).status).toBe(200);
  expect(await readiness()).toBe(200);
});

test('each fault of the set-up is one sentence, exit code 1 and nothing left running', async () => {
  const address = await attachNeo4j(home());
  const elsewhere = await makeDataFolder();
  const given = { NEO4J_URI: address?.uri ?? '', NEO4J_PASSWORD: 'wrong' };
  const faults: [Record<string, string>, RegExp][] = [
    [{ PORT: 'many' }, /^PORT is "many", expected a port number from 0 to 65535\.$/],
    [
      { DATA_DIR: data, PORT: port },
      /^Another Liantu \(process \d+\) is using the data folder .*stop it first/,
    ],
    [{ DATA_DIR: elsewhere, PORT: port }, new RegExp(`^Port ${port} on 127.0.0.1 is taken`)],
    [
      { DATA_DIR: '/dev/null/data', PORT: '0' },
      /^The data folder \/dev\/null\/data\/neo4j cannot be written/,
    ],
    [{ DATA_DIR: elsewhere, PORT: '0', PATH: '', JAVA_HOME: '' }, /^Java 17 or later is needed .* install/],
    [{ ...given, PORT: '0' }, /does not accept the password of user "neo4j"/],
    [{ ...given, PORT: '0', NEO4J_URI: `bolt://127.0.0.1:${await findPort()}` }, /^No Neo4j answers at bolt/],
  ];
  // Two at a time: each is a process of its own.
  for (let at = 0; at < faults.length; at += 2) await Promise.all(faults.slice(at, at + 2).map(check));
  await rm(elsewhere, { recursive: true });

  async function check([environment, sentence]: [Record<string, string>, RegExp]): Promise<void> {
    const failed = startProcess(environment);
    expect(await failed.ended, failed.output()).toBe(1);
    const [last = ''] = failed.output().trimEnd().split('\n').slice(-1);
    expect(last).toMatch(sentence);
  }
}, 300_000);

test('Neo4j killed: 503 meanwhile, then it is back by itself with everything in it', async () => {
  const first = await readServerPid(home());
  process.kill(first, 'SIGKILL');
  await vi.waitFor(async () => expect(await readiness()).toBe(503), patient);
  await vi.waitFor(async () => expect(await readiness()).toBe(200), patient);
  expect(await readServerPid(home())).not.toBe(first);
  expect(product.output()).toContain('Neo4j ended (SIGKILL); starting it again');
  expect(await countKeepsakes()).toBe(1);
}, 300_000);

test('the product killed: the next start finds everything, and no server is left over', async () => {
  const orphan = await readServerPid(home());
  product.child.kill('SIGKILL');
  await product.ended;
  await start();
  expect(isAlive(orphan)).toBe(false);
  expect(await countKeepsakes()).toBe(1);
}, 300_000);

test('Ctrl-C: everything that was started is gone', async () => {
  const server = await readServerPid(home());
  product.child.kill('SIGINT');
  expect(await product.ended).toBe(0);
  expect(isAlive(server)).toBe(false);
  await expect(fetch(`http://127.0.0.1:${port}/livez`)).rejects.toThrow();
}, 60_000);

test('Ctrl-C in the middle of a start: the same', async () => {
  product = startProcess({ DATA_DIR: data, PORT: port });
  const server = await vi.waitFor(() => readServerPid(home()), patient);
  product.child.kill('SIGINT');
  expect(await product.ended).toBe(130);
  expect(isAlive(server)).toBe(false);
}, 180_000);

async function start(): Promise<void> {
  product = startProcess({ DATA_DIR: data, PORT: port });
  await product.until(`http://127.0.0.1:${port}`);
}

async function readiness(): Promise<number> {
  return (await fetch(`http://127.0.0.1:${port}/readyz`)).status;
}

async function onGraph(cypher: string): Promise<void> {
  const address = await attachNeo4j(home());
  if (!address) throw new Error('no Neo4j is running');
  const graph = openGraph(address);
  await graph.write((tx) => tx.execute(cypher));
  await graph.close();
}

async function countKeepsakes(): Promise<number> {
  const address = await attachNeo4j(home());
  if (!address) throw new Error('no Neo4j is running');
  const graph = openGraph(address);
  const query = 'MATCH (keepsake:Keepsake) RETURN count(keepsake) AS count';
  const [row] = await graph.read(query, {}, Type.Object({ count: Type.Integer() }));
  await graph.close();
  return row?.count ?? 0;
}
