import type { EditableKind, NewFact } from '../../contract/edit.ts';
import { buildElements } from '../../import/build.ts';
import type { Row } from '../../import/map.ts';
import { type ColumnName, columnsOf } from '../../import/table/all.ts';
import { checkRules } from '../../import/validate/rule.ts';
import { toProperty } from '../../import/element/build.ts';
import type { LinkElement } from '../import/element.ts';
import type { Asker } from '../list.ts';
import type { FoundFact } from './found.ts';
import { type FactTable, factTables, fieldOf, valueColumns } from './kind.ts';
import { emptyRow, type FieldErrors, write, type Written } from './row.ts';
import { resolveRow } from './target.ts';

/** What is written of a fact beside its values: how sure, when seen, what else. */
export type WrittenFact = Pick<NewFact, 'evidence' | 'observedOn' | 'note'>;

/** A relationship with the properties that its table has columns for. */
export type WrittenLink = LinkElement & { columns: string[] };

/** The row of an import table that says what is asked for. */
export function newRow(asked: NewFact, errors: FieldErrors): Row {
  const table = factTables[asked.kind];
  const row = startRow(table, asked.subject, asked.object);
  writeValues(row, table, asked.values ?? {}, errors);
  return row;
}

/** The row that says what the graph has, with some values written anew. */
export function rowOf(found: FoundFact, values: Record<string, Written>, errors: FieldErrors): Row {
  const table = factTables[found.kind];
  const row = startRow(table, found.from.key, found.to.key);
  for (const [property, column] of valueColumns(table)) {
    const value = found.properties[property];
    if (value !== undefined) row.values[column] = value;
  }
  for (const column of ['observed_on', 'note'] as const) {
    const value = found.properties[toProperty(column)];
    if (value !== undefined) row.values[column] = value;
  }
  writeValues(row, table, values, errors);
  return row;
}

function startRow({ table, subject, object, fixed }: FactTable, from: string, to: string): Row {
  const row = emptyRow(table);
  row.values = { ...fixed, [subject]: from, [object]: to };
  return row;
}

function writeValues(row: Row, table: FactTable, values: Record<string, Written>, errors: FieldErrors): void {
  const columns = new Map(valueColumns(table).map(([property, column]) => [property, column]));
  for (const [property, written] of Object.entries(values)) {
    const column = columns.get(property);
    if (column === undefined) {
      errors.add(`values.${property}`, `is not expected; expected ${[...columns.keys()].join(', ')}`);
    } else write(row, column, `values.${property}`, written, errors);
  }
}

/** The relationship that an import of the row would make. Throws `bad_request` naming every wrong field. */
export async function toLink(
  graph: Asker,
  kind: EditableKind,
  row: Row,
  { evidence, observedOn, note }: WrittenFact,
  sources: string[],
  errors: FieldErrors,
): Promise<WrittenLink> {
  const table = factTables[kind];
  const name = (column: ColumnName) => fieldOf(table, column);
  write(row, 'evidence', 'evidence', evidence, errors);
  if (observedOn !== undefined) write(row, 'observed_on', 'observedOn', observedOn, errors);
  if (note !== undefined) write(row, 'note', 'note', note, errors);
  await resolveRow(graph, row, name, errors);
  // A source made on the spot is not there yet, so it is not looked for.
  row.values.source_ids = sources;
  row.targets.source_ids = sources.map((key) => ({ label: 'Source', key }));
  for (const [column, { required, zh }] of columnsOf(row.table)) {
    if (required && row.values[column] === undefined) errors.add(name(column), `is missing (${zh[0]})`);
  }
  errors.check();
  checkRules(row, {
    add: (_row: Row, column: ColumnName, _code: string, expected: string) =>
      errors.add(name(column), `expected ${expected}`),
  } as unknown as Parameters<typeof checkRules>[1]);
  errors.check();
  const [link] = buildElements(row).elements as [LinkElement];
  return { ...link, columns: columnsOf(row.table).map(([column]) => toProperty(column)) };
}
