import type { Arrangement, Block } from './blocks.ts';
import type { Layers } from './layers.ts';

/** The order as blocks packed at the top. */
export function toArrangement(layers: Layers): Arrangement {
  return layers.columns.map((items) => {
    const column: Block[] = [];
    const known = new Map<number, Block>();
    for (const { block, stage } of [...items].sort((a, b) => a.at - b.at)) {
      if (block === undefined || stage === undefined) continue;
      const found = known.get(block);
      if (found) found.stages.push(stage);
      else {
        const made: Block = { segment: layers.blocks[block]?.segment, stages: [stage], start: 0 };
        known.set(block, made);
        column.push(made);
      }
    }
    let row = 0;
    for (const block of column) {
      block.start = row;
      row += block.stages.length;
    }
    return column;
  });
}

/** Between which boxes each net crosses a column, by `net@column`. */
export type Hints = ReadonlyMap<string, Hint>;

export interface Hint {
  above: string | undefined;
  below: string | undefined;
  /** Rank in its column, to order crossings of one gap. */
  at: number;
}

/** Where the order has the crossings, for the router to begin with. */
export function toHints(layers: Layers): Hints {
  const hints = new Map<string, Hint>();
  for (const items of layers.columns) {
    items.forEach((item, at) => {
      if (item.crossing === undefined) return;
      const above = items.slice(0, at).findLast((one) => one.stage !== undefined)?.stage;
      const below = items.slice(at).find((one) => one.stage !== undefined)?.stage;
      hints.set(item.crossing, { above, below, at });
    });
  }
  return hints;
}
