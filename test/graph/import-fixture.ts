import { Type } from 'typebox';
import { expect } from 'vitest';
import type { GraphClient } from '../../server/graph/client.ts';
import { migrate } from '../../server/graph/migrate.ts';
import { type CheckedImport, checkImport, loadImport } from '../../server/import/run.ts';
import { toInput } from '../fixtures/import/input.ts';

/** Deletes every node; constraints and indexes stay. */
export const emptyGraph = (graph: GraphClient): Promise<void> =>
  graph.write((tx) => tx.execute('MATCH (n) DETACH DELETE n'), 60_000);

/** Checks tables and loads them when nothing was rejected. */
export async function importTables(
  graph: GraphClient,
  tables: Record<string, string>,
  source?: string,
): Promise<CheckedImport> {
  const checked = await checkImport(graph, toInput(tables), { source });
  try {
    if (checked.rejections.length === 0) await loadImport(graph, checked);
    return checked;
  } finally {
    await checked.dispose();
  }
}

/** A graph with the schema and nothing else. */
export async function startEmpty(graph: GraphClient): Promise<void> {
  await emptyGraph(graph);
  await migrate(graph);
}

/** An import that is expected to be accepted; shows what was rejected when it is not. */
export async function importAll(
  graph: GraphClient,
  tables: Record<string, string>,
  source?: string,
): Promise<CheckedImport> {
  const checked = await importTables(graph, tables, source);
  expect(checked.rejections).toEqual([]);
  return checked;
}

/** How many rows of a table are new, changed and unchanged. */
export function countsOf({ tables }: CheckedImport, name: string): number[] | undefined {
  const found = tables.find(({ table }) => table === name);
  return found && [found.new, found.changed, found.unchanged];
}

/** The one value a query returns as `value`. */
export async function ask(graph: GraphClient, cypher: string, params = {}): Promise<unknown> {
  const [row] = await graph.read(cypher, params, Type.Object({ value: Type.Optional(Type.Unknown()) }));
  return row?.value;
}
