import { hash } from '../../import/element/build.ts';
import { type Link, type Node, type Ref, refKey } from './element.ts';

/** What each node is called after a merge, by the key it had. */
export type Renames = Map<string, Ref>;

export const renamed = (ref: Ref, renames: Renames): Ref => renames.get(refKey(ref)) ?? ref;

const escape = (part: string): string => part.replaceAll('|', '¦');
const longest = 600;

/**
 * The id of a fact at its new ends: as an import would make it (see `toFactId`), for what tells it from its like is
 * kept as it stands. Only ids so long that an import hashed their end cannot be made again; they stay unique.
 */
export function renameFact(id: string, { type, from, to }: Link, renames: Renames): string {
  const idFor = (a: Ref, b: Ref) => `${type}|${escape(a.key)}|${escape(b.key)}`;
  const before = idFor(from, to);
  const after = idFor(renamed(from, renames), renamed(to, renames));
  if (before === after) return id;
  const rest = id === before || id.startsWith(`${before}|`) ? id.slice(before.length) : `|#${hash(id)}`;
  const whole = after + rest;
  return whole.length <= longest ? whole : `${whole.slice(0, 500)}#${hash(whole)}`;
}

const content = ['asOf', 'bound', 'measure', 'periodMonths', 'unit', 'value'];

/** A figure's id is made of what it says and whom it is about; undefined where this one's was made otherwise. */
export function renameFigure(figure: Node, about: Ref[], renames: Renames): string | undefined {
  const values = content.flatMap((name) =>
    name in figure.properties ? [[name, figure.properties[name]]] : [],
  );
  const idOf = (refs: Ref[]) => {
    const targets = refs.map(({ label, key }) => `${label.toLowerCase()}:${key}`).sort();
    return `figure:${hash(JSON.stringify([...values, [...new Set(targets)]]))}`;
  };
  return idOf(about) === figure.key ? idOf(about.map((ref) => renamed(ref, renames))) : undefined;
}
