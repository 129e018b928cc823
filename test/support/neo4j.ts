import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {} from 'vitest';
import type { TestProject } from 'vitest/node';
import { startNeo4j } from '../../scripts/neo4j/start.ts';
import { readConfig } from '../../server/config.ts';
import type { GraphAddress } from '../../server/graph/client.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    neo4j: GraphAddress;
  }
}

interface Shared {
  address: GraphAddress;
  stop(): Promise<void>;
}

// Every vitest project loads this file anew; what they share has to lie outside of it.
const shared = globalThis as { liantuTestNeo4j?: Promise<Shared>; liantuTestUsers?: number };

/**
 * vitest globalSetup: one real Neo4j with an empty store for all projects that name this file, on a port of its own.
 * Tests read its address with `inject('neo4j')`. NEO4J_TEST_URI (and _USER, _PASSWORD) names another server;
 * whatever lies in it is deleted by the tests.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared.liantuTestUsers = (shared.liantuTestUsers ?? 0) + 1;
  shared.liantuTestNeo4j ??= provideServer();
  const { address, stop } = await shared.liantuTestNeo4j;
  project.provide('neo4j', address);
  return async () => {
    shared.liantuTestUsers = (shared.liantuTestUsers ?? 1) - 1;
    if (shared.liantuTestUsers > 0) return;
    delete shared.liantuTestNeo4j;
    await stop();
  };
}

async function provideServer(): Promise<Shared> {
  const {
    NEO4J_TEST_URI: uri,
    NEO4J_TEST_USER: user = 'neo4j',
    NEO4J_TEST_PASSWORD: password = '',
  } = process.env;
  if (uri) return { address: { uri, user, password, database: 'neo4j' }, stop: () => Promise.resolve() };
  const home = await mkdtemp(join(tmpdir(), 'liantu-test-'));
  const report = (line: string) => process.stderr.write(`Neo4j for tests: ${line}\n`);
  const { address, stop } = await startNeo4j({ home, jars: readConfig().jarsFolder, report });
  return {
    address,
    async stop() {
      await stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}
