import type { ColumnMapping } from '../../contract/import-reading.ts';
import type { RawSheet } from '../read/raw.ts';
import { type ColumnName, columnsOf, type TableName, tableNames } from '../table/all.ts';
import { findField } from './field.ts';
import { findPersonal } from './guess.ts';

/** A column of the user's sheet that is imported. */
export interface MappedColumn {
  at: number;
  header: string;
  field: string;
  table: TableName;
  name: ColumnName;
  factor?: number | undefined;
  /** The header names a year: the number is of that year, which is kept in words. */
  ofYear: boolean;
}

/** How the rows of a free-form sheet become rows of tables. */
export interface MappingPlan {
  columns: MappedColumn[];
  defaults: ReadonlyMap<string, string>;
  /** The tables it yields, each with the columns that its rows have. */
  tables: { table: TableName; columns: ColumnName[] }[];
  /** The region inside which names that many have are meant. */
  context?: string | undefined;
}

/** Columns and defaults as the user (or a guess) has them → how rows are made. Personal columns stay left out. */
export function toPlan(
  sheet: Pick<RawSheet, 'header' | 'sample'>,
  mappings: ColumnMapping[],
  given: Record<string, string>,
  context?: string,
): MappingPlan {
  const personal = findPersonal(sheet);
  const rest = [...mappings];
  const columns = sheet.header.cells.flatMap((written, at): MappedColumn[] => {
    const header = written.trim();
    const found = rest.findIndex((mapping) => mapping.header.trim() === header);
    const [mapping] = found === -1 ? [] : rest.splice(found, 1);
    const place = mapping?.field === undefined ? undefined : findField(mapping.field);
    if (!mapping?.field || !place || personal.has(at)) return [];
    const { table, name, column } = place;
    const ofYear = column.type.is === 'number' && /(?:19|20)\d{2}/.test(header);
    return [{ at, header, field: mapping.field, table, name, factor: mapping.factor, ofYear }];
  });
  const defaults = new Map(
    Object.entries(given).filter(([field, value]) => findField(field) && value.trim() !== ''),
  );
  return { columns, defaults, tables: listTables(columns, defaults), context };
}

function listTables(columns: MappedColumn[], defaults: ReadonlyMap<string, string>): MappingPlan['tables'] {
  const fields = new Set([...columns.map(({ field }) => field), ...defaults.keys()]);
  const mapped = new Set(columns.map(({ table }) => table));
  const hasStage = fields.has('roles.stage_id');
  return tableNames.flatMap((table) => {
    // A role without a stage is none; a default alone makes no rows, but for the stage of every firm.
    if (table === 'roles' ? !hasStage : !mapped.has(table)) return [];
    const made = table === 'roles' ? ['firm_id', 'products', 'evidence', 'note'] : ['note'];
    const names = columnsOf(table).map(([name]) => name);
    return [
      { table, columns: names.filter((name) => fields.has(`${table}.${name}`) || made.includes(name)) },
    ];
  });
}
