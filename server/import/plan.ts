import type { GraphClient } from '../graph/client.ts';
import {
  type Element,
  isLabel,
  type LinkType,
  type NodeLabel,
  type NodeRef,
  type Properties,
} from '../graph/import/element.ts';
import type { Present } from '../graph/import/present.ts';
import { type ExistingProperties, readLinks, readNodes, readOutdated } from '../graph/import/existing.ts';
import type { ImportWrites, Write } from '../graph/import/write.ts';
import { groupRows } from '../graph/rows.ts';
import { deriveSearch } from './derive.ts';
import { elementKey, isEqual, type Merged } from './merge.ts';
import type { TableName } from './table/all.ts';

export interface RowCounts {
  new: number;
  changed: number;
  unchanged: number;
}

/** What an import would do: rows counted by table, and the writes that do it. */
export interface Plan {
  counts: Map<TableName, RowCounts>;
  writes: ImportWrites;
}

/** Compares what the input wants with what the graph has, by content. */
export async function planImport(graph: GraphClient, present: Present, merged: Merged): Promise<Plan> {
  const writes: ImportWrites = { nodes: [], links: [], removed: new Map() };
  const states: States = new Map();
  const groups = groupRows([...merged.elements.values()], groupOf, (element) => element);
  for (const elements of groups.values()) {
    const group = groupOf(elements[0]!);
    const keys = elements.map(keyOf);
    const existing = present.has(group) ? await readExisting(graph, group, keys) : new Map<string, never>();
    for (const element of elements) {
      const write = compare(element, existing.get(keyOf(element)));
      if (!write) continue;
      states.set(elementKey(element), write.state);
      if (element.sort === 'node') writes.nodes.push({ ...write, element });
      else writes.links.push({ ...write, element });
    }
  }
  writes.removed = await readRemoved(graph, merged, states);
  return { counts: countRows(merged, states), writes };
}

const readExisting = (graph: GraphClient, group: NodeLabel | LinkType, keys: string[]) =>
  isLabel(group) ? readNodes(graph, group, keys) : readLinks(graph, group, keys);

/** What happens to an element, by its key; those that stay as they are have no entry. */
type States = Map<string, 'new' | 'changed'>;

const groupOf = (element: Element) => (element.sort === 'node' ? element.label : element.type);
const keyOf = (element: Element) => (element.sort === 'node' ? element.key : element.id);

/** What has to be written so that the graph holds the element, or undefined when it does already. */
function compare(
  element: Element,
  existing: ExistingProperties | undefined,
): Omit<Write<never>, 'element'> | undefined {
  const derive = (properties: Properties) =>
    element.sort === 'node' ? deriveSearch(element.label, properties) : {};
  if (!existing) {
    const properties = { ...element.defaults, ...element.given };
    return { state: 'new', properties: { ...properties, ...derive(properties) } };
  }
  const wanted = { ...element.given };
  if (wanted.sourceIds) wanted.sourceIds = joinSources(existing.sourceIds, wanted.sourceIds);
  // An empty cell is unknown and does not speak against what the graph knows; a default only fills what is absent.
  const changes = differences(existing, { ...element.defaults, ...(existing as Properties), ...wanted });
  if (Object.keys(changes).length === 0) return undefined;
  const all = { ...(existing as Properties), ...changes };
  return { state: 'changed', properties: { ...changes, ...differences(existing, derive(all)) } };
}

function joinSources(known: unknown, added: Properties[string]): string[] {
  return [...new Set([...(Array.isArray(known) ? known.map(String) : []), ...(added as string[])])].sort();
}

const differences = (existing: ExistingProperties, wanted: Properties): Properties =>
  Object.fromEntries(Object.entries(wanted).filter(([name, value]) => !isEqual(existing[name], value)));

/** Finds the relationships that rows replace, and marks the nodes they are taken from as changed. */
async function readRemoved(
  graph: GraphClient,
  { replacements }: Merged,
  states: States,
): Promise<Map<LinkType, string[]>> {
  const removed = new Map<LinkType, string[]>();
  const old = [...replacements.values()].filter(({ owner }) => states.get(ownerKey(owner)) !== 'new');
  const groups = groupRows(
    old,
    ({ owner, type, direction, kind }) => `${owner.label}|${type}|${direction}|${kind}`,
    (replacement) => replacement,
  );
  for (const group of groups.values()) {
    const first = group[0]!;
    const outdated = await readOutdated(graph, first, group);
    for (const { owner } of outdated)
      states.set(ownerKey({ label: first.owner.label, key: owner }), 'changed');
    const ids = outdated.map(({ id }) => id);
    if (ids.length > 0) removed.set(first.type, [...(removed.get(first.type) ?? []), ...ids]);
  }
  return removed;
}

const ownerKey = ({ label, key }: NodeRef) => `${label}|${key}`;

/** A row is new when its first element is; it is changed when anything it states is new or changed. */
function countRows({ built }: Merged, states: States): Plan['counts'] {
  const counts: Plan['counts'] = new Map();
  for (const { row, elements } of built) {
    const found = elements.map((element) => states.get(elementKey(element)));
    const state =
      found[0] === 'new' ? 'new' : found.some((one) => one !== undefined) ? 'changed' : 'unchanged';
    const count = counts.get(row.table) ?? { new: 0, changed: 0, unchanged: 0 };
    count[state] += 1;
    counts.set(row.table, count);
  }
  return counts;
}
