import type { Item, Layers } from './layers.ts';
import { allCrossings, improve, sweep } from './order.ts';

/** Numbers between 0 and 1 that look random and are always the same (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const settle = (items: Item[]): void => {
  items.sort((a, b) => a.at - b.at);
  items.forEach((item, at) => (item.at = at));
};

/** Upsets one column: either all of it, or the boxes of one block and the crossings a little. Blocks stay whole. */
function kick(items: Item[], next: () => number): void {
  const one = items[Math.floor(next() * items.length)];
  const whole = next() < 0.5;
  const blocks = new Map<number, number>();
  items.forEach((item, at) => {
    if (item.block !== undefined && !blocks.has(item.block))
      blocks.set(item.block, whole ? next() * items.length : at);
  });
  items.forEach((item, at) => {
    if (item.block === undefined) item.at = whole ? next() * items.length : at + (next() - 0.5) * 6;
    else
      item.at =
        (blocks.get(item.block) ?? 0) + (whole || item.block === one?.block ? next() * 1e-4 : at * 1e-6);
  });
  settle(items);
}

/**
 * Looks for the order with the fewest crossings: sweeps, single steps, and then `kicks` times an upset column and
 * single steps again, kept when it is no worse. The same chain always gives the same order.
 */
export function search(layers: Layers, kicks: number): number {
  for (let i = 0; i < 6; i++) sweep(layers, i % 2 === 1);
  improve(layers, 20 * layers.columns.length);
  const next = numbers(7);
  const copy = (): Item[][] => layers.columns.map((items) => [...items]);
  let best = allCrossings(layers);
  let kept = copy();
  for (let i = 0; i < kicks && best > 0; i++) {
    const upset = new Set<number>();
    for (let times = next() < 0.5 ? 1 : 2; times > 0; times--) {
      const column = Math.floor(next() * layers.columns.length);
      const items = layers.columns[column];
      if (!items || items.length < 2) continue;
      kick(items, next);
      for (const near of [column, column - 1, column + 1]) if (layers.columns[near]) upset.add(near);
    }
    improve(layers, 6 * layers.columns.length, upset);
    const crossings = allCrossings(layers);
    if (crossings <= best) {
      best = crossings;
      kept = copy();
      continue;
    }
    kept.forEach((order, column) => {
      layers.columns[column] = [...order];
      order.forEach((item, at) => (item.at = at));
    });
  }
  return best;
}
