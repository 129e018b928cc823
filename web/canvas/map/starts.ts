import { firstArrangement, type Arrangement } from './blocks.ts';
import { assignColumns, type Columns, type Taste } from './columns.ts';
import { makeLayers } from './layers.ts';
import { toArrangement, toHints, type Hints } from './outcome.ts';
import { search } from './search.ts';
import type { Shape } from './shape.ts';

export interface Start {
  columns: Columns;
  arrangement: Arrangement;
  hints: Hints;
  /** Crossings of the order, before anything is placed. */
  crossings: number;
}

const tastes: readonly Taste[] = [
  { eager: 0.25, torn: 2 },
  { eager: 0.7, torn: 1 },
  { eager: 1.4, torn: 0.3 },
];

/** The most promising orders of a chain, fewest crossings first. A large chain gets fewer tries. */
export function starts(shape: Shape, most: number): Start[] {
  const size = shape.stages.length;
  const kicks = size > 90 ? 10 : size > 60 ? 120 : 500;
  const seen = new Set<string>();
  return (size > 90 ? tastes.slice(1, 2) : tastes)
    .flatMap((taste): Start[] => {
      const columns = assignColumns(shape, taste);
      const key = JSON.stringify([...columns.of]);
      if (seen.has(key)) return [];
      seen.add(key);
      const layers = makeLayers(shape, columns, firstArrangement(shape, columns));
      const crossings = search(layers, kicks);
      return [{ columns, arrangement: toArrangement(layers), hints: toHints(layers), crossings }];
    })
    .sort((a, b) => a.crossings - b.crossings)
    .slice(0, most);
}
