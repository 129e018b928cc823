import type { ShapeFeed } from './shape.ts';

/** What a selection lights. */
export interface Lit {
  stages: ReadonlySet<string>;
  /** Feeds as `from>to`. */
  feeds: ReadonlySet<string>;
}

export const feedKey = ({ from, to }: { from: string; to: string }): string => `${from}>${to}`;

/** Everything reached from a stage in one direction, itself included. */
function reach(start: string, next: ReadonlyMap<string, readonly string[]>): Set<string> {
  const seen = new Set([start]);
  const waiting = [start];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    for (const other of next.get(id) ?? []) {
      if (seen.has(other)) continue;
      seen.add(other);
      waiting.push(other);
    }
  }
  return seen;
}

function along(feeds: readonly ShapeFeed[], from: 'from' | 'to', to: 'from' | 'to'): Map<string, string[]> {
  const next = new Map<string, string[]>();
  for (const feed of feeds) next.set(feed[from], [...(next.get(feed[from]) ?? []), feed[to]]);
  return next;
}

/** All inputs' inputs and all outputs' outputs of a stage; with a second one, only the paths between the two. */
export function lightPath(feeds: readonly ShapeFeed[], selected: string, second?: string): Lit {
  const outputs = along(feeds, 'from', 'to');
  const inputs = along(feeds, 'to', 'from');
  const [up, down] = [reach(selected, inputs), reach(selected, outputs)];
  if (second === undefined || second === selected) {
    const lit = feeds.filter(({ from, to }) => up.has(to) || down.has(from));
    return { stages: new Set([...up, ...down]), feeds: new Set(lit.map(feedKey)) };
  }
  const [upSecond, downSecond] = [reach(second, inputs), reach(second, outputs)];
  const between = new Set([selected, second]);
  for (const id of down) if (upSecond.has(id)) between.add(id);
  for (const id of up) if (downSecond.has(id)) between.add(id);
  const lit = feeds.filter(
    ({ from, to }) => (down.has(from) && upSecond.has(to)) || (downSecond.has(from) && up.has(to)),
  );
  return { stages: between, feeds: new Set(lit.map(feedKey)) };
}
