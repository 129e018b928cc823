import { copyFile, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import neo4j, { type Driver, type RecordShape } from 'neo4j-driver';
import { readConfig } from '../../server/config.ts';
import { ProblemError } from '../../server/errors.ts';
import { type GraphAddress, openGraph } from '../../server/graph/client.ts';
import { migrate } from '../../server/graph/migrate.ts';
import { settings } from '../neo4j/settings.ts';
import { onStopSignal } from '../neo4j/signals.ts';
import { startNeo4j } from '../neo4j/start.ts';

/** A Neo4j of the bench's own, with the product's schema and nothing else in it. */
export interface Bed {
  address: GraphAddress;
  /** A folder that is removed with the database. */
  folder: string;
  /** Runs one query in a transaction of its own. */
  run(cypher: string, params?: Record<string, unknown>): Promise<RecordShape[]>;
  /** Deletes everything but the schema and the regions, and lets the database come to rest. */
  empty(): Promise<void>;
  /** How long the database has been on a processor so far. */
  cpuMilliseconds(): Promise<number>;
  /** Puts tables where LOAD CSV finds them. */
  offer(folder: string): Promise<void>;
}

/**
 * Starts a database, works with it and removes it. It is the only one in which LOAD CSV may read files: from the
 * folder `import` of its own home.
 */
export async function withBed<Result>(work: (bed: Bed) => Promise<Result>): Promise<Result> {
  const config = readConfig();
  await mkdir(config.dataFolder, { recursive: true });
  const folder = await mkdtemp(join(config.dataFolder, 'bench-'));
  const home = join(folder, 'neo4j');
  settings['dbms.security.allow_csv_import_from_file_urls'] = 'true';
  settings['server.directories.import'] = 'import';
  const starting = new AbortController();
  const server = startNeo4j({
    home,
    jars: config.jarsFolder,
    report: (line) => console.error(`Neo4j: ${line}`),
    signal: starting.signal,
  });
  const end = async (): Promise<void> => {
    starting.abort();
    await server.then(
      (started) => started.stop(),
      () => undefined,
    );
    await rm(folder, { recursive: true, force: true });
  };
  const forget = onStopSignal(async (code) => {
    await end();
    process.exit(code);
  });
  try {
    const { address } = await server;
    const driver = neo4j.driver(address.uri, neo4j.auth.basic(address.user, address.password), {
      disableLosslessIntegers: true,
    });
    try {
      await makeSchema(address);
      return await work(toBed(driver, address, folder, join(home, 'import')));
    } finally {
      await driver.close();
    }
  } finally {
    forget();
    await end();
  }
}

/** A database just started on a busy machine may not answer in time; what is made is not made twice. */
const attempts = 5;

async function makeSchema(address: GraphAddress): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const graph = openGraph(address);
    try {
      return void (await migrate(graph));
    } catch (error) {
      if (!(error instanceof ProblemError) || attempt === attempts) throw error;
      console.error('bench: the database did not answer in time: once more');
    } finally {
      await graph.close();
    }
  }
}

// Deletes all but the regions and the node that holds the versions, in parts: all at once would not fit into the heap.
const EMPTY = `
  MATCH (n) WHERE NOT n:Meta AND NOT n:Region
  CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS`;

// Nanoseconds on a processor since the database was started.
const CPU_TIME = `
  CALL dbms.queryJmx('java.lang:type=OperatingSystem') YIELD attributes
  RETURN attributes.ProcessCpuTime.value AS nanoseconds`;

function toBed(driver: Driver, address: GraphAddress, folder: string, offered: string): Bed {
  const run = async (cypher: string, params: Record<string, unknown> = {}): Promise<RecordShape[]> => {
    const session = driver.session({ database: address.database });
    try {
      const { records } = await session.run(cypher, params);
      return records.map((record) => record.toObject());
    } finally {
      await session.close();
    }
  };
  return {
    address,
    folder,
    run,
    async empty() {
      await run(EMPTY);
      await run('CALL db.awaitIndexes(300)');
    },
    async cpuMilliseconds() {
      const [row] = await run(CPU_TIME);
      return Number(row?.['nanoseconds'] ?? NaN) / 1e6;
    },
    async offer(tables) {
      await rm(offered, { recursive: true, force: true });
      await mkdir(offered, { recursive: true });
      for (const file of await readdir(tables)) await copyFile(join(tables, file), join(offered, file));
    },
  };
}
