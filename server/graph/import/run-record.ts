import { Type } from 'typebox';
import type { GraphClient, GraphTransaction } from '../client.ts';

/** What is kept about an import. Counts are of rows; `tables` holds them by table, as JSON. */
export interface ImportRunRecord {
  id: string;
  title: string;
  author: string;
  fileHash: string;
  /** A hash of the rows that is the same in any order. */
  content?: string | undefined;
  startedAt: string;
  rowsNew: number;
  rowsChanged: number;
  rowsUnchanged: number;
  tables: string;
}

// Keeps the record of an import beside what it wrote.
const RECORD_RUN = `CREATE (run:ImportRun) SET run = $run`;

/**
 * Keeps the record of a finished import. `leftAt` is the data version after it; when it changed something, that
 * version is its own.
 */
export async function recordRun(
  tx: GraphTransaction,
  { content, ...record }: ImportRunRecord,
  leftAt: number,
  hasChanged: boolean,
): Promise<void> {
  const run = {
    ...record,
    ...(content === undefined ? {} : { content }),
    finishedAt: new Date().toISOString(),
    status: 'done',
    leftAt,
    ...(hasChanged ? { dataVersion: leftAt } : {}),
  };
  await tx.execute(RECORD_RUN, { run });
}

const ContentRow = Type.Object({ content: Type.String() });

// The rows of which imports are the graph's as they are, for nothing was changed since?
const CONTENTS = `
  MATCH (run:ImportRun {status: 'done', leftAt: $dataVersion}) WHERE run.content IS NOT NULL
  RETURN DISTINCT run.content AS content`;

/** The contents of the imports since which nothing was changed: importing one of them again changes nothing. */
export async function readCurrentContents(graph: GraphClient, dataVersion: number): Promise<Set<string>> {
  const rows = await graph.read(CONTENTS, { dataVersion }, ContentRow);
  return new Set(rows.map(({ content }) => content));
}
