import { laneStep } from './geometry.ts';

/** A net's upright part in a channel: where lines reach it from the left and leave it to the right. */
export interface Item {
  net: string;
  lefts: readonly number[];
  rights: readonly number[];
  /** Height of a ring on this lane. */
  ring?: number | undefined;
  /** Net whose lane has to lie further right (the bus a ring joins). */
  before?: string | undefined;
  /** Heights at which the line from the left comes from a stage, by height, to tell branches from crossings. */
  origins: ReadonlyMap<number, string>;
  /** Number of feeds on the line from the left at a height, where it is more than one. */
  loads?: ReadonlyMap<number, number>;
}

const ringClearance = 11;

export const spanOf = ({ lefts, rights, ring }: Item): [number, number] => {
  const heights = [...lefts, ...rights, ...(ring === undefined ? [] : [ring])];
  return [Math.min(...heights), Math.max(...heights)];
};

/** A lane is needed only where something moves up or down. */
export const needsLane = (item: Item): boolean => {
  const [top, bottom] = spanOf(item);
  return bottom - top > 0.5 || item.ring !== undefined;
};

const within = (height: number, [top, bottom]: [number, number]): boolean =>
  height > top + 0.5 && height < bottom - 0.5;

const loadAt = (item: Item, height: number): number => item.loads?.get(height) ?? 1;

/** Number of a net's feeds whose upright part passes a height, but for one that comes from `origin`. */
function loadAcross(item: Item, height: number, origin: string | undefined): number {
  const ends = item.rights.length > 0 ? item.rights : [item.ring ?? 0];
  let sum = 0;
  for (const left of item.lefts) {
    if (origin !== undefined && item.origins.get(left) === origin) continue;
    const passes = ends.some((end) => within(height, [Math.min(left, end), Math.max(left, end)]));
    if (passes) sum += loadAt(item, left);
  }
  return sum;
}

/** Crossings of feeds when `a` lies left of `b`. A line that branches from the same stage does not cross it. */
function crossings(a: Item, b: Item): number {
  const spanA = spanOf(a);
  let count = 0;
  for (const height of b.lefts) {
    if (!within(height, spanA)) continue;
    const origin = b.origins.get(height);
    // A little for touching the net where only a feed of the same stage is.
    count += 0.1 + loadAt(b, height) * loadAcross(a, height, origin);
  }
  const load = a.lefts.reduce((sum, height) => sum + loadAt(a, height), 0);
  const spanB = spanOf(b);
  for (const height of a.rights) {
    if (within(height, spanB)) count += 0.1 + load * loadAcross(b, height, undefined);
  }
  return count;
}

/** Moves lanes one by one to their best place, from a given order, until none gains. */
function insertLanes(start: readonly number[], cost: (left: number, right: number) => number): number[] {
  const order = [...start];
  for (let better = true, rounds = 0; better && rounds < 30; rounds++) {
    better = false;
    for (let i = 0; i < order.length; i++) {
      const at = order.indexOf(i);
      let [bestGain, bestAt] = [1e-9, at];
      for (const step of [-1, 1]) {
        let gain = 0;
        for (let to = at + step; to >= 0 && to < order.length; to += step) {
          const other = order[to] ?? 0;
          gain += step > 0 ? cost(i, other) - cost(other, i) : cost(other, i) - cost(i, other);
          if (gain > bestGain) [bestGain, bestAt] = [gain, to];
        }
      }
      if (bestAt === at) continue;
      order.splice(at, 1);
      order.splice(bestAt, 0, i);
      better = true;
    }
  }
  return order;
}

const mean = (heights: readonly number[]): number =>
  heights.reduce((a, b) => a + b, 0) / Math.max(1, heights.length);

/** Order of the lanes from left to right with the fewest crossings, the best of searches from several orders. */
export function orderLanes(items: readonly Item[]): number[] {
  const price = items.map((a) =>
    items.map((b) => (a === b ? 0 : b.before === a.net ? 1000 : crossings(a, b))),
  );
  const cost = (left: number, right: number): number => price[left]?.[right] ?? 0;
  const total = (order: readonly number[]): number =>
    order.reduce(
      (sum, left, at) => sum + order.slice(at + 1).reduce((part, right) => part + cost(left, right), 0),
      0,
    );
  const keys: ((item: Item) => number)[] = [
    () => 0,
    (item) => mean(item.lefts),
    (item) => -mean(item.lefts),
    (item) => mean(item.rights),
    (item) => -mean(item.rights),
    (item) => mean(item.rights) - mean(item.lefts),
  ];
  const key = (at: number, of: (item: Item) => number): number => {
    const item = items[at];
    return item ? of(item) : 0;
  };
  let best: { order: number[]; total: number } | undefined;
  for (const of of keys) {
    const start = items.map((_, at) => at).sort((a, b) => key(a, of) - key(b, of) || a - b);
    const order = insertLanes(start, cost);
    const sum = total(order);
    if (!best || sum < best.total - 1e-9) best = { order, total: sum };
  }
  return best?.order ?? [];
}

/** How far apart two lanes have to be, 0 when they never stand side by side. */
function apart(a: Item, b: Item): number {
  const [spanA, spanB] = [spanOf(a), spanOf(b)];
  const near = (height: number | undefined, [top, bottom]: [number, number]): boolean =>
    height !== undefined && height > top - ringClearance && height < bottom + ringClearance;
  if (near(a.ring, spanB) || near(b.ring, spanA)) return 12;
  const margin = 8;
  return spanA[0] < spanB[1] + margin && spanB[0] < spanA[1] + margin ? laneStep : 0;
}

/** Distance of each lane from the first one, in px; lanes whose spans overlap differ. */
export function placeLanes(items: readonly Item[]): { offsets: number[]; width: number } {
  const offsets = items.map(() => 0);
  const placed: number[] = [];
  for (const i of orderLanes(items)) {
    const item = items[i];
    if (!item) continue;
    let offset = 0;
    for (const j of placed) {
      const other = items[j];
      const distance = other ? apart(other, item) : 0;
      if (distance > 0) offset = Math.max(offset, (offsets[j] ?? 0) + distance);
    }
    offsets[i] = offset;
    placed.push(i);
  }
  return { offsets, width: Math.max(0, ...offsets) };
}
