import { conflict, graphUnavailable } from '../errors.ts';
import type { GraphClient } from '../graph/client.ts';
import { countContent, readStrangeLinks, readTwins } from '../graph/export.ts';
import { readMeta } from '../graph/meta.ts';
import { columnsOf, type TableName, tableNames } from '../import/table/all.ts';
import { toRecord } from './cells.ts';
import { toRecords } from './csv.ts';
import { type Omission, Omissions } from './omission.ts';
import { readTableRows, type Stated } from './table.ts';

/** What was exported: rows by table, and what the tables cannot say. */
export interface ExportSummary {
  dataVersion: number;
  rows: Map<TableName, number>;
  omissions: Omission[];
  /** Target lists and targets are the recruiter's own work and in no table: a backup holds them. */
  lists: number;
  targets: number;
}

/** Takes the tables one after the other, each in pieces. */
export type Sink = (table: TableName, pieces: AsyncIterable<string>) => Promise<void>;

/**
 * The whole graph as import tables, in pieces, so that memory stays flat. The same graph always gives the same bytes.
 * Throws `conflict` when the data changed meanwhile, for the tables then do not belong together, and
 * `graph_unavailable` while the graph is being filled.
 */
export async function exportGraph(
  graph: GraphClient,
  sink: Sink,
  progress: (table: TableName, rows: number) => void = () => undefined,
): Promise<ExportSummary> {
  const before = await readMeta(graph);
  if (before.loading !== undefined) throw graphUnavailable(`The data is being loaded: ${before.loading}.`);
  const stated: Stated = { counts: new Map(), omissions: new Omissions() };
  const rows = new Map<TableName, number>();
  for (const table of tableNames) {
    const counted = (more: number) => {
      rows.set(table, (rows.get(table) ?? 0) + more);
      progress(table, rows.get(table)!);
    };
    counted(0);
    await sink(table, toPieces(graph, table, stated, counted));
  }
  const total = await noteRest(graph, stated);
  const { dataVersion } = await readMeta(graph);
  if (dataVersion !== before.dataVersion) {
    throw conflict('The data was changed while it was being exported: export it again.');
  }
  const { omissions } = stated;
  const [lists, targets] = [total.get('TargetList') ?? 0, total.get('Target') ?? 0];
  return { dataVersion, rows, omissions: omissions.list, lists, targets };
}

async function* toPieces(
  graph: GraphClient,
  table: TableName,
  stated: Stated,
  counted: (rows: number) => void,
): AsyncGenerator<string> {
  yield `\ufeff${toRecords([columnsOf(table).map(([column]) => column)])}`;
  for await (const rows of readTableRows(graph, table, stated)) {
    if (rows.length === 0) continue;
    counted(rows.length);
    yield toRecords(rows.map(toRecord));
  }
}

/** Notes what no table came across, and what an import of the tables would refuse; returns how much there is in all. */
async function noteRest(graph: GraphClient, { counts, omissions }: Stated): Promise<Map<string, number>> {
  const total = await countContent(graph);
  for (const [name, count] of total) {
    const missed = count - (counts.get(name) ?? 0);
    if (missed > 0 && name !== 'TargetList' && name !== 'Target') {
      omissions.add(`${name} that belongs to no table`, '', missed);
    }
  }
  for (const { type, count } of await readStrangeLinks(graph)) {
    omissions.add(`${type}, a relationship that no table has`, '', count);
  }
  for (const { what, ids } of await readTwins(graph)) {
    omissions.add(
      `organisations with one ${what} and several ids, which an import refuses`,
      ids.join(' and '),
    );
  }
  return total;
}
