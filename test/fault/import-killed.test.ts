import { rm } from 'node:fs/promises';
import { Type } from 'typebox';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type ManagedNeo4j, startNeo4j } from '../../scripts/neo4j/start.ts';
import { readConfig } from '../../server/config.ts';
import type { ImportJob } from '../../server/contract/import-job.ts';
import { type GraphClient, openGraph } from '../../server/graph/client.ts';
import { digestGraph } from '../../server/graph/digest.ts';
import { importAll, startEmpty } from '../graph/import-fixture.ts';
import {
  findPort,
  makeDataFolder,
  type ProductProcess,
  readServerPid,
  startProcess,
} from '../start/product-process.ts';
import { seeded } from './random.ts';
import { before, brought } from './tables.ts';

// FAULT_MOMENTS=200 FAULT_SEED=7 replays a longer run; each moment takes seconds.
const moments = Number(process.env.FAULT_MOMENTS ?? 4);
const seed = Number(process.env.FAULT_SEED ?? 1);
const firms = 400;
const patient = { timeout: 120_000, interval: 100 };
const hours = 3_600_000;

let home: string;
let data: string;
let port: string;
let neo4j: ManagedNeo4j;
let graph: GraphClient;
let product: ProductProcess;
let whole: { before: string; after: string };
/** How long an import takes that nobody disturbs, in ms: in a database that has just started, and in one that is warm. */
let undisturbed: { cold: number; warm: number };

beforeAll(async () => {
  [home, data, port] = await Promise.all([makeDataFolder(), makeDataFolder(), findPort()]);
  neo4j = await startNeo4j({ home, jars: readConfig().jarsFolder, report: () => undefined });
  graph = openGraph(neo4j.address);
  const first = await reset();
  await startProduct();
  const cold = await importUndisturbed();
  whole = { before: first, after: await digest() };
  expect(whole.after).not.toBe(whole.before);
  await reset();
  undisturbed = { cold, warm: await importUndisturbed() };
}, 300_000);

afterAll(async () => {
  product?.child.kill('SIGKILL');
  await product?.ended;
  await graph?.close();
  await neo4j?.stop();
  await Promise.all(
    [home, data].map((folder) => rm(folder, { recursive: true, force: true, maxRetries: 5 })),
  );
}, 60_000);

test(`the server killed at ${moments} moments of an import`, { timeout: hours }, async () => {
  const random = seeded(seed);
  const outcomes = { before: 0, after: 0 };
  for (let moment = 0; moment < moments; moment++) {
    if ((await digest()) !== whole.before) await reset();
    const wait = random() * undisturbed.warm * 1.1;
    await post();
    await sleep(wait);
    product.child.kill('SIGKILL');
    await product.ended;
    await untilQuiet();
    const found = await digest();
    expect(Object.values(whole), `moment ${moment}, after ${wait} ms`).toContain(found);
    outcomes[found === whole.before ? 'before' : 'after'] += 1;
    await startProduct();
    // The next start is clean: it serves, and no import is said to be on its way that is not.
    expect((await fetch(at('/readyz'))).status).toBe(200);
    await vi.waitFor(
      async () => expect((await readOpen()).map(({ status }) => status)).not.toContain('loading'),
      patient,
    );
    expect(await digest()).toBe(found);
    await forgetOpen();
  }
  console.log(`server killed: ${JSON.stringify(outcomes)}`);
});

test(`Neo4j killed at ${moments} moments of an import`, { timeout: hours }, async () => {
  const random = seeded(seed + 1);
  const outcomes = { before: 0, after: 0 };
  for (let moment = 0; moment < moments; moment++) {
    if ((await digest()) !== whole.before) await reset();
    const wait = random() * undisturbed.cold * 1.1;
    const id = await post();
    await sleep(wait);
    process.kill(await readServerPid(home), 'SIGKILL');
    await vi
      .waitFor(async () => expect((await fetch(at('/readyz'))).status).toBe(503), patient)
      .catch(() => undefined);
    await vi.waitFor(async () => expect((await fetch(at('/readyz'))).status).toBe(200), patient);
    await vi.waitFor(() => graph.verify(), patient);
    const ended = await untilEnded(id);
    const found = await digest();
    expect(Object.values(whole), `moment ${moment}, after ${wait} ms, job ${ended}`).toContain(found);
    if (ended === 'done') expect(found).toBe(whole.after);
    outcomes[found === whole.before ? 'before' : 'after'] += 1;
    await forgetOpen();
  }
  console.log(`Neo4j killed: ${JSON.stringify(outcomes)}`);
});

