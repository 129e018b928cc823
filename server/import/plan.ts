import type { GraphClient } from '../graph/client.ts';
import { isLabel, type LinkType, type NodeLabel, type Properties } from '../graph/import/element.ts';
import {
  type ExistingProperties,
  type Outdated,
  readLinkEnds,
  readLinks,
  readNodes,
  readOutdated,
} from '../graph/import/existing.ts';
import type { Present } from '../graph/import/present.ts';
import { groupRows } from '../graph/rows.ts';
import type { ChangeStore } from './changes.ts';
import type { CheckedRows } from './check.ts';
import { type Filled, findDifference, noteFill } from './difference.ts';
import { Uint8List } from './compact/numbers.ts';
import type { ElementStore, Group, OwnReplacement, Stored } from './element-store.ts';
import type { TableName } from './table/all.ts';

export interface RowCounts {
  new: number;
  changed: number;
  unchanged: number;
}

/** What becomes of an element. */
export const unchangedState = 0;
export const newState = 1;
export const changedState = 2;

/** What an import would do: rows counted by table, and everything it would write. */
export interface Plan {
  counts: Map<TableName, RowCounts>;
  store: ElementStore;
  /** What becomes of each element, by its number. */
  states: Uint8List;
  changes: ChangeStore;
  /** How many nodes and relationships are new. */
  created: number;
}

const batchSize = 5000;

interface Comparing {
  graph: GraphClient;
  present: Present;
  store: ElementStore;
  states: Uint8List;
  changes: ChangeStore;
  signal?: AbortSignal | undefined;
  progress: (elements: number) => void;
}

type Numbered = Stored & { number: number };

/** Compares what the input wants with what the graph has, by content. */
export async function planImport(
  input: Omit<Comparing, 'states'>,
  { log, fills }: CheckedRows,
): Promise<Plan> {
  const { store, present, changes } = input;
  const comparing = { ...input, states: new Uint8List() };
  const { states } = comparing;
  for (let number = 0; number < store.size; number++) {
    states.push(present.has(store.groupOf(number).name) ? unchangedState : newState);
  }
  for (const group of store.groups.values()) {
    // What the graph has none of need not be asked for: filling an empty graph is common.
    if (present.has(group.name)) await compareGroup(group, comparing);
  }
  const [firms, filled]: [Filled, Set<number>] = [new Map(), new Set()];
  for (const fill of fills) if (await noteFill(fill, firms, comparing)) filled.add(fill.row);
  changes.finish();
  let created = 0;
  for (let number = 0; number < store.size; number++) if (states.at(number) === newState) created += 1;
  return { counts: countRows(log, states, filled), store, states, changes, created };
}

async function compareGroup(group: Group, comparing: Comparing): Promise<void> {
  const { graph, store, states, changes, signal, progress } = comparing;
  for await (const batch of store.readGroup(group, batchSize)) {
    signal?.throwIfAborted();
    const existing = await readExisting(graph, group.name, batch);
    const changed: { stored: Numbered; before: Properties; after: Properties }[] = [];
    for (const stored of batch) {
      const known = existing.get(keyOf(stored));
      if (!known) states.set(stored.number, newState);
      const difference = known && findDifference(stored.element, known);
      if (!difference) continue;
      states.set(stored.number, changedState);
      changed.push({ stored, ...difference });
    }
    const names = await readNames(graph, group.name, changed, existing);
    for (const { stored, before, after } of changed) {
      const name = names.get(keyOf(stored)) ?? keyOf(stored);
      changes.add({ ...elementOf(stored), op: 'change', before, after, place: stored.place, name });
    }
    await noteOutdated(batch, existing, comparing);
    progress(batch.length);
  }
}

const keyOf = ({ element }: Stored) => (element.sort === 'node' ? element.key : element.id);

function elementOf({ element }: Stored) {
  if (element.sort === 'node') return { sort: element.sort, label: element.label, key: element.key };
  const { sort, type, id, from, to } = element;
  return { sort, type, key: id, from, to };
}

const readExisting = (graph: GraphClient, name: NodeLabel | LinkType, batch: Stored[]) =>
  isLabel(name) ? readNodes(graph, name, batch.map(keyOf)) : readLinks(graph, name, batch.map(keyOf));

