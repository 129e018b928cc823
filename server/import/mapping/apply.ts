import { note, type RawSheet, type ReadNote } from '../read/raw.ts';
import type { Sheet, SheetRow } from '../sheet.ts';
import type { ColumnName, TableName } from '../table/all.ts';
import { findLitter } from './litter.ts';
import type { MappingPlan } from './plan.ts';
import { splitRow } from './row.ts';
import type { Knowledge } from './understand.ts';

/** The sheets that a free-form sheet becomes, and what was noted when it was last gone through. */
export interface MappedSheets {
  sheets: Sheet[];
  notes(): ReadNote[];
}

/**
 * Reads a free-form sheet as the tables of its plan. Rows keep the file's own numbers and headers, so that whatever is
 * rejected later is named as the user's file has it.
 */
export function mapSheet(raw: RawSheet, plan: MappingPlan, knowledge: Knowledge): MappedSheets {
  const notes = new Map<TableName, ReadNote[]>();
  const sheets = plan.tables.map(({ table, columns }): Sheet => ({
    file: raw.file,
    name: raw.name,
    mapped: { table, columns: placeColumns(table, columns, plan) },
    async *batches() {
      const seen: ReadNote[] = [];
      let isFirst = true;
      for await (const batch of raw.batches()) {
        const rows: SheetRow[] = isFirst ? [{ number: batch[0]!.number, cells: [...columns] }] : [];
        for (const row of isFirst ? batch.slice(1) : batch) rows.push(...convert(row, table, columns));
        isFirst = false;
        yield rows;
      }
      notes.set(table, seen);

      function* convert(row: SheetRow, of: TableName, names: ColumnName[]): Generator<SheetRow> {
        if (row.cells.every((cell) => cell.trim() === '')) return;
        const place = `A${row.number}`;
        const litter = findLitter(row);
        if (litter) return note(seen, litter, place);
        const split = splitRow(row, plan, knowledge);
        for (const code of split.notes) note(seen, code, place);
        for (const cells of split.tables.get(of) ?? []) {
          yield { number: row.number, cells: names.map((name) => cells[name] ?? '') };
        }
      }
    },
  }));
  // Each table's reading goes through the same rows and notes the same of them.
  return { sheets, notes: () => [...notes.values()][0] ?? [] };
}

/** Where each column stands in the rows that are made, and what the user's file calls it. */
function placeColumns(table: TableName, columns: ColumnName[], plan: MappingPlan) {
  const headerOf = (name: ColumnName) =>
    plan.columns.find((column) => column.table === table && column.name === name)?.header ??
    (table === 'roles' && name === 'firm_id'
      ? plan.columns.find(({ field }) => field === 'firms.name')?.header
      : undefined);
  return new Map(columns.map((name, at) => [name, { at, header: headerOf(name) ?? name }]));
}
