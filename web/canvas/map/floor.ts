import { blockEnd, type Arrangement } from './blocks.ts';
import type { Pass } from './board.ts';
import { boxGap, boxHeight, labelHeight, laneStep, segmentGap } from './geometry.ts';

/** What a row begins with: a block right under another, and a line between a label and the block above. */
const tight = 1;
const labelled = 2;

/** Prices in crossings: of a px of height, and of a line inside a segment. */
const perPx = 0.035;
const torn = 0.25;

/** Tells what a board's rows cost. Its lists are made once, because it is asked ten thousand times. */
export class Floor {
  private readonly uses: Int32Array;
  private readonly most: Int32Array;
  private readonly marks: Uint8Array;

  constructor(
    columns: number,
    private readonly mostRows: number,
  ) {
    this.uses = new Int32Array(columns * (mostRows + 2));
    this.most = new Int32Array(mostRows + 2);
    this.marks = new Uint8Array(mostRows + 2);
  }

  /** The map's height, with the labels and lines its gaps have to hold, and of passes inside a segment. */
  price(state: Arrangement, passes: readonly Pass[]): number {
    const { uses, most, marks } = this;
    const width = this.mostRows + 2;
    uses.fill(0);
    most.fill(0);
    marks.fill(0);
    let sum = 0;
    let rows = 0;
    for (const { column, row } of passes) {
      const now = (uses[column * width + row] ?? 0) + 1;
      uses[column * width + row] = now;
      if (now > (most[row] ?? 0)) most[row] = now;
    }
    for (let at = 0; at < state.length; at++) {
      let above = 0;
      for (const block of state[at] ?? []) {
        const { start } = block;
        let mark = marks[start] ?? 0;
        if (start === above) mark |= tight;
        if ((uses[at * width + start] ?? 0) > 0) mark |= labelled;
        marks[start] = mark;
        above = blockEnd(block);
        for (let row = start + 1; row < above; row++) sum += torn * (uses[at * width + row] ?? 0);
      }
      rows = Math.max(rows, above);
    }
    let px = boxHeight * rows;
    for (let row = 0; row <= rows; row++) {
      const lines = most[row] ?? 0;
      const tracks = 7 + laneStep * (lines - 1);
      const needed =
        lines === 0 ? boxGap : ((marks[row] ?? 0) & labelled) > 0 ? tracks + 5 + labelHeight : tracks + 7;
      px += Math.max(needed, ((marks[row] ?? 0) & tight) > 0 ? segmentGap : boxGap);
    }
    return sum + perPx * px;
  }
}
