import { blockEnd, type Arrangement, type Block } from './blocks.ts';
import type { Columns } from './columns.ts';
import type { Shape } from './shape.ts';

/** Prices of what makes a map hard to read, in rows of line. */
export interface Prices {
  crossing: number;
  length: number;
  row: number;
  label: number;
}

/**
 * Lines as straight strokes between columns and rows: near enough to the routed ones, and quick to compare.
 * Held in flat arrays because the search asks for the price of a change some ten thousand times.
 */
export class Desk {
  private readonly from: Int32Array;
  private readonly to: Int32Array;
  private readonly left: Int32Array;
  private readonly right: Int32Array;
  private readonly forward: Uint8Array;
  private readonly row: Float64Array;
  private readonly wiresAt: number[][];
  private readonly index: ReadonlyMap<string, number>;
  private readonly marked: Uint8Array;

  constructor(
    shape: Shape,
    columns: Columns,
    readonly prices: Prices,
    readonly state: Arrangement,
  ) {
    this.index = new Map(shape.stages.map((stage, at) => [stage.id, at]));
    const count = shape.feeds.length;
    this.from = new Int32Array(count);
    this.to = new Int32Array(count);
    this.left = new Int32Array(count);
    this.right = new Int32Array(count);
    this.forward = new Uint8Array(count);
    this.marked = new Uint8Array(count);
    this.row = new Float64Array(shape.stages.length);
    this.wiresAt = shape.stages.map(() => []);
    shape.feeds.forEach(({ from, to }, wire) => {
      const [a, b] = [columns.of.get(from) ?? 0, columns.of.get(to) ?? 0];
      this.from[wire] = this.index.get(from) ?? 0;
      this.to[wire] = this.index.get(to) ?? 0;
      this.left[wire] = Math.min(a, b);
      this.right[wire] = Math.max(a, b);
      this.forward[wire] = a <= b ? 1 : 0;
      this.wiresAt[this.from[wire] ?? 0]?.push(wire);
      this.wiresAt[this.to[wire] ?? 0]?.push(wire);
    });
    for (const column of state) for (const block of column) this.settle(block);
  }

  /** Takes over the rows of a block's stages. */
  settle(block: Block): void {
    for (let at = 0; at < block.stages.length; at++) {
      const stage = this.index.get(block.stages[at] ?? '');
      if (stage !== undefined) this.row[stage] = block.start + at;
    }
  }

  private heightAt(wire: number, column: number): number {
    const from = this.row[this.from[wire] ?? 0] ?? 0;
    const to = this.row[this.to[wire] ?? 0] ?? 0;
    const [left, right] = [this.left[wire] ?? 0, this.right[wire] ?? 0];
    const [start, end] = this.forward[wire] === 1 ? [from, to] : [to, from];
    return left === right ? start : start + ((end - start) * (column - left)) / (right - left);
  }

  private cross(one: number, other: number): number {
    if (this.to[one] === this.to[other] || this.from[one] === this.from[other]) return 0;
    const left = Math.max(this.left[one] ?? 0, this.left[other] ?? 0);
    const right = Math.min(this.right[one] ?? 0, this.right[other] ?? 0);
    if (left >= right) return 0;
    const before = this.heightAt(one, left) - this.heightAt(other, left);
    const after = this.heightAt(one, right) - this.heightAt(other, right);
    return before * after < 0 ? 1 : 0;
  }

  /** Price of the lines at the stages of the given blocks. */
  private lines(blocks: readonly Block[]): number {
    const mine: number[] = [];
    for (const block of blocks) {
      for (const id of block.stages) {
        for (const wire of this.wiresAt[this.index.get(id) ?? 0] ?? []) {
          if (this.marked[wire] === 1) continue;
          this.marked[wire] = 1;
          mine.push(wire);
        }
      }
    }
    let sum = 0;
    for (const wire of mine) {
      const length = Math.abs((this.row[this.from[wire] ?? 0] ?? 0) - (this.row[this.to[wire] ?? 0] ?? 0));
      sum += this.prices.length * length;
      let crossings = 0;
      for (let other = 0; other < this.from.length; other++) {
        if (this.marked[other] === 1 ? other > wire : true) crossings += this.cross(wire, other);
      }
      sum += this.prices.crossing * crossings;
    }
    for (const wire of mine) this.marked[wire] = 0;
    return sum;
  }

  /** Price of the map's height: its rows, and the rows before which a label needs room in every column. */
  private height(): number {
    let rows = 0;
    const tight = new Set<number>();
    for (const column of this.state) {
      let above = -1;
      for (const block of column) {
        if (block.start === above) tight.add(block.start);
        above = blockEnd(block);
      }
      rows = Math.max(rows, above);
    }
    return this.prices.row * rows + this.prices.label * tight.size;
  }

  /** Tries a change of the given blocks and keeps it when it is cheaper. */
  attempt(blocks: readonly Block[], change: () => void, undo: () => void): boolean {
    const before = this.lines(blocks) + this.height();
    change();
    for (const block of blocks) this.settle(block);
    if (this.lines(blocks) + this.height() < before - 1e-6) return true;
    undo();
    for (const block of blocks) this.settle(block);
    return false;
  }
}
