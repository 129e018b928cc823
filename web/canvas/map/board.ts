import type { Arrangement, Block } from './blocks.ts';
import type { Columns } from './columns.ts';
import { Floor } from './floor.ts';
import type { Net } from './net.ts';
import { parts, type Part } from './parts.ts';
import type { Shape } from './shape.ts';

/** Heights on the board: rows are this far apart, a gap holds the first half, then come the two ports. */
const rowStep = 16;
const inKey = 10;
const outKey = 13;

/** Price of a step of length along a channel, in crossings. */
const bent = 0.006;

/** Where a net crosses a column: above which row, and its rank among the others in that gap (0 to 1). */
export interface Pass {
  key: string;
  column: number;
  row: number;
  rank: number;
  /** The pass of the same net in the column before and after, as places in the list of passes. */
  left: number;
  right: number;
  /** Stages whose rows are worth a try. */
  near: readonly number[];
}

/**
 * A map on squared paper: the rows of the boxes and the gap of every pass decide which lines cross, before any
 * px is known. Held in flat arrays, because a search asks for the crossings of a channel some ten thousand times.
 */
export class Board {
  readonly passes: Pass[];
  readonly channels: readonly (readonly Part[])[];
  readonly mostRows: number;
  /** Columns in which a line moved since this was last emptied. */
  readonly touched = new Set<number>();
  private readonly heights: Float64Array;
  private readonly index: ReadonlyMap<string, number>;
  private readonly sums: Float64Array;
  private readonly floor: Floor;

  constructor(
    shape: Shape,
    readonly columns: Columns,
    nets: readonly Net[],
    readonly state: Arrangement,
  ) {
    this.index = new Map(shape.stages.map((stage, at) => [stage.id, at]));
    const made = parts(shape, columns, nets, this.index);
    this.passes = made.passes;
    this.channels = made.channels;
    this.heights = new Float64Array(2 * shape.stages.length + this.passes.length);
    this.sums = new Float64Array(this.channels.length);
    this.mostRows =
      2 + Math.max(0, ...state.map((column) => column.reduce((sum, one) => sum + one.stages.length, 0)));
    this.floor = new Floor(state.length, this.mostRows);
    for (const column of state) for (const block of column) this.settle(block);
    for (const pass of this.passes) pass.row = this.rowOf(pass.near[0] ?? 0);
    this.passes.forEach((_, at) => this.settlePass(at));
    this.channels.forEach((_, channel) => this.count(channel));
  }

  /** Takes over the rows of a block's stages. */
  settle(block: Block): void {
    for (let at = 0; at < block.stages.length; at++) {
      const stage = this.index.get(block.stages[at] ?? '') ?? 0;
      const top = rowStep * (block.start + at);
      this.heights[2 * stage] = top + outKey;
      this.heights[2 * stage + 1] = top + inKey;
    }
  }

  /** Takes over the gap of a pass. A line that stays in a gap keeps its rank there from column to column. */
  settlePass(at: number): void {
    const { passes } = this;
    const first = this.heights.length - passes.length;
    let start = at;
    for (let left = passes[at]?.left ?? -1; left >= 0 && passes[left]?.row === passes[at]?.row;) {
      start = left;
      left = passes[left]?.left ?? -1;
    }
    let leader = passes[start];
    for (let i = start; i >= 0; i = passes[i]?.right ?? -1) {
      const pass = passes[i];
      if (!pass || !leader) return;
      if (pass.row !== leader.row) leader = pass;
      const height = rowStep * pass.row + 8 * leader.rank;
      if (this.heights[first + i] === height) {
        if (i > at) return;
        continue;
      }
      this.heights[first + i] = height;
      this.touched.add(pass.column);
    }
  }

  /** Row of a stage, by its place in the shape. */
  rowOf(stage: number): number {
    return Math.floor((this.heights[2 * stage] ?? 0) / rowStep);
  }

  /** Counts the crossings of a channel anew and returns what they cost, with the length of its upright parts. */
  count(channel: number): number {
    const { heights } = this;
    const all = this.channels[channel] ?? [];
    let sum = 0;
    for (const part of all) {
      const end = heights[part.right] ?? 0;
      let [top, bottom] = [end, end];
      for (const left of part.lefts) {
        const height = heights[left] ?? 0;
        if (height < top) top = height;
        if (height > bottom) bottom = height;
      }
      part.end = end;
      part.top = top;
      part.bottom = bottom;
      sum += bent * (bottom - top);
    }
    for (let i = 1; i < all.length; i++) {
      for (let j = 0; j < i; j++) {
        const [one, other] = [all[i], all[j]];
        if (!one || !other || one.to === other.to) continue;
        if (one.top > other.bottom || other.top > one.bottom) continue;
        const first = this.pair(one, other);
        if (first > 0) sum += Math.min(first, this.pair(other, one));
      }
    }
    this.sums[channel] = sum;
    return sum;
  }

  /** Crossings of two parts of a channel when the lane of `a` lies left of that of `b`. */
  private pair(a: Part, b: Part): number {
    const { heights } = this;
    let sum = 0;
    for (let j = 0; j < b.lefts.length; j++) {
      const height = heights[b.lefts[j] ?? 0] ?? 0;
      const load = b.loads[j] ?? 1;
      if ((a.end > height && a.end < b.end) || (a.end < height && a.end > b.end)) sum += load * a.load;
      if (height <= a.top || height >= a.bottom) continue;
      for (let i = 0; i < a.lefts.length; i++) {
        if (a.sources[i] === b.sources[j] && (a.sources[i] ?? -1) >= 0) continue;
        const start = heights[a.lefts[i] ?? 0] ?? 0;
        if ((height > start && height < a.end) || (height < start && height > a.end))
          sum += load * (a.loads[i] ?? 1);
      }
    }
    return sum;
  }

  /** Crossings and lengths as last counted. */
  crossings(): number {
    let sum = 0;
    for (const one of this.sums) sum += one;
    return sum;
  }

  sumOf(channel: number): number {
    return this.sums[channel] ?? 0;
  }

  restore(channel: number, sum: number): void {
    this.sums[channel] = sum;
  }

  /** Price of the map's height and of lines inside segments. */
  room(): number {
    return this.floor.price(this.state, this.passes);
  }
}
