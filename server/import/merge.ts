import type { Element, Properties, Replacement, Value } from '../graph/import/element.ts';
import type { Built } from './element/build.ts';
import type { Rejections, Row } from './map.ts';
import { type ColumnName, columnsOf } from './table/all.ts';
import { toProperty } from './element/build.ts';

/** Every element of an input once, with the rows that state it. */
export interface Merged {
  elements: Map<string, Element>;
  replacements: Map<string, Replacement>;
  built: Built[];
}

/** Tells one element of the graph from every other. */
export const elementKey = (element: Element): string =>
  element.sort === 'node' ? `${element.label}|${element.key}` : `${element.type}|${element.id}`;

/**
 * Unites rows that state the same fact: their sources are joined, the stronger evidence and the later date stand.
 * Where one says nothing the other's value holds; where both say something different, the later row is rejected
 * with the first one named.
 */
export function mergeElements(built: Built[], rejections: Rejections): Merged {
  const elements = new Map<string, Element>();
  const statedBy = new Map<string, Built[]>();
  const replacements = new Map<string, Replacement>();
  const accepted = built.filter((item) => {
    for (const element of item.elements) {
      const key = elementKey(element);
      const other = elements.get(key);
      const property = other && findContradiction(other.given, element.given);
      if (property === undefined) continue;
      const first = statedBy
        .get(key)!
        .find(({ elements: own }) => own.some((one) => elementKey(one) === key && property in one.given))!;
      rejectContradiction(item.row, first.row, property, other?.given[property], rejections);
      return false;
    }
    for (const element of item.elements) {
      const key = elementKey(element);
      const other = elements.get(key);
      elements.set(key, other ? { ...element, given: unite(other.given, element.given) } : element);
      const items = statedBy.get(key);
      if (items) items.push(item);
      else statedBy.set(key, [item]);
    }
    item.replacements.forEach((replacement) => addReplacement(replacements, replacement));
    return true;
  });
  return { elements, replacements, built: accepted };
}

function addReplacement(all: Map<string, Replacement>, added: Replacement): void {
  const key = `${added.type}|${added.owner.label}|${added.owner.key}`;
  const other = all.get(key);
  all.set(key, other ? { ...added, keep: [...new Set([...other.keep, ...added.keep])] } : added);
}

const evidenceOrder = ['suggested', 'claimed', 'verified'];

/** How values of the provenance are united; every other property must be the same. */
const uniting: Record<string, (one: Value, other: Value) => Value> = {
  sourceIds: (one, other) => [...new Set([...(one as string[]), ...(other as string[])])].sort(),
  evidence: (one, other) =>
    evidenceOrder.indexOf(one as string) > evidenceOrder.indexOf(other as string) ? one : other,
  observedOn: (one, other) => (one > other ? one : other),
  note: (one, other) =>
    [...new Set([...String(one).split('；'), ...String(other).split('；')])].sort().join('；'),
};

function findContradiction(one: Properties, other: Properties): string | undefined {
  return Object.keys(other).find(
    (name) => !(name in uniting) && name in one && !isEqual(one[name]!, other[name]!),
  );
}

function unite(one: Properties, other: Properties): Properties {
  const united = { ...one, ...other };
  for (const [name, combine] of Object.entries(uniting)) {
    const [left, right] = [one[name], other[name]];
    if (left !== undefined && right !== undefined)
      united[name] = isEqual(left, right) ? left : combine(left, right);
  }
  return united;
}

/** Whether two values are the same to the graph. */
export function isEqual(one: unknown, other: unknown): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return one === other;
  return one.length === other.length && one.every((value, at) => value === other[at]);
}

function rejectContradiction(
  row: Row,
  first: Row,
  property: string,
  value: Value | undefined,
  rejections: Rejections,
): void {
  const column: ColumnName | undefined = columnsOf(row.table)
    .map(([name]) => name)
    .find((name) => toProperty(name) === property);
  const place = `${first.raw.file} row ${first.number}`;
  const shown = Array.isArray(value) ? value.join(';') : String(value);
  rejections.add(
    row,
    column ?? columnsOf(row.table)[0]![0],
    'contradiction',
    `"${shown}", as in ${place}, which states the same fact`,
  );
}
