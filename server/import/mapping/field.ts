import type { Field } from '../../contract/import-reading.ts';
import { type ColumnName, columnsOf, type TableName, tableNames, tables } from '../table/all.ts';
import type { Column } from '../table/column.ts';

/** A field taken apart. */
export interface FieldPlace {
  table: TableName;
  name: ColumnName;
  column: Column;
}

/** The column that `table.column` names, or undefined. */
export function findField(field: string): FieldPlace | undefined {
  const [table, name] = field.split('.') as [TableName, ColumnName];
  const column = table in tables ? tables[table].columns[name] : undefined;
  return column && { table, name, column };
}

/** What a column may be mapped to: firms and roles first, for most lists are of them. */
export function listFields(): Field[] {
  const first: TableName[] = ['firms', 'roles'];
  const order = [...first, ...tableNames.filter((name) => !first.includes(name))];
  return order.flatMap((table) =>
    columnsOf(table).map(([name, { zh, required, type }]) => ({
      field: `${table}.${name}`,
      table,
      zh: [...zh],
      required,
      type: type.is,
      ...(type.is === 'enum' ? { words: Object.keys(type.words) } : {}),
    })),
  );
}
