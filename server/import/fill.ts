import type { Element, NodeElement, Properties } from '../graph/import/element.ts';
import type { Place } from './validate/first-row.ts';

/** What a row adds to a firm that has another name in the graph. `row` is its number in the log of rows. */
export interface Fill {
  element: NodeElement;
  place: Place;
  row: number;
  /** Properties that the user chose to take from the row. */
  standing: string[];
}

export const isFill = (element: Element): element is NodeElement => element.sort === 'node';

/** What tells one firm from another is the other firm's own. */
const identity = ['id', 'nameKey', 'name'];

/**
 * What a firm's properties become by a row that has it under another name: what is known stays unless it is among `standing`, what
 * is absent is filled, lists are united, and the name becomes an alias.
 */
export function fillProperties(
  known: Properties,
  given: Properties,
  standing: readonly string[] = [],
): Properties {
  const filled: Properties = { ...known };
  for (const [name, value] of Object.entries(given)) {
    if (identity.includes(name)) continue;
    const own = filled[name];
    if (own === undefined || standing.includes(name)) filled[name] = value;
    else if (Array.isArray(own) && Array.isArray(value)) filled[name] = [...new Set([...own, ...value])];
  }
  const names = [filled.name, ...list(filled.aliases), ...list(filled.formerNames)];
  const name = given.name;
  if (typeof name === 'string' && !names.includes(name)) filled.aliases = [...list(filled.aliases), name];
  return filled;
}

const list = (value: Properties[string] | undefined): string[] => (Array.isArray(value) ? value : []);
