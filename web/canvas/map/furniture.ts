import type { Arrangement } from './blocks.ts';
import type { Channel } from './channels.ts';
import type { Columns } from './columns.ts';
import {
  boxHeight,
  channelBetweenTiers,
  channelInTier,
  laneAfterBox,
  laneBeforeBox,
  margin,
  ringRadius,
} from './geometry.ts';
import type { Grid } from './grid.ts';
import type { Band, Box, Placement, SegmentLabel } from './placement.ts';
import type { Shape } from './shape.ts';

/** Left edge of every column; the last entry is the right edge of the map. */
export function columnEdges(
  columns: Columns,
  channels: ReadonlyMap<number, Channel>,
  boxWidth: number,
): number[] {
  const count = columns.tiers.length;
  const needed = (channel: number): number => {
    const lanes = channels.get(channel);
    if (!lanes || lanes.offsets.size === 0) return 0;
    return laneAfterBox + lanes.width + Math.max(laneBeforeBox, lanes.rings ? ringRadius + laneBeforeBox : 0);
  };
  const edges: number[] = [Math.max(margin, needed(-1))];
  for (let column = 0; column < count; column++) {
    const right = (edges[column] ?? 0) + boxWidth;
    if (column === count - 1) edges.push(right + Math.max(margin, needed(column)));
    else {
      const least = columns.tiers[column] === columns.tiers[column + 1] ? channelInTier : channelBetweenTiers;
      edges.push(right + Math.max(least, needed(column)));
    }
  }
  return edges;
}

/** Boxes, labels and grounds of a map whose rows and columns are settled. */
export function furniture(
  shape: Shape,
  columns: Columns,
  arrangement: Arrangement,
  grid: Grid,
  left: readonly number[],
  boxWidth: number,
): Omit<Placement, 'lines' | 'rings'> {
  const width = left.at(-1) ?? 0;
  const boxes = shape.stages.map(({ id }): Box => {
    const column = columns.of.get(id) ?? 0;
    const row = grid.rowOf.get(id) ?? 0;
    return { id, x: left[column] ?? 0, y: grid.top[row] ?? 0, w: boxWidth, h: boxHeight, column, row };
  });
  const labels = arrangement.flatMap((column, at) =>
    column.flatMap(({ segment, start }): SegmentLabel[] =>
      segment === undefined
        ? []
        : [{ segment, x: left[at] ?? 0, y: (grid.top[start] ?? 0) - 8, w: boxWidth }],
    ),
  );
  const bands: Band[] = [];
  columns.tiers.forEach((tier, column) => {
    if (bands.at(-1)?.tier === tier) return;
    const x = column === 0 ? 0 : (left[column] ?? 0) - 20;
    const last = bands.at(-1);
    if (last) last.w = x - last.x;
    bands.push({
      tier,
      x,
      w: width - x,
      stages: shape.stages.filter((stage) => stage.tier === tier).map((stage) => stage.id),
    });
  });
  const bottom = Math.max(...boxes.map((box) => box.y + box.h), (grid.top[grid.rows] ?? 0) - margin);
  return { boxes, bands, labels, width, height: bottom + margin };
}
