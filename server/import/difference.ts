import type { GraphClient } from '../graph/client.ts';
import type { Element, Properties } from '../graph/import/element.ts';
import { type ExistingProperties, readNodes } from '../graph/import/existing.ts';
import type { ChangeStore } from './changes.ts';
import { deriveSearch } from './derive.ts';
import type { ElementStore } from './element-store.ts';
import { type Fill, fillProperties } from './fill.ts';
import { isEqual } from './merge.ts';

/** The properties that differ, as they are and as they will be. */
export interface Difference {
  before: Properties;
  after: Properties;
}

/** What has to be set so that the graph holds the element, or undefined when it does already. */
export function findDifference(element: Element, existing: ExistingProperties): Difference | undefined {
  const wanted = { ...element.given };
  if (wanted.sourceIds) wanted.sourceIds = joinSources(existing.sourceIds, wanted.sourceIds);
  // An empty cell is unknown and does not speak against what the graph knows; a default only fills what is absent.
  const missing = Object.entries(element.defaults).filter(([name]) => existing[name] === undefined);
  const changes = differences(existing, { ...Object.fromEntries(missing), ...wanted });
  if (Object.keys(changes).length === 0) return undefined;
  const all = { ...(existing as Properties), ...changes };
  const derived = element.sort === 'node' ? differences(existing, deriveSearch(element.label, all)) : {};
  return toDifference(existing, { ...changes, ...derived });
}

/** Every property of a new element. */
export function toProperties(element: Element): Properties {
  const properties = { ...element.defaults, ...element.given };
  return element.sort === 'node'
    ? Object.assign(properties, deriveSearch(element.label, properties))
    : properties;
}

function joinSources(known: unknown, added: Properties[string]): string[] {
  return [...new Set([...(Array.isArray(known) ? known.map(String) : []), ...(added as string[])])].sort();
}

function differences(existing: ExistingProperties, wanted: Properties): Properties {
  const found: Properties = {};
  for (const name in wanted) if (!isEqual(existing[name], wanted[name])) found[name] = wanted[name]!;
  return found;
}

function toDifference(existing: ExistingProperties, after: Properties): Difference {
  const before = Object.entries(existing as Properties).filter(([name]) => name in after);
  return { before: Object.fromEntries(before), after };
}

/** Firms as they will be after the fills so far, by id. */
export type Filled = Map<string, ExistingProperties>;

/**
 * Notes what a row adds to a firm that has another name in the graph, on top of what the input says of that firm
 * itself. Returns whether it adds anything.
 */
export async function noteFill(
  { element, place, standing }: Fill,
  filled: Filled,
  { graph, store, changes }: { graph: GraphClient; store: ElementStore; changes: ChangeStore },
): Promise<boolean> {
  const { label, key } = element;
  const known = filled.get(key) ?? (await readPlanned(key, graph, store));
  if (!known) return false;
  const wanted = fillProperties(known as Properties, element.given, standing);
  filled.set(key, wanted);
  const changed = differences(known, wanted);
  if (Object.keys(changed).length === 0) return false;
  const derived = differences(known, deriveSearch(label, wanted));
  const difference = toDifference(known, { ...changed, ...derived });
  const name = String(known.name ?? key);
  changes.add({ sort: 'node', label, key, op: 'change', ...difference, place, name });
  return true;
}

/** A firm of the graph as it will be after what its own row says. */
async function readPlanned(
  key: string,
  graph: GraphClient,
  store: ElementStore,
): Promise<ExistingProperties | undefined> {
  const existing = (await readNodes(graph, 'Organisation', [key])).get(key);
  const number = store.findKey(`Organisation|${key}`);
  const own = existing && number >= 0 ? findDifference(store.read(number).element, existing) : undefined;
  return existing && { ...existing, ...own?.after };
}
