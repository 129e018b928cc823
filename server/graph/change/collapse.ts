import type { Properties } from '../import/element.ts';
import { toSet } from './work.ts';
import type { ElementChange } from './record.ts';

const identityOf = (change: ElementChange): string =>
  change.sort === 'node' ? `${change.label} ${change.key}` : `${change.type} ${change.key}`;

/** Several changes of one element by one cause as the one change that they come to; none where they cancel. */
export function collapse(made: ElementChange[]): ElementChange[] {
  const byElement = new Map<string, ElementChange>();
  for (const change of made) {
    const identity = identityOf(change);
    const earlier = byElement.get(identity);
    const both = earlier ? combine(earlier, change) : change;
    if (both) byElement.set(identity, both);
    else byElement.delete(identity);
  }
  return [...byElement.values()];
}

function combine(first: ElementChange, then: ElementChange): ElementChange | undefined {
  if (first.op === 'create' && then.op === 'remove') return undefined;
  if (first.op === 'create') return { ...first, after: after(first.after, then) };
  if (then.op === 'remove') {
    return { ...then, before: after(then.before, { before: first.after, after: first.before }) };
  }
  if (first.op === 'remove') return { ...then, op: 'change', ...difference(first.before, then.after) };
  return { ...then, ...united(first, then) };
}

/** Properties as they are after a change of some of them. */
function after(properties: Properties, change: Pick<ElementChange, 'before' | 'after'>): Properties {
  const all = { ...properties, ...toSet(change) };
  return Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, Properties[string]] => entry[1] !== null),
  );
}

/** The properties that differ between two states of an element, as a change records them. */
export function difference(before: Properties, now: Properties): Pick<ElementChange, 'before' | 'after'> {
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])].filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(now[name]),
  );
  const only = (properties: Properties) =>
    Object.fromEntries(
      names.flatMap((name) => {
        const value = properties[name];
        return value === undefined ? [] : [[name, value] as const];
      }),
    );
  return { before: only(before), after: only(now) };
}

/** Two changes of properties in turn: what the first found, and what the second left. */
function united(first: ElementChange, then: ElementChange): Pick<ElementChange, 'before' | 'after'> {
  const touched = (change: ElementChange) =>
    new Set([...Object.keys(change.before), ...Object.keys(change.after)]);
  const [early, late] = [touched(first), touched(then)];
  const keep = (properties: Properties, covered: Set<string>) =>
    Object.fromEntries(Object.entries(properties).filter(([name]) => !covered.has(name)));
  return {
    before: { ...keep(then.before, early), ...first.before },
    after: { ...keep(first.after, late), ...then.after },
  };
}
