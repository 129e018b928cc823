import type { Columns } from './columns.ts';
import { heightOf, inHeight, outHeight, type Grid } from './grid.ts';
import { leftmost, type Net } from './net.ts';

/** A piece of a net between the two sides of a channel. */
export interface Strand {
  net: string;
  left: number;
  right: number;
}

/** Heights at which a net enters a channel from the left, and leaves it to the right. */
export function endsIn(
  net: Net,
  channel: number,
  columns: Columns,
  grid: Grid,
  byId: ReadonlyMap<string, Net>,
  height: (net: Net, column: number) => number | undefined,
): { lefts: number[]; rights: number[] } {
  const lefts = net.sources.filter((id) => columns.of.get(id) === channel).map((id) => outHeight(grid, id));
  const rights: number[] = [];
  const fromLeft = height(net, channel);
  const toRight = height(net, channel + 1);
  if (fromLeft !== undefined) lefts.push(fromLeft);
  if (toRight !== undefined) rights.push(toRight);
  if (net.kind === 'bus' && net.channel === channel) rights.push(inHeight(grid, net.to));
  if (net.channel === channel) {
    for (const other of byId.values()) {
      const back = other.joins === net.id ? height(other, channel + 1) : undefined;
      if (back !== undefined) rights.push(back);
    }
  }
  return { lefts, rights };
}

/** The pieces of all other nets in every channel, by channel. */
export function strandsBeside(
  nets: readonly Net[],
  except: Net,
  columns: Columns,
  grid: Grid,
  byId: ReadonlyMap<string, Net>,
): Strand[][] {
  const found: Strand[][] = Array.from({ length: columns.tiers.length + 1 }, () => []);
  const height = (net: Net, column: number): number | undefined => {
    const position = net.cross.get(column);
    return position && heightOf(grid, position);
  };
  for (const net of nets) {
    if (net === except) continue;
    for (let channel = leftmost(net, columns, byId); channel <= net.channel; channel++) {
      const { lefts, rights } = endsIn(net, channel, columns, grid, byId, height);
      for (const left of lefts)
        for (const right of rights) found[channel]?.push({ net: net.id, left, right });
    }
  }
  return found;
}
