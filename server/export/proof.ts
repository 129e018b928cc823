import type { Element, Properties } from '../graph/import/element.ts';
import { buildElements } from '../import/build.ts';
import { toCell } from '../import/cell.ts';
import { deriveSearch } from '../import/derive.ts';
import type { RejectionSink } from '../import/rejections.ts';
import type { Row } from '../import/map.ts';
import { elementKey } from '../import/element-store.ts';
import { isEqual, uniteProperties } from '../import/merge.ts';
import { normaliseName } from '../import/name.ts';
import { columnsOf } from '../import/table/all.ts';
import { checkRules } from '../import/validate/rule.ts';
import { type CellRow, toText } from './cells.ts';
import type { Omissions } from './omission.ts';

/** An element as the graph has it. `kind` is the second label of an organisation. */
export interface Known {
  properties: Properties;
  kind?: string | undefined;
}

/**
 * Proves that importing these rows makes exactly the elements they were made from: they are read as the importer reads
 * them, and what comes out is held against what is there. What differs is noted in `omissions`.
 */
export function proveRows(rows: CellRow[], known: Map<string, Known>, omissions: Omissions): void {
  const [owner = ''] = known.keys();
  const rejections: RejectionSink = {
    add(row, column, code, expected) {
      row.rejected = true;
      omissions.add(`${row.table}.${column} that an import refuses (${code}: ${expected})`, owner);
    },
  };
  const read = rows.map((row) => readRow(row, omissions)).filter((row) => row !== undefined);
  for (const row of read) checkRules(row, rejections);
  const elements = uniteRows(read.filter(({ rejected }) => !rejected));
  for (const [key, { properties, kind }] of known) {
    const element = elements.get(key);
    if (!element) omissions.add(`${key.split('|')[0]} that no row of a table states`, key);
    else compare(key, element, properties, kind, omissions);
  }
  for (const key of elements.keys()) {
    if (!known.has(key))
      omissions.add(`${key.split('|')[0]} that an import would make beside what is there`, key);
  }
}

/** What several rows state of one thing, as the importer unites it. */
function uniteRows(rows: Row[]): Map<string, Element> {
  const elements = new Map<string, Element>();
  for (const element of rows.flatMap((row) => buildElements(row).elements)) {
    const key = elementKey(element);
    const other = elements.get(key);
    elements.set(key, other ? { ...element, given: uniteProperties(other.given, element.given) } : element);
  }
  return elements;
}

function compare(
  key: string,
  element: Element,
  properties: Properties,
  kind: string | undefined,
  omissions: Omissions,
): void {
  const wanted: Properties = { ...element.defaults, ...element.given };
  if (element.sort === 'node') {
    Object.assign(wanted, deriveSearch(element.label, wanted));
    if (element.kind !== kind) omissions.add(`${element.label} of another kind`, key);
  }
  for (const name of new Set([...Object.keys(wanted), ...Object.keys(properties)])) {
    if (isEqual(wanted[name], properties[name])) continue;
    const sort = key.split('|')[0];
    omissions.add(
      `${sort}.${name} that the tables do not say`,
      `${key}: ${JSON.stringify(properties[name])}`,
    );
  }
}

/** The row as the importer would have it, or undefined (and noted) where a cell does not come back as it was. */
function readRow({ table, id, cells, targets }: CellRow, omissions: Omissions): Row | undefined {
  const values: Row['values'] = {};
  for (const [column, { type, required }] of columnsOf(table)) {
    const value = cells[column];
    if (value === undefined && required) {
      omissions.add(`${table}.${column}, which every row needs`, id ?? JSON.stringify(cells));
      return undefined;
    }
    if (value === undefined) continue;
    const result = toCell(type, toText(value));
    if ('expected' in result || !isEqual(result.value, value)) {
      omissions.add(
        `${table}.${column} that does not come back from a table`,
        `${id ?? ''} ${JSON.stringify(value)}`,
      );
      if ('expected' in result) return undefined;
    } else values[column] = result.value;
  }
  return {
    raw: { table, file: `${table}.csv`, columns: new Map(), order: [], named: [], width: 0, isMapped: false },
    table,
    number: 0,
    cells: [],
    values,
    targets,
    rejected: false,
    ...(id === undefined ? {} : { id }),
  };
}

/** Whether the importer, given a row without an id, would find this one by itself. */
export function isDerivedId(row: CellRow): boolean {
  const { table, id, cells, targets } = row;
  const part = normaliseName(String(cells.name ?? '')).replaceAll(/[;|]/g, ' ');
  if (table === 'firms') return id === (cells.credit_code ?? `name:${part}`);
  const [region] = (targets.region_code ?? []).map(({ key }) => key).sort();
  return table === 'projects' && id === `project:${part}${region === undefined ? '' : `@${region}`}`;
}
