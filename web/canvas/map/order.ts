import type { Item, Layers, Strand } from './layers.ts';

/** Price of a line that needs a gap inside a segment, in crossings. */
const tornSegment = 0.6;

/** Feeds on two strands cross when both ends are in opposite order; one of the same stage does not count. */
function crossings(one: Strand, other: Strand): number {
  if (one.net === other.net || (one.source !== undefined && one.source === other.source)) return 0;
  if (one.to === other.to) return 0;
  const left = one.from.at - other.from.at;
  const right = one.to.at - other.to.at;
  return left * right < 0 ? one.weight * other.weight : 0;
}

/** Crossings between the strands of two items of a column when the first stands above the second. */
function pairCost(upper: Item, lower: Item): number {
  let sum = 0;
  for (const one of upper.left) {
    for (const other of lower.left) {
      if (one.from.at <= other.from.at || one.net === other.net) continue;
      if (one.source !== undefined && one.source === other.source) continue;
      sum += one.weight * other.weight;
    }
  }
  for (const one of upper.right) {
    for (const other of lower.right) {
      if (one.to.at <= other.to.at || one.net === other.net) continue;
      if (one.source !== undefined && one.source === other.source) continue;
      sum += one.weight * other.weight;
    }
  }
  return sum;
}

/** What is gained or lost when two neighbours change places. */
const turnCost = (upper: Item, lower: Item): number => pairCost(lower, upper) - pairCost(upper, lower);

const settle = (items: Item[]): void => {
  items.sort((a, b) => a.at - b.at);
  items.forEach((item, at) => (item.at = at));
};

/** A place between two boxes of one block, crossings aside. */
function inside(items: readonly Item[], at: number): boolean {
  let up = at - 1;
  while (up >= 0 && items[up]?.block === undefined) up--;
  let down = at;
  while (down < items.length && items[down]?.block === undefined) down++;
  const block = items[up]?.block;
  return block !== undefined && block === items[down]?.block;
}

/** Moves one item to the best place it may take: a box inside its block, a crossing anywhere. */
function moveItem(item: Item, layers: Layers): boolean {
  const column = layers.columns[item.column] ?? [];
  const others = column.filter((one) => one !== item);
  const home = column.indexOf(item);
  let [low, high] = [0, others.length];
  if (item.block !== undefined) {
    low = others.findIndex((one) => one.block === item.block);
    if (low < 0) return false;
    high = others.findLastIndex((one) => one.block === item.block) + 1;
  }
  const torn = (at: number): number => (item.block === undefined && inside(others, at) ? tornSegment : 0);
  const stay = torn(home);
  let best = { at: home, gain: -1e-9 };
  let change = 0;
  for (let at = home - 1; at >= low; at--) {
    const passed = others[at];
    if (passed) change += turnCost(passed, item);
    const gain = change + torn(at) - stay;
    if (gain < best.gain) best = { at, gain };
  }
  change = 0;
  for (let at = home + 1; at <= high; at++) {
    const passed = others[at - 1];
    if (passed) change += turnCost(item, passed);
    const gain = change + torn(at) - stay;
    if (gain < best.gain) best = { at, gain };
  }
  if (best.at === home) return false;
  column.splice(home, 1);
  column.splice(best.at, 0, item);
  column.forEach((one, at) => (one.at = at));
  return true;
}

/** All items from a block's first box to its last, crossings between them included. */
function stretch(column: readonly Item[], block: number): [number, number] {
  const places = column.flatMap((item, at) => (item.block === block ? [at] : []));
  return [Math.min(...places), Math.max(...places)];
}

function total(layers: Layers, column: number): number {
  let sum = 0;
  for (const at of [column - 1, column]) {
    const strands = layers.strands[at] ?? [];
    strands.forEach((one, i) => {
      for (let j = 0; j < i; j++) {
        const other = strands[j];
        if (other) sum += crossings(one, other);
      }
    });
  }
  return sum;
}

