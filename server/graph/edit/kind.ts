import type { EditableKind } from '../../contract/edit.ts';
import { toProperty } from '../../import/element/build.ts';
import { type ColumnName, columnsOf, type TableName } from '../../import/table/all.ts';
import type { Column } from '../../import/table/column.ts';
import type { LinkType } from '../import/element.ts';

/** An editable fact as a row of an import table: which columns hold its ends, and what its kind says by itself. */
export interface FactTable {
  table: TableName;
  type: LinkType;
  subject: ColumnName;
  object: ColumnName;
  fixed: Partial<Record<ColumnName, string>>;
}

const relation = (type: LinkType, kind: string): FactTable => ({
  table: 'links',
  type,
  subject: 'from_id',
  object: 'to_id',
  fixed: { kind },
});
const talent = (type: LinkType, kind: string): FactTable => ({
  table: 'talent',
  type,
  subject: 'university_id',
  object: 'stage_id',
  fixed: { kind },
});

/** The closed table of editable kinds. */
export const factTables: Record<EditableKind, FactTable> = {
  plays: { table: 'roles', type: 'PLAYS', subject: 'firm_id', object: 'stage_id', fixed: {} },
  anchors: { table: 'anchors', type: 'ANCHORS', subject: 'firm_id', object: 'chain_id', fixed: {} },
  supplies: { table: 'supplies', type: 'SUPPLIES', subject: 'supplier_id', object: 'buyer_id', fixed: {} },
  owns: relation('OWNS', 'owns'),
  alumni_at: relation('ALUMNI_AT', 'alumni_at'),
  partners_with: relation('PARTNERS_WITH', 'partners_with'),
  member_of: relation('MEMBER_OF', 'member_of'),
  introduced: relation('INTRODUCED', 'introduced'),
  brought: relation('BROUGHT', 'brought'),
  trains_for: talent('TRAINS_FOR', 'trains'),
  researches: talent('RESEARCHES', 'researches'),
  stated: { table: 'statements', type: 'STATED', subject: 'region_code', object: 'stage_id', fixed: {} },
};

/** The kind of fact that a relationship of this type is, or undefined where it cannot be edited. */
export function editableKindOf(type: string): EditableKind | undefined {
  const found = Object.entries(factTables).find(([, table]) => table.type === type);
  return found?.[0] as EditableKind | undefined;
}

const provenance: readonly ColumnName[] = ['evidence', 'source_ids', 'observed_on', 'note'];

/** The columns in which a fact says more than who and whom, each with the property it is stored as. */
export function valueColumns({ table, subject, object, fixed }: FactTable): [string, ColumnName, Column][] {
  return columnsOf(table)
    .filter(([name]) => name !== subject && name !== object && !(name in fixed) && !provenance.includes(name))
    .map(([name, column]) => [toProperty(name), name, column]);
}

/** How the API calls a column: an end, a value, or a part of the provenance. */
export function fieldOf({ subject, object }: FactTable, column: ColumnName): string {
  if (column === subject) return 'subject';
  if (column === object) return 'object';
  if (column === 'source_ids') return 'source';
  return provenance.includes(column) ? toProperty(column) : `values.${toProperty(column)}`;
}
