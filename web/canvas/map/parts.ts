import type { Pass } from './board.ts';
import type { Columns } from './columns.ts';
import { crossedColumns, type Net } from './net.ts';
import type { Shape } from './shape.ts';

/** What a net does in one channel. Heights are places in the board's list of heights. */
export interface Part {
  to: number;
  right: number;
  lefts: number[];
  /** Number of feeds on each line from the left, and the stage it comes from (-1 for none). */
  loads: number[];
  sources: number[];
  load: number;
  /** As last counted. */
  end: number;
  top: number;
  bottom: number;
}

/** The parts of all nets in every channel, and their passes. Inputs from further right are left out, they are few. */
export function parts(
  shape: Shape,
  columns: Columns,
  nets: readonly Net[],
  index: ReadonlyMap<string, number>,
): { passes: Pass[]; channels: Part[][] } {
  const passes: Pass[] = [];
  const channels: Part[][] = columns.tiers.map(() => []);
  const first = 2 * shape.stages.length;
  const byId = new Map(nets.map((net) => [net.id, net]));
  const forward = nets.filter((net) => net.kind !== 'back');
  const at = new Map<string, number>();
  const stageOf = (id: string): number => index.get(id) ?? 0;
  for (const net of forward) {
    const ringSources = net.rings.flatMap((id) => byId.get(id)?.sources ?? []);
    const near = [net.to, ...net.sources, ...ringSources].map(stageOf);
    const crossed = crossedColumns(net, columns, byId).reverse();
    crossed.forEach((column, i) => {
      const own = passes.length;
      const left = i > 0 ? own - 1 : -1;
      const right = i + 1 < crossed.length ? own + 1 : -1;
      const key = `${net.id}@${column}`;
      // Ranks differ from the start: lines of one rank would not be seen to cross.
      const rank = (0.618034 * (own + 1)) % 1;
      at.set(key, passes.push({ key, column, row: 0, rank, left, right, near }) - 1);
    });
  }
  /** Where a net goes on from a channel: its next pass, or its stage, or its ring's bus. */
  const onward = (net: Net, channel: number): number => {
    if (channel < net.channel) return first + (at.get(`${net.id}@${channel + 1}`) ?? 0);
    const bus = net.kind === 'ring' ? byId.get(net.to) : undefined;
    return bus ? onward(bus, channel) : 2 * stageOf(net.to) + 1;
  };
  for (const net of forward) {
    const rings = net.rings.flatMap((id) => byId.get(id) ?? []);
    const places = net.sources.map((id) => columns.of.get(id) ?? 0);
    for (let channel = 0; channel <= net.channel; channel++) {
      const pass = at.get(`${net.id}@${channel}`);
      const own = net.sources.filter((_, i) => places[i] === channel).map(stageOf);
      const before =
        places.filter((place) => place < channel).length +
        rings.reduce((sum, ring) => sum + (ring.channel < channel ? ring.sources.length : 0), 0);
      const lefts = own.map((stage) => 2 * stage);
      const loads = own.map(() => 1);
      const sources = [...own];
      if (pass !== undefined) {
        lefts.push(first + pass);
        loads.push(Math.max(1, before));
        sources.push(-1);
      }
      if (lefts.length === 0) continue;
      const load = loads.reduce((a, b) => a + b, 0);
      const right = onward(net, channel);
      channels[channel]?.push({
        to: stageOf(net.to),
        right,
        lefts,
        loads,
        sources,
        load,
        end: 0,
        top: 0,
        bottom: 0,
      });
    }
  }
  return { passes, channels };
}