/** Turns round neighbouring blocks where that saves crossings; crossings inside a block go with it. */
function swapBlocks(layers: Layers, column: number): boolean {
  const items = layers.columns[column] ?? [];
  const order = [...new Set(items.flatMap((item) => (item.block === undefined ? [] : [item.block])))];
  let better = false;
  for (let i = 0; i + 1 < order.length; i++) {
    const [first, second] = [order[i], order[i + 1]];
    if (first === undefined || second === undefined) continue;
    const [start, endUpper] = stretch(items, first);
    const [startLower, end] = stretch(items, second);
    const upper = items.slice(start, endUpper + 1);
    const middle = items.slice(endUpper + 1, startLower);
    const lower = items.slice(startLower, end + 1);
    let change = 0;
    for (const one of upper) for (const other of [...middle, ...lower]) change += turnCost(one, other);
    for (const one of middle) for (const other of lower) change += turnCost(one, other);
    if (change > -1e-9) continue;
    items.splice(start, end - start + 1, ...lower, ...middle, ...upper);
    items.forEach((item, at) => (item.at = at));
    order[i] = second;
    order[i + 1] = first;
    better = true;
  }
  return better;
}

/** One sweep: each column in turn takes the order of the mean place of what it is joined to on one side. */
export function sweep(layers: Layers, leftwards: boolean): void {
  const columns = leftwards ? [...layers.columns].reverse() : layers.columns;
  for (const items of columns) {
    const wish = new Map<Item, number>();
    for (const item of items) {
      const ends = leftwards ? item.right.map((one) => one.to) : item.left.map((one) => one.from);
      const sizes = ends.map((end) => (layers.columns[end.column]?.length ?? 1) || 1);
      const places = ends.map((end, i) => (end.at + 0.5) / (sizes[i] ?? 1));
      const own = (item.at + 0.5) / items.length;
      wish.set(item, places.length === 0 ? own : places.reduce((a, b) => a + b, 0) / places.length);
    }
    const blockWish = new Map<number, number>();
    for (const item of items) {
      if (item.block === undefined || blockWish.has(item.block)) continue;
      const mates = items.filter((one) => one.block === item.block);
      blockWish.set(item.block, mates.reduce((sum, one) => sum + (wish.get(one) ?? 0), 0) / mates.length);
    }
    const boxes = items.filter((item) => item.block !== undefined);
    boxes.sort(
      (a, b) =>
        (blockWish.get(a.block ?? -1) ?? 0) - (blockWish.get(b.block ?? -1) ?? 0) ||
        (a.block ?? 0) - (b.block ?? 0) ||
        (wish.get(a) ?? 0) - (wish.get(b) ?? 0) ||
        a.at - b.at,
    );
    boxes.forEach((item, at) => (item.at = at));
    for (const item of items) {
      if (item.block === undefined) item.at = (wish.get(item) ?? 0) * boxes.length - 0.5 + 1e-4;
    }
    settle(items);
  }
}

/** Crossings of the whole map: every second column sees the strands on both of its sides. */
export const allCrossings = (layers: Layers): number =>
  layers.columns.reduce((sum, _, column) => sum + (column % 2 === 0 ? total(layers, column) : 0), 0);

/**
 * Betters an order step by step until no single step helps. Begins with the given columns; a column that changed
 * brings its neighbours in again. `most` bounds how many columns are gone through.
 */
export function improve(layers: Layers, most: number, begin?: Iterable<number>): void {
  const waiting = new Set(begin ?? layers.columns.keys());
  for (let gone = 0; gone < most && waiting.size > 0; gone++) {
    const [column] = waiting;
    if (column === undefined) return;
    waiting.delete(column);
    let moved = false;
    for (const item of [...(layers.columns[column] ?? [])]) moved = moveItem(item, layers) || moved;
    moved = swapBlocks(layers, column) || moved;
    if (!moved) continue;
    for (const near of [column - 1, column, column + 1]) if (layers.columns[near]) waiting.add(near);
  }
}
