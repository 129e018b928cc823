import type { Properties, Replacement, Value } from '../graph/import/element.ts';
import type { Built } from './element/build.ts';
import { toProperty } from './element/build.ts';
import type { ElementStore, OwnReplacement, Stored } from './element-store.ts';
import type { Row } from './map.ts';
import type { RejectionSink } from './rejections.ts';
import { type ColumnName, columnsOf } from './table/all.ts';
import type { Place } from './validate/first-row.ts';

/**
 * Adds what a row states to what the rows before it stated: sources are joined, the stronger evidence and the later
 * date stand. Where one says nothing the other's value holds; where both say something different, the row is rejected
 * with the first one named. Returns the numbers of the row's elements; undefined when it was rejected.
 */
export function addElements(
  store: ElementStore,
  { row, elements, replacements }: Built,
  place: Place,
  fileOf: (sheet: number) => string,
  rejections: RejectionSink,
): number[] | undefined {
  const known = elements.map((element) => store.find(element));
  for (const [at, element] of elements.entries()) {
    if (known[at]! < 0) continue;
    const first = store.read(known[at]!);
    const property = findContradiction(first.element.given, element.given);
    if (property === undefined) continue;
    rejectContradiction(row, first, property, fileOf, rejections);
    return undefined;
  }
  return elements.map((element, at) => {
    const own = { element, place, by: {}, replacements: ofElement(replacements, element) };
    // A row may state one element twice, by two words for one thing.
    const number = known[at]! < 0 && at > 0 ? store.find(element) : known[at]!;
    if (number < 0) return store.add(own);
    store.replace(number, unite(store.read(number), own));
    return number;
  });
}

/** A node carries what its row replaces; only its own row says so. */
const ofElement = (replacements: Replacement[], element: Stored['element']): OwnReplacement[] =>
  element.sort === 'link'
    ? []
    : replacements
        .filter(({ owner }) => owner.label === element.label && owner.key === element.key)
        .map(({ type, direction, kind, keep }) => ({ type, direction, kind, keep }));

function unite(one: Stored, other: Stored): Stored {
  const by = { ...one.by };
  for (const name of Object.keys(other.element.given)) {
    if (!(name in one.element.given)) by[name] = [other.place.sheet, other.place.row];
  }
  const given = uniteProperties(one.element.given, other.element.given);
  return {
    element: { ...other.element, given },
    place: one.place,
    by,
    replacements: uniteReplacements(one.replacements, other.replacements),
  };
}

function uniteReplacements(one: OwnReplacement[], other: OwnReplacement[]): OwnReplacement[] {
  const all = new Map(one.map((replacement) => [replacement.type, replacement]));
  for (const added of other) {
    const known = all.get(added.type);
    all.set(added.type, known ? { ...added, keep: [...new Set([...known.keep, ...added.keep])] } : added);
  }
  return [...all.values()];
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

export function uniteProperties(one: Properties, other: Properties): Properties {
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
  { element, place, by }: Stored,
  property: string,
  fileOf: (sheet: number) => string,
  rejections: RejectionSink,
): void {
  const column: ColumnName | undefined = columnsOf(row.table)
    .map(([name]) => name)
    .find((name) => toProperty(name) === property);
  const [sheet, number] = by[property] ?? [place.sheet, place.row];
  const value = element.given[property];
  const shown = Array.isArray(value) ? value.join(';') : String(value);
  rejections.add(
    row,
    column ?? columnsOf(row.table)[0]![0],
    'contradiction',
    `"${shown}", as in ${fileOf(sheet)} row ${number}, which states the same fact`,
  );
}
