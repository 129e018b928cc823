import type { LinkContent } from '../graph/export.ts';
import type { LinkType, Properties } from '../graph/import/element.ts';
import type { ColumnName, TableName } from '../import/table/all.ts';
import { type CellRow, fillRow, sourcesOf, type Target, toTarget } from './cells.ts';

/** A table whose rows are relationships: the types it holds, and the columns of both ends. */
interface RelationTable {
  types: readonly LinkType[];
  from: ColumnName;
  to: ColumnName;
  /** The word of the column `kind`, where the table has several types. */
  kindOf?: Partial<Record<LinkType, string>>;
}

export const relationTables: Partial<Record<TableName, RelationTable>> = {
  feeds: { types: ['FEEDS'], from: 'from_stage', to: 'to_stage' },
  roles: { types: ['PLAYS'], from: 'firm_id', to: 'stage_id' },
  anchors: { types: ['ANCHORS'], from: 'firm_id', to: 'chain_id' },
  supplies: { types: ['SUPPLIES'], from: 'supplier_id', to: 'buyer_id' },
  talent: {
    types: ['TRAINS_FOR', 'RESEARCHES'],
    from: 'university_id',
    to: 'stage_id',
    kindOf: { TRAINS_FOR: 'trains', RESEARCHES: 'researches' },
  },
  links: {
    types: ['OWNS', 'ALUMNI_AT', 'PARTNERS_WITH', 'MEMBER_OF', 'INTRODUCED', 'BROUGHT'],
    from: 'from_id',
    to: 'to_id',
    kindOf: {
      OWNS: 'owns',
      ALUMNI_AT: 'alumni_at',
      PARTNERS_WITH: 'partners_with',
      MEMBER_OF: 'member_of',
      INTRODUCED: 'introduced',
      BROUGHT: 'brought',
    },
  },
  statements: { types: ['STATED'], from: 'region_code', to: 'stage_id' },
  leading_chains: { types: ['LEADS'], from: 'region_code', to: 'chain_id' },
};

/** A relationship as the row that states it; undefined where an end is nothing that tables hold. */
export function toRelationRow(table: TableName, type: LinkType, link: LinkContent): CellRow | undefined {
  const { from, to, kindOf } = relationTables[table]!;
  const [start, end] = [toTarget(link.fromLabels, link.from), toTarget(link.toLabels, link.to)];
  if (!start || !end) return undefined;
  const properties: Properties = { ...link.properties, ...(kindOf ? { kind: kindOf[type]! } : {}) };
  return fillRow(table, properties, {
    ...namedIn(table, properties, from, to),
    [from]: [start],
    [to]: [end],
    source_ids: sourcesOf(properties),
  });
}

/** References that a relationship keeps as the key of what they mean. */
function namedIn(table: TableName, properties: Properties, from: ColumnName, to: ColumnName) {
  const named: Partial<Record<ColumnName, Target[]>> = {};
  if (typeof properties.regionCode === 'string' && from !== 'region_code') {
    named.region_code = [{ label: 'Region', key: properties.regionCode }];
  }
  if (table === 'supplies' && typeof properties.stageId === 'string' && to !== 'stage_id') {
    named.stage_id = [{ label: 'Stage', key: properties.stageId }];
  }
  return named;
}
