import type { Tier } from '../../../server/contract/common.ts';
import { tiers } from '../../../server/contract/order.ts';
import type { Shape, ShapeFeed, ShapeStage } from './shape.ts';

/** A column higher than this is split. */
const mostInColumn = 14;
/** What a segment's label costs of a column's height, in boxes. */
const labelRows = 0.6;
/** Height, in boxes, from which on one more column is better: what fits a screen beside a header. */
const goodHeight = 11.5;

export interface Columns {
  /** Column of each stage, from 0 at the left. */
  of: ReadonlyMap<string, number>;
  /** Tier of each column. */
  tiers: readonly Tier[];
}

/** Feeds inside one tier without those that close a cycle, found in depth-first order. */
function acyclic(stages: readonly ShapeStage[], feeds: readonly ShapeFeed[]): ShapeFeed[] {
  const inputs = new Map<string, ShapeFeed[]>(stages.map((stage) => [stage.id, []]));
  for (const feed of feeds) inputs.get(feed.to)?.push(feed);
  const state = new Map<string, 'open' | 'done'>();
  const kept: ShapeFeed[] = [];
  const visit = (id: string): void => {
    state.set(id, 'open');
    for (const feed of inputs.get(id) ?? []) {
      if (!inputs.has(feed.from) || state.get(feed.from) === 'open') continue;
      kept.push(feed);
      if (!state.has(feed.from)) visit(feed.from);
    }
    state.set(id, 'done');
  };
  for (const stage of stages) if (!state.has(stage.id)) visit(stage.id);
  return kept;
}

/** The earliest column of each stage: one after its last input. */
function earliest(stages: readonly ShapeStage[], feeds: readonly ShapeFeed[]): Map<string, number> {
  const column = new Map(stages.map((stage) => [stage.id, 0]));
  for (let moved = true; moved;) {
    moved = false;
    for (const { from, to } of feeds) {
      const least = (column.get(from) ?? 0) + 1;
      if (least > (column.get(to) ?? 0)) {
        column.set(to, least);
        moved = true;
      }
    }
  }
  return column;
}

interface TierTask {
  stages: readonly ShapeStage[];
  /** Feeds inside the tier; they have to run to the right. */
  inner: readonly ShapeFeed[];
  /** How many feeds a stage has to later tiers minus those from earlier ones: pulls it right or left. */
  pull: ReadonlyMap<string, number>;
  width: number;
  taste: Taste;
}

/** What the columns are balanced for. Several tastes are tried; the finished maps are compared. */
export interface Taste {
  /** How much a stage wants to stand beside what it feeds in other tiers. */
  eager: number;
  /** Price of a segment that stands in one more column. */
  torn: number;
}

/** What is wrong with a tier's columns: height, torn segments, long lines. Lower is better. */
function cost(task: TierTask, column: ReadonlyMap<string, number>): number {
  const boxes = Array.from({ length: task.width }, () => 0);
  const blocks = Array.from({ length: task.width }, () => new Set<string>());
  let lines = 0;
  for (const stage of task.stages) {
    const at = column.get(stage.id) ?? 0;
    boxes[at] = (boxes[at] ?? 0) + 1;
    blocks[at]?.add(stage.segment ?? '');
    lines -= task.taste.eager * at * (task.pull.get(stage.id) ?? 0);
  }
  for (const { from, to } of task.inner) lines += 0.3 * ((column.get(to) ?? 0) - (column.get(from) ?? 0));
  let sum = lines;
  boxes.forEach((count, at) => {
    const torn = blocks[at]?.size ?? 0;
    const height = count + labelRows * torn;
    const over = Math.max(0, height - mostInColumn, count - mostInColumn);
    sum += 0.12 * height * height + task.taste.torn * torn + 15 * over * over + (count === 0 ? 50 : 0);
  });
  return sum;
}

