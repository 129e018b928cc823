import type { LinkType, NodeLabel, NodeRef, Properties } from '../import/element.ts';
import type { ElementChange } from './record.ts';

type NodeChange = ElementChange & { sort: 'node' };
type LinkChange = ElementChange & { sort: 'link' };

/** What has to be done to carry changes out, in the order of the fields. */
export interface Work {
  deleteLinks: Map<LinkType, string[]>;
  createNodes: NodeChange[];
  createLinks: LinkChange[];
  /** Properties to set; null removes one. */
  changes: { change: ElementChange; properties: Record<string, Properties[string] | null> }[];
  deleteNodes: Map<NodeLabel, string[]>;
}

const opposite = { create: 'remove', remove: 'create', change: 'change' } as const;

/** The opposite of changes made by one cause, given in the order in which they were made. */
export const invert = (made: ElementChange[]): ElementChange[] =>
  made
    .toReversed()
    .map((change) => ({ ...change, op: opposite[change.op], before: change.after, after: change.before }));

/** Changes by what has to be done for them. */
export function toWork(changes: ElementChange[]): Work {
  const work: Work = {
    deleteLinks: new Map(),
    createNodes: [],
    createLinks: [],
    changes: [],
    deleteNodes: new Map(),
  };
  for (const change of changes) sortIn(work, change);
  return work;
}

function sortIn(work: Work, change: ElementChange): void {
  if (change.op === 'change') work.changes.push({ change, properties: toSet(change) });
  else if (change.sort === 'node') {
    if (change.op === 'create') work.createNodes.push(change);
    else push(work.deleteNodes, change.label, change.key);
  } else if (change.op === 'create') work.createLinks.push(change);
  else push(work.deleteLinks, change.type, change.key);
}

/** What to set so that an element that was as `before` is as `after`. */
export function toSet({ before, after }: Pick<ElementChange, 'before' | 'after'>) {
  const gone = Object.keys(before).filter((name) => !(name in after));
  return { ...after, ...Object.fromEntries(gone.map((name) => [name, null])) };
}

function push<Key>(map: Map<Key, string[]>, key: Key, value: string): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

/** The label of the kind of an organisation, from the labels a change recorded; none for other nodes. */
export const secondLabels = ({ label, labels = [] }: NodeRef & { labels?: string[] }): string[] =>
  labels.filter((one) => one !== label);
