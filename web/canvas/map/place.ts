import type { Arrangement } from './blocks.ts';
import { makeChannels } from './channels.ts';
import type { Columns } from './columns.ts';
import { columnEdges, furniture } from './furniture.ts';
import { makeGrid } from './grid.ts';
import { drawLines } from './lines.ts';
import { makeNets } from './net.ts';
import type { Hints } from './outcome.ts';
import type { Placement } from './placement.ts';
import { priceOf } from './price.ts';
import { refine } from './refine.ts';
import { route } from './route.ts';
import { normalise, type Shape } from './shape.ts';
import { starts } from './starts.ts';
import { assignTracks } from './tracks.ts';

/**
 * Places for a chain's stages and lines. Pure and deterministic: the same structure gives the same places
 * whatever the order of the input. `boxWidth` depends on the language only.
 */
export function place(input: Shape, boxWidth: number): Placement {
  const shape = normalise(input);
  if (shape.stages.length === 0) return empty;
  const found = starts(shape).map(({ columns, arrangement, hints }) => {
    const draft = { shape, columns, hints, boxWidth };
    return { draft, arrangement, price: priceOf(draw(draft, arrangement)) };
  });
  const [best] = found.sort((a, b) => a.price - b.price);
  if (!best) return empty;
  const price = (state: Arrangement): number => priceOf(draw(best.draft, state));
  return draw(best.draft, refine(best.arrangement, price, shape.stages.length > 90 ? 0 : refinements));
}

/** Maps drawn to better the best of them: a bound on the time. */
const refinements = 8;

const empty: Placement = { boxes: [], bands: [], labels: [], rings: [], lines: [], width: 0, height: 0 };

/** All that is settled before the rows are. */
interface Draft {
  shape: Shape;
  columns: Columns;
  hints: Hints;
  boxWidth: number;
}

/** A whole map from the rows of its blocks. */
function draw({ shape, columns, hints, boxWidth }: Draft, arrangement: Arrangement): Placement {
  const nets = makeNets(shape, columns);
  route(nets, columns, makeGrid(arrangement, new Map()), hints);
  const tracks = assignTracks(nets, makeGrid(arrangement, new Map()), hints);
  const grid = makeGrid(arrangement, tracks.gaps);
  const channels = makeChannels(nets, columns, grid, tracks);
  const left = columnEdges(columns, channels, boxWidth);
  const { lines, rings } = drawLines(shape, nets, columns, grid, tracks, channels, left, boxWidth);
  return { ...furniture(shape, columns, arrangement, grid, left, boxWidth), lines, rings };
}

export type { Line, Point, Ring } from './lines.ts';
export type { Box, Placement, SegmentLabel } from './placement.ts';
