import { createHash } from 'node:crypto';
import { keyOf as contentKeys, linkTypes, type Properties } from '../import/element.ts';

/** Labels and types a merge touches: content, and target lists, which follow. The closed table from which Cypher is made. */
export const keyOf = { ...contentKeys, TargetList: 'id', Target: 'id' } as const;
export type Label = keyof typeof keyOf;
const ownTypes = ['HOLDS', 'OF', 'FOR'] as const;
export const types = [...linkTypes, ...ownTypes] as const;
export type Type = (typeof types)[number];

export interface Ref {
  label: Label;
  key: string;
}
export interface Node extends Ref {
  sort: 'node';
  labels: string[];
  properties: Properties;
}
export interface Link {
  sort: 'link';
  type: Type;
  from: Ref;
  to: Ref;
  properties: Properties;
}
export type Element = Node | Link;

/** Two organisations with everything that hangs on them, by `identityOf`; `names` says how a reader knows an end. */
export interface State {
  elements: Map<string, Element>;
  names: Map<string, string>;
}

/** An element before and after; absent where it was not there. */
export interface Difference {
  before?: Element;
  after?: Element;
}

export const refKey = ({ label, key }: Ref): string => `${label}|${key}`;

/** Tells an element from every other: relationships by their id, those of the product's own by their ends. */
export function identityOf(element: Element): string {
  if (element.sort === 'node') return `node|${refKey(element)}`;
  const { type, properties, from, to } = element;
  return typeof properties.id === 'string'
    ? `${type}|${properties.id}`
    : `${type}|${refKey(from)}>${refKey(to)}`;
}

/** The same for equal content, whatever the order of properties. */
export function contentOf(element: Element): string {
  const { properties, ...rest } = element;
  const sorted = Object.entries(properties).sort(([one], [other]) => (one < other ? -1 : 1));
  const labels =
    rest.sort === 'node' ? rest.labels.toSorted() : [rest.type, refKey(rest.from), refKey(rest.to)];
  return JSON.stringify([rest.sort, labels, sorted]);
}

/** sha256 of everything in a state: another one as soon as anything of it changes. */
export function versionOf({ elements }: State): string {
  const all = [...elements].map(([id, element]) => `${id}${contentOf(element)}`).sort();
  return createHash('sha256').update(all.join('\n')).digest('hex').slice(0, 32);
}

/** What differs between two sets of elements. */
export function differ(before: Map<string, Element>, after: Map<string, Element>): Difference[] {
  const ids = new Set([...before.keys(), ...after.keys()]);
  return [...ids].flatMap((id): Difference[] => {
    const [one, other] = [before.get(id), after.get(id)];
    if (one && other && contentOf(one) === contentOf(other)) return [];
    return [{ ...(one ? { before: one } : {}), ...(other ? { after: other } : {}) }];
  });
}
