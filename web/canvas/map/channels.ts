import type { Columns } from './columns.ts';
import { ringRadius } from './geometry.ts';
import { outHeight, type Grid } from './grid.ts';
import { needsLane, placeLanes, spanOf, type Item } from './lanes.ts';
import { leftmost, type Net } from './net.ts';
import { endsIn } from './strands.ts';
import { crossingHeight, type Tracks } from './tracks.ts';

/** What happens in one channel: the lane of each net that moves up or down in it, and how wide that is. */
export interface Channel {
  /** Distance of a net's lane from the first lane; a net that runs straight through has none. */
  offsets: Map<string, number>;
  width: number;
  items: Map<string, Item>;
  rings: boolean;
}

const key = (net: Net, channel: number): string => `${net.id}@${channel}`;

/** Every net's part in every channel, rings included. Keys are channels, from -1 (left of the first column). */
export function makeChannels(
  nets: readonly Net[],
  columns: Columns,
  grid: Grid,
  tracks: Tracks,
): Map<number, Channel> {
  const byId = new Map(nets.map((net) => [net.id, net]));
  const height = (net: Net, column: number): number | undefined => crossingHeight(grid, tracks, net, column);
  const items = new Map<string, Item>();
  const ringHeight = new Map<string, number>();
  const taken = new Map<number, number[]>();
  const ends = (net: Net, channel: number): { lefts: number[]; rights: number[] } => {
    if (net.kind !== 'back') return endsIn(net, channel, columns, grid, byId, height);
    const [source] = net.sources;
    const lefts = source !== undefined && columns.of.get(source) === channel ? [outHeight(grid, source)] : [];
    const here = height(net, channel);
    const next = height(net, channel + 1);
    return { lefts: here === undefined ? lefts : [...lefts, here], rights: next === undefined ? [] : [next] };
  };
  const channelsOf = (net: Net): number[] => {
    const found: number[] = [];
    const [source] = net.sources;
    const first = net.kind === 'back' ? net.channel + 1 : leftmost(net, columns, byId);
    const last = net.kind === 'back' && source !== undefined ? (columns.of.get(source) ?? 0) : net.channel;
    for (let channel = first; channel <= last; channel++) found.push(channel);
    return found;
  };
  const originsIn = (net: Net, channel: number): Map<number, string> =>
    new Map(
      net.sources.filter((id) => columns.of.get(id) === channel).map((id) => [outHeight(grid, id), id]),
    );

  const loadsIn = (net: Net, channel: number): Map<number, number> => {
    const loads = new Map<number, number>();
    const before = (one: Net): number =>
      one.sources.filter((id) => (columns.of.get(id) ?? 0) < channel).length;
    const joined = net.rings.flatMap((id) => byId.get(id) ?? []);
    const passing = height(net, channel);
    if (passing !== undefined && net.kind !== 'back') {
      const rings = joined.reduce((sum, one) => sum + (one.channel < channel ? one.sources.length : 0), 0);
      loads.set(passing, Math.max(1, before(net) + rings));
    }
    for (const one of joined) {
      if (one.channel === channel) loads.set(ringHeight.get(one.id) ?? 0, one.sources.length);
    }
    return loads;
  };

  for (const net of nets.filter((one) => one.kind === 'ring')) {
    const bus = byId.get(net.to);
    if (!bus) continue;
    const { lefts, rights } = ends(net, net.channel);
    const foreign = nets.flatMap((other) => {
      const near = [height(other, net.channel), height(other, net.channel + 1)];
      return other === net || other === bus ? [] : near.filter((one) => one !== undefined);
    });
    const joined = ends(bus, net.channel);
    const alone =
      joined.lefts.length === 0 &&
      bus.rings.filter((id) => byId.get(id)?.channel === net.channel).length === 1;
    const [leaving] = joined.rights;
    const ring =
      alone && leaving !== undefined
        ? leaving
        : freeHeight([...lefts, ...rights], leaving ?? 0, grid, taken.get(net.channel) ?? [], foreign);
    ringHeight.set(net.id, ring);
    taken.set(net.channel, [...(taken.get(net.channel) ?? []), ring]);
  }
  for (const net of nets) {
    for (const channel of channelsOf(net)) {
      const { lefts, rights } = ends(net, channel);
      for (const id of net.rings) {
        if (byId.get(id)?.channel === channel) lefts.push(ringHeight.get(id) ?? 0);
      }
      const ring = net.kind === 'ring' && channel === net.channel ? ringHeight.get(net.id) : undefined;
      items.set(key(net, channel), {
        net: net.id,
        lefts,
        rights,
        ring,
        before: ring === undefined ? undefined : net.to,
        origins: originsIn(net, channel),
        loads: loadsIn(net, channel),
      });
    }
  }

  const channels = new Map<number, Channel>();
  for (let channel = -1; channel < columns.tiers.length; channel++) {
    const mine = nets.flatMap((net) => items.get(key(net, channel)) ?? []);
    const upright = mine.filter(needsLane);
    const { offsets, width } = placeLanes(upright);
    channels.set(channel, {
      offsets: new Map(upright.map((item, at) => [item.net, offsets[at] ?? 0])),
      width,
      items: new Map(mine.map((item) => [item.net, item])),
      rings: mine.some((item) => item.ring !== undefined),
    });
  }
  return channels;
}

/**
 * A height for a ring: between two rows, inside the group's own span where possible, near where the bus goes on,
 * and never at the height of another line of the channel, which its own way to the bus would lie on.
 */
function freeHeight(
  own: readonly number[],
  leaving: number,
  grid: Grid,
  taken: readonly number[],
  foreign: readonly number[],
): number {
  const [top, bottom] = spanOf({ net: '', lefts: own, rights: [], origins: new Map() });
  const middle = (top + bottom) / 2;
  const between = grid.top.map((height, row) => height - (grid.gap[row] ?? 0) / 2);
  const anywhere = Array.from({ length: 41 }, (_, at) => middle + (at % 2 === 0 ? 1 : -1) * 4.5 * at);
  const apart = (height: number, others: readonly number[], reach: number): boolean =>
    others.every((other) => Math.abs(other - height) >= reach);
  const good = between.filter(
    (height) => height >= top && height <= bottom && apart(height, own, ringRadius + 2),
  );
  const price = (height: number): number => Math.abs(height - middle) + 0.3 * Math.abs(height - leaving);
  const clear = (candidates: readonly number[], reach: number, room: number): number | undefined =>
    candidates
      .filter((height) => apart(height, taken, reach) && apart(height, foreign, room))
      .sort((a, b) => price(a) - price(b))[0];
  return (
    clear(good, 2 * ringRadius + 2, ringRadius) ??
    clear(good, ringRadius, 3) ??
    clear(anywhere, ringRadius, 3) ??
    clear(anywhere, 1, 1) ??
    middle
  );
}