const at = (path: string) => `http://127.0.0.1:${port}${path}`;
const digest = async () => (await digestGraph(graph)).sha256;

/** The graph as it is before each import; its digest. */
async function reset(): Promise<string> {
  await startEmpty(graph);
  await importAll(graph, before);
  return digest();
}

async function startProduct(): Promise<void> {
  const { uri, password } = neo4j.address;
  product = startProcess({ DATA_DIR: data, PORT: port, NEO4J_URI: uri, NEO4J_PASSWORD: password });
  await product.until('→ http');
}

/** An import from its files to its end, during which readers see all of it or nothing; how long it takes in ms. */
async function importUndisturbed(): Promise<number> {
  const started = Date.now();
  const id = await post();
  const seen = watchReaders();
  await vi.waitFor(async () => expect((await readJob(id)).status).toBe('done'), patient);
  const took = Date.now() - started;
  expect(await seen.stop()).toEqual([0, firms]);
  return took;
}

/** Gives the product the tables to check and load; the job's id. */
async function post(): Promise<string> {
  const form = new FormData();
  for (const [name, text] of Object.entries(brought(firms)))
    form.append('file', new Blob([text]), `${name}.csv`);
  const answer = await fetch(at('/api/imports'), { method: 'POST', body: form });
  expect(answer.status, await answer.clone().text()).toBe(202);
  return ((await answer.json()) as ImportJob).id;
}

async function readJob(id: string): Promise<ImportJob> {
  return (await (await fetch(at(`/api/imports/${id}`))).json()) as ImportJob;
}

async function readOpen(): Promise<ImportJob[]> {
  return ((await (await fetch(at('/api/imports'))).json()) as { jobs: ImportJob[] }).jobs;
}

/** The files of jobs that did not come to an end would be checked again at each start. */
async function forgetOpen(): Promise<void> {
  for (const { id } of await readOpen()) await fetch(at(`/api/imports/${id}`), { method: 'DELETE' });
}

/** How a job ends that was on its way when the database went. */
async function untilEnded(id: string): Promise<string> {
  let status = '';
  await vi.waitFor(async () => {
    ({ status } = await readJob(id));
    expect(['done', 'failed', 'checked']).toContain(status);
  }, patient);
  return status;
}

/** Counts new firms, again and again, as a reader would meet them; the different counts seen. */
function watchReaders(): { stop(): Promise<number[]> } {
  const seen = new Set<number>();
  let stopped = false;
  const cypher = `MATCH (f:Firm) WHERE f.id STARTS WITH 'new-' RETURN count(f) AS count`;
  const watching = (async () => {
    do {
      const [row] = await graph.read(cypher, {}, Type.Object({ count: Type.Integer() }));
      seen.add(row?.count ?? -1);
      await sleep(5);
    } while (!stopped);
  })();
  return {
    async stop() {
      stopped = true;
      await watching;
      return [...seen].sort((one, other) => one - other);
    },
  };
}

/** A killed client's transaction is rolled back when the server notices that it is gone. */
async function untilQuiet(): Promise<void> {
  const open = `SHOW TRANSACTIONS YIELD currentQuery WHERE NOT currentQuery CONTAINS 'SHOW TRANSACTIONS' RETURN count(*) AS count`;
  await vi.waitFor(async () => {
    const [row] = await graph.read(open, {}, Type.Object({ count: Type.Integer() }));
    expect(row?.count).toBe(0);
  }, patient);
}
