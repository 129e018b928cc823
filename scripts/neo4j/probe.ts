import neo4j, { type Driver, Neo4jError } from 'neo4j-driver';
import { SetupError } from '../../server/config.ts';
import type { GraphAddress } from '../../server/graph/client.ts';

/** The versions whose Cypher, indexes and settings the product is written and tested for. */
const wanted = 'Neo4j 5.26 or a later 5.x';

/** A driver for questions before the product runs: it fails within seconds, where the defaults take a minute. */
export function openProbe(address: GraphAddress): Driver {
  return neo4j.driver(address.uri, neo4j.auth.basic(address.user, address.password), {
    connectionTimeout: 3_000,
    connectionAcquisitionTimeout: 5_000,
    maxTransactionRetryTime: 0,
    disableLosslessIntegers: true,
  });
}

/** Checks a server somebody else runs; throws a {@link SetupError} that says what is wrong with it. */
export async function checkGivenServer(address: GraphAddress): Promise<string> {
  const version = await readVersion(address);
  if (isWanted(version)) return version;
  throw new SetupError(`NEO4J_URI ${address.uri} is Neo4j ${version}; this product needs ${wanted}.`);
}

/** Whether a version such as "5.26.30" or Aura's "5.27-aura" will do. */
export function isWanted(version: string): boolean {
  return Number(/^5\.(\d+)/.exec(version)?.[1]) >= 26;
}

async function readVersion(address: GraphAddress): Promise<string> {
  const driver = openProbe(address);
  const session = driver.session({ database: address.database });
  try {
    const query =
      "CALL dbms.components() YIELD name, versions WHERE name = 'Neo4j Kernel' RETURN versions[0] AS version";
    const { records } = await session.run(query);
    return String(records[0]?.get('version') ?? 'of unknown version');
  } catch (error) {
    throw new SetupError(describe(address, error));
  } finally {
    await session.close();
    await driver.close();
  }
}

function describe({ uri, user, database }: GraphAddress, error: unknown): string {
  const code = error instanceof Neo4jError ? error.code : '';
  if (code.endsWith('Unauthorized')) {
    return `Neo4j at ${uri} does not accept the password of user "${user}": check NEO4J_USER and NEO4J_PASSWORD.`;
  }
  if (code.endsWith('AuthenticationRateLimit')) {
    return `Neo4j at ${uri} refuses user "${user}" for a while after too many wrong passwords: wait a few seconds.`;
  }
  if (code.endsWith('DatabaseNotFound')) {
    return `Neo4j at ${uri} has no database "${database}": check NEO4J_DATABASE.`;
  }
  if (code === 'ServiceUnavailable' || code === 'SessionExpired' || code === 'N/A') {
    return `No Neo4j answers at ${uri}: is it running, and is NEO4J_URI right?`;
  }
  return `Neo4j at ${uri} cannot be used: ${error instanceof Error ? error.message : String(error)}`;
}
