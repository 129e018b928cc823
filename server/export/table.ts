import type { GraphClient } from '../graph/client.ts';
import { readLinkPages, readNodePages, readTies } from '../graph/export.ts';
import { organisationKinds } from '../graph/import/element.ts';
import { toCell } from '../import/cell.ts';
import { type TableName, tables } from '../import/table/all.ts';
import type { CellRow } from './cells.ts';
import type { Omissions } from './omission.ts';
import { isDerivedId, type Known, proveRows } from './proof.ts';
import { relationTables, toRelationRow } from './relation.ts';
import { type Thing, thingTables } from './thing.ts';

/** What a table's rows were made from, to be held against what the graph has in all. */
export interface Stated {
  /** Nodes by label and relationships by type. */
  counts: Map<string, number>;
  omissions: Omissions;
}

/** The rows of one table, a page at a time, always in the same order; each proved against the importer. */
export async function* readTableRows(
  graph: GraphClient,
  table: TableName,
  stated: Stated,
): AsyncGenerator<CellRow[]> {
  if (relationTables[table]) yield* readRelationRows(graph, table, stated);
  else yield* readThingRows(graph, table, stated);
}

async function* readRelationRows(graph: GraphClient, table: TableName, stated: Stated) {
  for (const type of relationTables[table]!.types) {
    for await (const page of readLinkPages(graph, type)) {
      const rows = page.flatMap((link) => {
        const row = toRelationRow(table, type, link);
        const known = new Map([[`${type}|${link.id}`, { properties: link.properties }]]);
        proveRows(row ? [row] : [], known, stated.omissions);
        return row ?? [];
      });
      count(stated, type, page.length);
      yield rows;
    }
  }
}

async function* readThingRows(graph: GraphClient, table: TableName, stated: Stated) {
  const { label, kinds, ties: types, toRows } = thingTables[table]!;
  for await (const page of readNodePages(graph, label, kinds)) {
    const ties = await readTies(
      graph,
      label,
      types,
      page.map(({ key }) => key),
    );
    yield page.flatMap((node) => {
      const thing = { ...node, ties: ties.get(node.key) ?? [] };
      const rows = toRows(thing).map((row) => ({ ...row, id: node.key }));
      const written = rows.map(withoutLongId);
      proveRows(written, knownOf(label, thing), stated.omissions);
      count(stated, label, 1);
      for (const { type } of thing.ties) count(stated, type, 1);
      return written;
    });
  }
}

/** An id made of a long name is no id to write in a cell; the importer makes it from the name again. */
function withoutLongId(row: CellRow): CellRow {
  const type = tables[row.table].columns.id?.type;
  if (!type || row.id === undefined || 'value' in toCell(type, row.id) || !isDerivedId(row)) return row;
  const { id: _, ...cells } = row.cells;
  return { ...row, cells };
}

function knownOf(label: string, { key, labels, properties, ties }: Thing): Map<string, Known> {
  const kind = organisationKinds.find((one) => labels.includes(one));
  const known = new Map<string, Known>([[`${label}|${key}`, { properties, kind }]]);
  for (const { type, properties: own } of ties) known.set(`${type}|${String(own.id)}`, { properties: own });
  return known;
}

function count({ counts }: Stated, name: string, more: number): void {
  counts.set(name, (counts.get(name) ?? 0) + more);
}