/** Moves whole pieces of segments, then single stages, to other columns as long as that helps. */
function balance(task: TierTask, column: Map<string, number>): void {
  const fits = (id: string, at: number, moving: ReadonlySet<string>): boolean =>
    task.inner.every(
      ({ from, to }) =>
        (to !== id || moving.has(from) || (column.get(from) ?? 0) < at) &&
        (from !== id || moving.has(to) || (column.get(to) ?? 0) > at) &&
        !(moving.has(from) && moving.has(to) && from !== to),
    );
  const pieces = (): string[][] => {
    const bySegment = new Map<string, string[]>();
    for (const stage of task.stages) {
      const key = `${column.get(stage.id) ?? 0}|${stage.segment ?? ''}`;
      bySegment.set(key, [...(bySegment.get(key) ?? []), stage.id]);
    }
    const whole = [...bySegment.values()];
    const halves = whole
      .filter((ids) => ids.length > 5)
      .flatMap((ids) => [ids.slice(0, Math.ceil(ids.length / 2)), ids.slice(Math.ceil(ids.length / 2))]);
    return [...whole, ...halves, ...task.stages.map((stage) => [stage.id])];
  };
  let now = cost(task, column);
  for (let rounds = 0; rounds < 200; rounds++) {
    let best: { ids: string[]; at: number; cost: number } | undefined;
    for (const piece of pieces()) {
      for (let at = 0; at < task.width; at++) {
        const ids = piece.filter((id) => column.get(id) !== at && fits(id, at, new Set([id])));
        if (ids.length === 0) continue;
        const before = ids.map((id) => column.get(id) ?? 0);
        for (const id of ids) column.set(id, at);
        const after = cost(task, column);
        ids.forEach((id, i) => column.set(id, before[i] ?? 0));
        if (after < (best?.cost ?? now) - 1e-9) best = { ids, at, cost: after };
      }
    }
    if (!best) return;
    for (const id of best.ids) column.set(id, best.at);
    now = best.cost;
  }
}

/**
 * A column for every stage: tiers left to right, inside a tier after the last input. A stage that has room
 * moves right when that evens the heights, keeps a segment whole or shortens lines; a tier gets more columns
 * than its longest path needs only when they would hold more than 14 stages each.
 */
export function assignColumns(shape: Shape, taste: Taste): Columns {
  const of = new Map<string, number>();
  const columnTiers: Tier[] = [];
  const tierOf = new Map(shape.stages.map((stage) => [stage.id, tiers.indexOf(stage.tier)]));
  for (const tier of tiers) {
    const stages = shape.stages.filter((stage) => stage.tier === tier);
    if (stages.length === 0) continue;
    const ids = new Set(stages.map((stage) => stage.id));
    const inner = acyclic(
      stages,
      shape.feeds.filter((feed) => ids.has(feed.from) && ids.has(feed.to)),
    );
    const column = earliest(stages, inner);
    const pull = new Map<string, number>();
    for (const { from, to } of shape.feeds) {
      const step = (tierOf.get(to) ?? 0) - (tierOf.get(from) ?? 0);
      if (step === 0) continue;
      if (ids.has(from)) pull.set(from, (pull.get(from) ?? 0) + Math.sign(step));
      if (ids.has(to)) pull.set(to, (pull.get(to) ?? 0) - Math.sign(step));
    }
    const depth = Math.max(...column.values()) + 1;
    const segments = new Set(stages.map((stage) => stage.segment)).size;
    const needed = Math.ceil((stages.length + labelRows * segments) / goodHeight);
    const width = Math.max(depth, needed, Math.ceil(stages.length / mostInColumn));
    balance({ stages, inner, pull, width, taste }, column);
    const used = [...new Set(column.values())].sort((a, b) => a - b);
    for (const stage of stages)
      of.set(stage.id, columnTiers.length + used.indexOf(column.get(stage.id) ?? 0));
    for (let i = 0; i < used.length; i++) columnTiers.push(tier);
  }
  return { of, tiers: columnTiers };
}
