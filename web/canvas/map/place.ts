import type { Arrangement } from './blocks.ts';
import { makeChannels } from './channels.ts';
import type { Columns } from './columns.ts';
import type { Prices } from './desk.ts';
import { columnEdges, furniture } from './furniture.ts';
import { boxHeight, tallBoxHeight } from './geometry.ts';
import { makeGrid } from './grid.ts';
import { drawLines } from './lines.ts';
import { makeNets } from './net.ts';
import type { Hints } from './outcome.ts';
import type { Placement } from './placement.ts';
import { priceOf } from './price.ts';
import { refine } from './refine.ts';
import { route } from './route.ts';
import { normalise, type Shape } from './shape.ts';
import { slide } from './slide.ts';
import { starts } from './starts.ts';
import { assignTracks } from './tracks.ts';

/**
 * Places for a chain's stages and lines. Pure and deterministic: the same structure gives the same places
 * whatever the order of the input. `boxWidth` depends on the language only.
 */
export function place(input: Shape, boxWidth: number): Placement {
  const shape = normalise(input);
  if (shape.stages.length === 0) return empty;
  const found = starts(shape, triedOrders).flatMap(({ columns, arrangement, hints }) =>
    ways.map(({ swaps, detour, ...prices }) => {
      const draft = { shape, columns, hints, detour, boxWidth };
      const arranged = slide(shape, columns, arrangement, prices, swaps);
      return { draft, arranged, price: priceOf(draw(draft, arranged)) };
    }),
  );
  const [best] = found.sort((a, b) => a.price - b.price);
  if (!best) return empty;
  const price = (state: Arrangement): number => priceOf(draw(best.draft, state));
  return draw(best.draft, refine(best.arranged, price, shape.stages.length > 90 ? 0 : refinements));
}

/** Orders that are placed in full, and maps drawn to better the best of them: bounds on the time. */
const triedOrders = 3;
const refinements = 16;

const ways: readonly (Prices & { swaps: boolean; detour: number | undefined })[] = [
  { crossing: 3, length: 1, row: 6, label: 3.4, swaps: false, detour: 300 },
  { crossing: 3, length: 1, row: 6, label: 3.4, swaps: false, detour: undefined },
  { crossing: 3, length: 1, row: 6, label: 3.4, swaps: false, detour: 100 },
  { crossing: 8, length: 1, row: 4, label: 2.5, swaps: false, detour: 300 },
  { crossing: 8, length: 1, row: 4, label: 2.5, swaps: true, detour: 60 },
];

const empty: Placement = { boxes: [], bands: [], labels: [], rings: [], lines: [], width: 0, height: 0 };

/** All that is settled before the rows are. */
interface Draft {
  shape: Shape;
  columns: Columns;
  hints: Hints;
  /** What a line may go out of its way to spare a crossing, in px. */
  detour: number | undefined;
  boxWidth: number;
}

/** A whole map from the rows of its blocks. */
function draw({ shape, columns, hints, detour, boxWidth }: Draft, arrangement: Arrangement): Placement {
  const tall = new Set(shape.stages.filter((stage) => stage.tall).map((stage) => stage.id));
  const rowHeights: number[] = [];
  for (const column of arrangement) {
    for (const block of column) {
      block.stages.forEach((id, at) => {
        const row = block.start + at;
        rowHeights[row] = Math.max(rowHeights[row] ?? boxHeight, tall.has(id) ? tallBoxHeight : boxHeight);
      });
    }
  }
  const nets = makeNets(shape, columns);
  route(nets, columns, makeGrid(arrangement, rowHeights, new Map()), hints, detour);
  const tracks = assignTracks(nets, makeGrid(arrangement, rowHeights, new Map()), hints);
  const grid = makeGrid(arrangement, rowHeights, tracks.gaps);
  const channels = makeChannels(nets, columns, grid, tracks);
  const left = columnEdges(columns, channels, boxWidth);
  const { lines, rings } = drawLines(shape, nets, columns, grid, tracks, channels, left, boxWidth);
  return { ...furniture(shape, columns, arrangement, grid, left, boxWidth, tall), lines, rings };
}

export type { Line, Point, Ring } from './lines.ts';
export type { Box, Placement, SegmentLabel } from './placement.ts';
