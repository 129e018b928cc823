import type { Columns } from './columns.ts';
import { alternatives, type Shape } from './shape.ts';

/** Where a line may cross a column: between two rows, or through an empty cell at the height of a port. */
export interface Position {
  kind: 'gap' | 'in' | 'out';
  row: number;
}

/**
 * Lines that end at one place and are drawn as one: all inputs of a stage, all members of an input group
 * (they end in a ring), or a single input that comes from further right.
 */
export interface Net {
  id: string;
  to: string;
  kind: 'bus' | 'ring' | 'back';
  /** Channel in which it ends; channel k lies right of column k. */
  channel: number;
  sources: string[];
  /** Ids of ring nets that join this one; of the net a `back` one joins, the id stands in `joins`. */
  rings: string[];
  joins?: string;
  /** Where it crosses each column it does not stop at. */
  cross: Map<number, Position>;
}

const columnOf = (columns: Columns, id: string): number => columns.of.get(id) ?? 0;

/** The nets of a chain, in a fixed order. */
export function makeNets(shape: Shape, columns: Columns): Net[] {
  const buses = new Map<string, Net>();
  const nets: Net[] = [];
  const ringOf = new Map<string, Net>();
  const bus = (to: string): Net => {
    const known = buses.get(to);
    if (known) return known;
    const made: Net = {
      id: to,
      to,
      kind: 'bus',
      channel: columnOf(columns, to) - 1,
      sources: [],
      rings: [],
      cross: new Map(),
    };
    buses.set(to, made);
    nets.push(made);
    return made;
  };
  for (const { to, group, members } of alternatives(shape.feeds)) {
    const last = columnOf(columns, to) - 1;
    const places = members.map((id) => columnOf(columns, id));
    const channel = places.some((place) => place > last) ? last : Math.max(...places);
    const net: Net = {
      id: `${to}|${group}`,
      to,
      kind: 'ring',
      channel,
      sources: [],
      rings: [],
      cross: new Map(),
    };
    for (const id of members) ringOf.set(`${id}>${to}`, net);
    bus(to).rings.push(net.id);
    nets.push(net);
  }
  for (const { from, to } of shape.feeds) {
    const net = ringOf.get(`${from}>${to}`) ?? bus(to);
    if (columnOf(columns, from) <= net.channel) net.sources.push(from);
    else {
      nets.push({
        id: `${net.id}<${from}`,
        to,
        kind: 'back',
        channel: net.channel,
        sources: [from],
        rings: [],
        joins: net.id,
        cross: new Map(),
      });
    }
  }
  return nets;
}

/** Leftmost column the net has to do with, rings that join it included. */
export function leftmost(net: Net, columns: Columns, byId: ReadonlyMap<string, Net>): number {
  const places = net.sources.map((id) => columnOf(columns, id));
  for (const id of net.rings) {
    const ring = byId.get(id);
    if (ring) places.push(ring.channel);
  }
  return Math.min(net.channel, ...places);
}

/** Columns the net has to cross, from the one nearest to its end. */
export function crossedColumns(net: Net, columns: Columns, byId: ReadonlyMap<string, Net>): number[] {
  const crossed: number[] = [];
  if (net.kind === 'back') {
    const source = net.sources[0];
    const last = source === undefined ? net.channel : columnOf(columns, source);
    for (let column = net.channel + 1; column <= last; column++) crossed.push(column);
    return crossed;
  }
  for (let column = net.channel; column > leftmost(net, columns, byId); column--) crossed.push(column);
  return crossed;
}
