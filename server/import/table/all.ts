import type { Column, Table } from './column.ts';
import { carriers, figures, projects, visits } from './record.ts';
import { anchors, feeds, leadingChains, links, roles, statements, supplies, talent } from './relation.ts';
import { chains, firms, organisations, regions, sources, stages, universities } from './thing.ts';

/** Every table of an import by its name, in the order they are reported. */
const declared = {
  sources,
  regions,
  chains,
  stages,
  feeds,
  firms,
  universities,
  organisations,
  roles,
  anchors,
  supplies,
  talent,
  links,
  carriers,
  projects,
  statements,
  leading_chains: leadingChains,
  figures,
  visits,
};

export type TableName = keyof typeof declared;
type ColumnsOf<Name extends TableName> = keyof (typeof declared)[Name]['columns'];
/** Every column name of any table: a misspelt one does not compile. */
export type ColumnName = { [Name in TableName]: ColumnsOf<Name> }[TableName];

export const tables: Record<TableName, Table> = declared;
export const tableNames = Object.keys(declared) as TableName[];

/** The columns of a table in their declared order. */
export const columnsOf = (name: TableName) => Object.entries(tables[name].columns) as [ColumnName, Column][];
