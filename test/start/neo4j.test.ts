import { rm, stat } from 'node:fs/promises';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { Type } from 'typebox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { attachNeo4j } from '../../scripts/neo4j/running.ts';
import { type ManagedNeo4j, startNeo4j } from '../../scripts/neo4j/start.ts';
import { readConfig } from '../../server/config.ts';
import { openGraph } from '../../server/graph/client.ts';
import { findPort, holdPort, makeDataFolder } from './product-process.ts';

const lines: string[] = [];
const options = { jars: readConfig().jarsFolder, report: (line: string) => void lines.push(line) };
let home: string;
let neo4j: ManagedNeo4j;

beforeAll(async () => {
  home = await makeDataFolder();
  const taken = await holdPort();
  const ports = [taken.port, Number(await findPort())];
  neo4j = await startNeo4j({ ...options, home, nextPort: () => Promise.resolve(ports.shift() ?? 0) });
  await taken.close();
}, 300_000);

afterAll(async () => {
  await neo4j.stop();
  await rm(home, { recursive: true });
}, 60_000);

test('a taken port is told and another one used', () => {
  expect(lines.some((line) => line.endsWith('was taken, trying another'))).toBe(true);
});

test('other scripts find the running one', async () => {
  expect(await attachNeo4j(home)).toEqual(neo4j.address);
  expect(await attachNeo4j(join(home, 'elsewhere'))).toBeUndefined();
});

test('a second one on the same home is refused', async () => {
  await expect(startNeo4j({ ...options, home })).rejects.toThrow(
    `(process ${process.pid}) is using the data folder`,
  );
});

test('the password is for the owner only', async () => {
  expect((await stat(join(home, 'password'))).mode & 0o777).toBe(0o600);
  expect((await stat(join(home, 'data', 'dbms', 'auth.ini'))).mode & 0o777).toBe(0o600);
});

test('it listens on the loopback address only', async () => {
  const port = Number(new URL(neo4j.address.uri).port);
  const others = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  for (const { address } of others.filter(({ internal, family }) => !internal && family === 'IPv4')) {
    expect(await canConnect(address, port)).toBe(false);
  }
  expect(await canConnect('127.0.0.1', port)).toBe(true);
});

test("queries cannot read the machine's files", async () => {
  const graph = openGraph(neo4j.address);
  const read = graph.read("LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line", {}, Type.Unknown());
  await expect(read).rejects.toThrow(/LOAD|load|csv/);
  await graph.close();
});

test('it stops within seconds and is then gone', async () => {
  const started = Date.now();
  await neo4j.stop();
  expect(Date.now() - started).toBeLessThan(10_000);
  expect(await attachNeo4j(home)).toBeUndefined();
});

function canConnect(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 2_000 });
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
    socket.once('timeout', () => end(false));
  });
}
