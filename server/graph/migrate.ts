import { readdir, readFile } from 'node:fs/promises';
import { Type } from 'typebox';
import { SetupError } from '../config.ts';
import type { GraphClient } from './client.ts';
import { ensureCoverage } from './coverage/rebuild.ts';
import { clearUnfinished } from './import/loading.ts';
import { readMeta } from './meta.ts';

const schemaFolder = new URL('../../data/schema/', import.meta.url);
/** Filling an index of a large graph takes minutes. */
const schemaTimeoutMs = 600_000;

interface Migration {
  number: number;
  statements: string[];
}

// Notes the version the schema has now, and makes the node that holds it at the first migration.
const SET_SCHEMA_VERSION = `
  MERGE (m:Meta {id: 'liantu'})
  SET m.schemaVersion = $version, m.dataVersion = coalesce(m.dataVersion, 0)`;

// Waits until every index answers.
const AWAIT_INDEXES = `CALL db.awaitIndexes(500)`;

/**
 * Brings the schema of the graph to the newest version known here, one numbered file of data/schema after the other,
 * and returns the versions before and after. Each file can run again: a migration that was cut off is repeated.
 * What a killed import left in a graph that it was filling is taken away first. What each region has at each stage is
 * counted anew where a program did not keep it, or another one counted it otherwise.
 * Throws a {@link SetupError} when the graph has a newer schema than these files know.
 */
export async function migrate(
  graph: GraphClient,
  folder = schemaFolder,
): Promise<{ from: number; to: number }> {
  const migrations = await readMigrations(folder);
  const to = migrations.length;
  const { schemaVersion: from } = await readMeta(graph);
  refuseNewer(from, to);
  await clearUnfinished(graph);
  for (const { number, statements } of migrations.slice(from)) {
    // Neo4j allows no data to be written in a transaction that changes the schema, so the version follows apart.
    await graph.write(async (tx) => {
      for (const statement of statements) await tx.execute(statement);
    }, schemaTimeoutMs);
    await graph.write((tx) => tx.execute(SET_SCHEMA_VERSION, { version: number }));
  }
  if (from < to) await graph.write((tx) => tx.run(AWAIT_INDEXES, {}, Type.Unknown()), schemaTimeoutMs);
  await ensureCoverage(graph);
  return { from, to };
}

/** Throws a {@link SetupError} when a newer program has written the graph: this one might misread it. */
export async function checkSchema(graph: GraphClient): Promise<void> {
  const { schemaVersion } = await readMeta(graph);
  refuseNewer(schemaVersion, (await readMigrations(schemaFolder)).length);
}

function refuseNewer(found: number, known: number): void {
  if (found <= known) return;
  throw new SetupError(
    `The graph has schema version ${found}, newer than the ${known} this program knows: use the program that wrote it, or a newer one.`,
  );
}

/** The migrations in order. Their numbers are 1, 2, 3 … without a hole, so a version says which of them have run. */
async function readMigrations(folder: URL): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.cypher')).sort();
  return Promise.all(
    names.map(async (name, index) => {
      const number = Number(/^\d+/.exec(name)?.[0]);
      if (number !== index + 1) throw new Error(`data/schema/${name}: expected number ${index + 1}`);
      return { number, statements: splitStatements(await readFile(new URL(name, folder), 'utf8')) };
    }),
  );
}

/** A statement ends with a semicolon at the end of a line; lines that begin with `//` are comments. */
function splitStatements(text: string): string[] {
  const code = text.replace(/^\s*\/\/.*$/gm, '');
  return code
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}
