import { createServer } from 'node:net';
import { type Config } from '../../server/config.ts';
import { type GraphAddress, openGraph, patient } from '../../server/graph/client.ts';
import { migrate } from '../../server/graph/migrate.ts';
import { describeListenError, serve } from '../../server/main.ts';
import { loadShipped } from '../load.ts';
import { refuseSecond } from '../neo4j/lock.ts';
import { checkGivenServer } from '../neo4j/probe.ts';
import { startNeo4j } from '../neo4j/start.ts';
import { neo4jHome } from '../neo4j/with.ts';
import { step } from './steps.ts';
import { together } from './together.ts';
import { buildWeb } from './web.ts';

export interface Product {
  url: string;
  /** Resolves when everything that was started is gone. */
  stop(): Promise<void>;
}

/** Every step from a configuration to a product that serves. When one fails or is called off, nothing is left running. */
export async function startProduct(config: Config, signal: AbortSignal): Promise<Product> {
  if (!config.neo4j) await refuseSecond(neo4jHome(config));
  await checkPort(config);
  const undo: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (let last = undo.pop(); last; last = undo.pop()) await last();
  };
  try {
    let address = config.neo4j;
    // Neither needs the other, and the first start spends its time here.
    await together(signal, [
      (signal) => step('web', () => buildWeb(signal)),
      async (signal) => {
        address = await prepareNeo4j(config, signal, undo);
      },
    ]);
    if (!address) throw new Error('Neo4j was not started');
    await orAborted(signal, fill(address));
    const graph = address;
    let url = '';
    await step('server', async () => {
      const served = await serve(config, graph);
      undo.push(() => served.close());
      url = served.url;
      return 'listening';
    });
    signal.throwIfAborted();
    return { url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The given server, checked, or a managed one, started; how to stop it goes on the list. */
async function prepareNeo4j(
  config: Config,
  signal: AbortSignal,
  undo: (() => Promise<void>)[],
): Promise<GraphAddress> {
  let address: GraphAddress | undefined = config.neo4j;
  await step('neo4j', async (report) => {
    if (config.neo4j) return `${await checkGivenServer(config.neo4j)} at ${config.neo4j.uri}`;
    let ready = false;
    const home = neo4jHome(config);
    // Once it runs, what it reports is news of its own: it died and was started again.
    const tell = (line: string) => (ready ? console.log(line) : report(line));
    const managed = await startNeo4j({ home, jars: config.jarsFolder, report: tell, signal });
    undo.push(() => managed.stop());
    ready = true;
    address = managed.address;
    return 'ready';
  });
  if (!address) throw new Error('Neo4j was not started');
  return address;
}

async function fill(address: GraphAddress): Promise<void> {
  const graph = patient(openGraph(address));
  try {
    await step('schema', async () => {
      const { from, to } = await migrate(graph);
      return from === to ? `version ${to}` : `version ${from} → ${to}`;
    });
    await step('data', async (report) => {
      await loadShipped(graph, report);
      return 'there';
    });
  } finally {
    await graph.close();
  }
}

/** A transaction cannot be called off from here; whoever stops Neo4j ends it, and it is rolled back. */
async function orAborted(signal: AbortSignal, work: Promise<void>): Promise<void> {
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('called off')), { once: true });
  });
  await Promise.race([work, aborted]);
}

/** Finds out at once what would otherwise stop the start at its last step, after minutes. */
async function checkPort(config: Config): Promise<void> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (error) => reject(describeListenError(config, error)));
    probe.listen(config.port, config.host, () => probe.close(() => resolve()));
  });
}
