import { createHash } from 'node:crypto';
import type {
  Element,
  LinkElement,
  LinkType,
  NodeElement,
  NodeRef,
  Properties,
  Replacement,
} from '../../graph/import/element.ts';
import type { Row } from '../map.ts';
import type { ColumnName } from '../table/all.ts';

/** What one row says, as elements of the graph. The first is the one that decides whether the row is new. */
export interface Built {
  row: Row;
  elements: Element[];
  replacements: Replacement[];
}

/** The property a column is stored as: `value_cny` → `valueCny`. */
export const toProperty = (column: ColumnName): string =>
  column.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** The values of these columns as properties; empty cells are absent. A reference is stored as its key. */
export function pick(row: Row, ...columns: ColumnName[]): Properties {
  const properties: Properties = {};
  for (const column of columns) {
    const [target] = row.targets[column] ?? [];
    const value = target ? target.key : row.values[column];
    if (value !== undefined) properties[toProperty(column)] = value;
  }
  return properties;
}

/** Who says so and how sure it is. Without evidence in row or graph a fact is a claim. */
export function provenanceOf(row: Row): { given: Properties; defaults: Properties } {
  const sourceIds = (row.targets.source_ids ?? []).map(({ key }) => key).sort();
  return {
    given: {
      ...pick(row, 'evidence', 'observed_on', 'note'),
      ...(sourceIds.length > 0 ? { sourceIds } : {}),
    },
    defaults: { evidence: 'claimed', sourceIds: [] },
  };
}

/** A node with its key as a property. */
export const node = (
  { label, key }: NodeRef,
  given: Properties,
  extra: Partial<Pick<NodeElement, 'kind' | 'defaults'>> = {},
): NodeElement => ({
  sort: 'node',
  label,
  key,
  given: { ...given, [label === 'Region' ? 'code' : 'id']: key },
  defaults: {},
  ...extra,
});

/** A fact with the row's provenance. `parts` tell it from other facts of the type between the same two. */
export function fact(
  row: Row,
  type: LinkType,
  from: NodeRef,
  to: NodeRef,
  given: Properties = {},
  parts: (string | number | undefined)[] = [],
): LinkElement {
  const provenance = provenanceOf(row);
  return link(type, from, to, { ...given, ...provenance.given }, parts, provenance.defaults);
}

/** A relationship without provenance. */
export function link(
  type: LinkType,
  from: NodeRef,
  to: NodeRef,
  given: Properties = {},
  parts: (string | number | undefined)[] = [],
  defaults: Properties = {},
): LinkElement {
  const id = toFactId([type, from.key, to.key, ...parts]);
  return { sort: 'link', type, id, from, to, given: { ...given, id }, defaults };
}

/** `TYPE|from|to|what tells it apart`, with a hash for the rest where that would be too long for an index. */
function toFactId(parts: (string | number | undefined)[]): string {
  const last = parts.findLastIndex((part) => part !== undefined && part !== '');
  const id = parts
    .slice(0, last + 1)
    .map((part) => String(part ?? '').replaceAll('|', '¦'))
    .join('|');
  return id.length <= 600 ? id : `${id.slice(0, 500)}#${hash(id)}`;
}

/** The beginning of a sha256, long enough that no two of a million contents share it (chance below 1 in 10^17). */
export const hash = (content: string): string =>
  createHash('sha256').update(content).digest('hex').slice(0, 32);

/** The only target of a reference column, or undefined when the cell is empty. */
export const targetOf = (row: Row, column: ColumnName): NodeRef | undefined => row.targets[column]?.[0];

/** The target of a required reference column. */
export function requiredTarget(row: Row, column: ColumnName): NodeRef {
  const target = targetOf(row, column);
  if (!target) throw new Error(`${row.table}.${column} was not resolved in row ${row.number}`);
  return target;
}

/** Says that a row states all relationships of one type at its node, when it states any. */
export function replacing(owner: NodeRef, links: LinkElement[], direction: 'out' | 'in'): Replacement[] {
  const [first] = links;
  if (!first) return [];
  const kind = typeof first.given.kind === 'string' ? first.given.kind : '';
  return [{ owner, type: first.type, direction, kind, keep: links.map(({ id }) => id) }];
}
