import { join } from 'node:path';
import type { Config } from '../../server/config.ts';
import type { GraphAddress } from '../../server/graph/client.ts';
import { checkGivenServer } from './probe.ts';
import type { Report } from './report.ts';
import { attachNeo4j } from './running.ts';
import { onStopSignal } from './signals.ts';
import { startNeo4j } from './start.ts';

/** Where the managed Neo4j lives in the data folder. */
export function neo4jHome(config: Config): string {
  return join(config.dataFolder, 'neo4j');
}

/**
 * Gives a script the same Neo4j the product uses: the one of NEO4J_URI, else the managed one that is running, else
 * one started for the length of the work.
 */
export async function withNeo4j<Result>(
  config: Config,
  report: Report,
  work: (address: GraphAddress) => Promise<Result>,
): Promise<Result> {
  if (config.neo4j) {
    await checkGivenServer(config.neo4j);
    return work(config.neo4j);
  }
  const running = await attachNeo4j(neo4jHome(config));
  if (running) return work(running);
  const starting = new AbortController();
  const neo4j = startNeo4j({
    home: neo4jHome(config),
    jars: config.jarsFolder,
    report,
    signal: starting.signal,
  });
  const forget = onStopSignal(async (code) => {
    starting.abort();
    await neo4j.then(
      (started) => started.stop(),
      () => undefined,
    );
    process.exit(code);
  });
  try {
    const started = await neo4j;
    try {
      return await work(started.address);
    } finally {
      await started.stop();
    }
  } finally {
    forget();
  }
}
