import { createServer, connect, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, inject, test } from 'vitest';
import { buildApp } from '../../server/app.ts';
import { openGraph, type GraphClient } from '../../server/graph/client.ts';
import type { Problem } from '../../server/contract/common.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function serveAt(uri: string) {
  const graph: GraphClient = openGraph({ ...inject('neo4j'), uri });
  const app = await buildApp({ graph, config: { logLevel: 'silent' }, webFolder: '' });
  closing.push(
    () => app.close(),
    () => Promise.race([graph.close(), new Promise((resolve) => setTimeout(resolve, 500))]),
  );
  return async (url: string) => {
    const start = performance.now();
    const response = await app.inject({ url, headers: { host: 'localhost' } });
    return { status: response.statusCode, response, ms: performance.now() - start };
  };
}

const listening = async (server: Server): Promise<string> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `bolt://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

async function expectAway(get: Awaited<ReturnType<typeof serveAt>>) {
  const first = await get('/api/regions');
  expect(first.status).toBe(503);
  // Promised within 3 s; a driver left to itself takes half a minute. The bound tells the two apart on a busy machine.
  expect(first.ms).toBeLessThan(6000);
  expect(first.response.headers['retry-after']).toBeDefined();
  expect(first.response.json<Problem>()).toMatchObject({ code: 'graph_unavailable', status: 503 });
  for (const url of ['/api/chains?region=370200', '/api/search?q=a', '/readyz']) {
    const known = await get(url);
    // Promised within 0.1 s: what is known to be away is not waited for, and a wait would take 1.5 s.
    expect([known.status, known.ms < 1000], `${url} ${known.ms}`).toEqual([503, true]);
  }
  expect((await get('/livez')).status).toBe(200);
  expect((await get('/api/openapi.json')).status).toBe(200);
}

test('a port nobody listens on', async () => {
  const server = createServer();
  const uri = await listening(server);
  await new Promise((resolve) => server.close(resolve));
  await expectAway(await serveAt(uri));
});

test('a server that accepts and never says a word', async () => {
  const sockets: Socket[] = [];
  const server = createServer((socket) => sockets.push(socket));
  const uri = await listening(server);
  closing.push(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  await expectAway(await serveAt(uri));
});

/** A way to the database on which nothing moves while it is held: what a stopped process looks like. */
async function openGate() {
  const { port, hostname } = new URL(inject('neo4j').uri);
  const pairs = new Set<[Socket, Socket]>();
  let held = false;
  const hold = (pair: [Socket, Socket]) =>
    pair.forEach((socket) => (held ? socket.pause() : socket.resume()));
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    const pair: [Socket, Socket] = [near, far];
    pairs.add(pair);
    near.on('data', (data) => far.write(data));
    far.on('data', (data) => near.write(data));
    const end = () => {
      near.destroy();
      far.destroy();
      pairs.delete(pair);
    };
    for (const socket of pair) socket.on('close', end).on('error', end);
    hold(pair);
  });
  const uri = await listening(server);
  closing.push(async () => {
    for (const [near, far] of pairs) {
      near.destroy();
      far.destroy();
    }
    server.close();
  });
  return {
    uri,
    setHeld(value: boolean) {
      held = value;
      pairs.forEach(hold);
    },
  };
}

test('a database that hangs in the middle of its work, and comes back', async () => {
  const gate = await openGate();
  const get = await serveAt(gate.uri);
  expect((await get('/api/sources')).status).toBe(200);

  gate.setHeld(true);
  await expectAway(get);
  gate.setHeld(false);
  const since = performance.now();
  while ((await get('/api/sources')).status !== 200) {
    expect(performance.now() - since).toBeLessThan(6000);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
});