/** What the changed elements are called by a reader, by their keys. */
async function readNames(
  graph: GraphClient,
  name: NodeLabel | LinkType,
  changed: { stored: Stored }[],
  existing: Map<string, ExistingProperties>,
): Promise<Map<string, string>> {
  const keys = changed.map(({ stored }) => keyOf(stored));
  if (!isLabel(name)) return keys.length > 0 ? readLinkEnds(graph, name, keys) : new Map();
  return new Map(keys.map((key) => [key, nameOf(existing.get(key) ?? {}) ?? key]));
}

export function nameOf(properties: ExistingProperties): string | undefined {
  const { name, title, measure, purpose } = properties;
  const found = name ?? title ?? measure ?? purpose;
  return found === undefined ? undefined : String(found);
}

/** Finds the relationships that rows replace, and marks the nodes they are taken from as changed. */
async function noteOutdated(
  batch: Numbered[],
  existing: Map<string, ExistingProperties>,
  { graph, present, store, states, changes }: Comparing,
): Promise<void> {
  const old = batch.flatMap((stored) =>
    existing.has(keyOf(stored)) ? stored.replacements.map((replacement) => ({ stored, replacement })) : [],
  );
  const relevant = old.filter(({ replacement }) => present.has(replacement.type));
  const groups = groupRows(
    relevant,
    ({ replacement: { type, direction, kind } }) => `${type}|${direction}|${kind}`,
    (one) => one,
  );
  for (const group of groups.values()) {
    const owners = new Map(group.map((one) => [keyOf(one.stored), one]));
    const replacements = group.map(({ stored, replacement }) => ({
      ...replacement,
      owner: { label: labelOf(stored), key: keyOf(stored) },
    }));
    for (const outdated of await readOutdated(graph, replacements[0]!, replacements)) {
      const { stored, replacement } = owners.get(outdated.owner)!;
      states.set(stored.number, changedState);
      const name = nameOf(existing.get(outdated.owner) ?? {}) ?? outdated.owner;
      const led = { before: outdated.other, ...readSuccessor(store, replacement) };
      changes.add({ ...removalOf(stored, replacement, outdated), place: stored.place, name, led });
    }
  }
}

function removalOf(stored: Stored, { type, direction }: OwnReplacement, outdated: Outdated) {
  const owner = { label: labelOf(stored), key: outdated.owner };
  const other = { label: outdated.otherLabel as NodeLabel, key: outdated.other };
  const [from, to] = direction === 'out' ? [owner, other] : [other, owner];
  const before = outdated.properties as Properties;
  return {
    op: 'remove' as const,
    sort: 'link' as const,
    type,
    key: outdated.id,
    from,
    to,
    before,
    after: {},
  };
}

/** Only nodes replace relationships. */
const labelOf = ({ element }: Stored): NodeLabel =>
  element.sort === 'node' ? element.label : element.from.label;

/** What the first relationship that takes the place leads to. */
function readSuccessor(
  store: ElementStore,
  { type, direction, keep }: OwnReplacement,
): { after: string } | undefined {
  const number = store.findKey(`${type}|${keep[0]}`);
  const element = number < 0 ? undefined : store.read(number).element;
  if (element?.sort !== 'link') return undefined;
  return { after: direction === 'out' ? element.to.key : element.from.key };
}

/** A row is new when its first element is; it is changed when anything it states is new or changed. */
function countRows(log: CheckedRows['log'], states: Uint8List, filled: ReadonlySet<number>): Plan['counts'] {
  const counts: Plan['counts'] = new Map();
  let number = 0;
  for (const { table, elements } of log.rows()) {
    const isFilled = filled.has(number++);
    const isNew = states.at(elements[0] ?? -1) === newState;
    const isChanged = isFilled || elements.some((one) => states.at(one) !== unchangedState);
    const count = counts.get(table) ?? { new: 0, changed: 0, unchanged: 0 };
    count[isNew && !isFilled ? 'new' : isChanged ? 'changed' : 'unchanged'] += 1;
    counts.set(table, count);
  }
  return counts;
}
