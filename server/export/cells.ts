import type { NodeRef, OrganisationKind, Properties, Value } from '../graph/import/element.ts';
import { organisationKinds } from '../graph/import/element.ts';
import { toProperty } from '../import/element/build.ts';
import { protect } from '../import/protect.ts';
import { type ColumnName, columnsOf, type TableName } from '../import/table/all.ts';

/** What a reference cell means. */
export interface Target extends NodeRef {
  kind?: OrganisationKind;
}

/** One row of a table: the values of its cells, and what its references mean. `id` is the key of the node it describes. */
export interface CellRow {
  table: TableName;
  id?: string;
  cells: Partial<Record<ColumnName, Value>>;
  targets: Partial<Record<ColumnName, Target[]>>;
}

/** A row from properties: each column takes the property it is stored as, references take the keys of their targets. */
export function fillRow(
  table: TableName,
  properties: Properties,
  targets: Partial<Record<ColumnName, Target[]>>,
): CellRow {
  const cells: CellRow['cells'] = {};
  const given: CellRow['targets'] = {};
  for (const [column, { type }] of columnsOf(table)) {
    const meant = targets[column];
    const value = meant
      ? toCell(meant, type.is === 'reference' && type.many)
      : properties[toProperty(column)];
    if (meant && meant.length > 0) given[column] = meant;
    if (value !== undefined && !(Array.isArray(value) && value.length === 0)) cells[column] = value;
  }
  return { table, cells, targets: given };
}

const toCell = (targets: Target[], many: boolean): Value | undefined =>
  many ? targets.map(({ key }) => key) : targets[0]?.key;

/** The sources of a fact as targets of the column `source_ids`. */
export const sourcesOf = (properties: Properties): Target[] =>
  (Array.isArray(properties.sourceIds) ? properties.sourceIds : []).map((key) => ({ label: 'Source', key }));

/** A cell as it is written, before a spreadsheet is kept from reading it as a formula. */
export function toText(value: Value | undefined): string {
  if (value === undefined) return '';
  return Array.isArray(value) ? value.join(';') : String(value);
}

/** The record of a row: every column of its table in the declared order. Numbers are no formulas. */
export const toRecord = ({ table, cells }: CellRow): string[] =>
  columnsOf(table).map(([column]) => {
    const value = cells[column];
    return typeof value === 'number' ? toText(value) : protect(toText(value));
  });

/** What the labels of a node say it is, or undefined when it is none of the things in tables. */
export function toTarget(labels: string[], key: string): Target | undefined {
  const kind = organisationKinds.find((one) => labels.includes(one));
  if (labels.includes('Organisation')) return { label: 'Organisation', key, ...(kind ? { kind } : {}) };
  const label = plainLabels.find((one) => labels.includes(one));
  return label && { label, key };
}

const plainLabels = ['Chain', 'Stage', 'Region', 'Carrier', 'Project', 'Figure', 'Source', 'Visit'] as const;
