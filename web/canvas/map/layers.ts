import type { Arrangement } from './blocks.ts';
import type { Columns } from './columns.ts';
import { crossedColumns, makeNets, type Net } from './net.ts';
import type { Shape } from './shape.ts';

/** A box, or the place where a net crosses a column. */
export interface Item {
  column: number;
  /** Block of a box; a crossing belongs to none. */
  block: number | undefined;
  stage: string | undefined;
  /** `net@column` of a crossing. */
  crossing: string | undefined;
  /** Place in its column; only the order counts, so it may be a fraction. */
  at: number;
  left: Strand[];
  right: Strand[];
}

/** A piece of a net between two neighbouring columns. */
export interface Strand {
  net: string;
  from: Item;
  to: Item;
  /** Number of feeds that run on it. */
  weight: number;
  /** The one stage it comes from, if it comes straight from a box. */
  source: string | undefined;
}

/** The map as columns of items joined by strands from each column to the next. */
export interface Layers {
  columns: Item[][];
  /** Strands right of each column. */
  strands: Strand[][];
  blocks: { column: number; segment: string | undefined }[];
}

/** Builds the layers of a chain; inputs from further right are left out, they are few. */
export function makeLayers(shape: Shape, columns: Columns, arrangement: Arrangement): Layers {
  const layers: Layers = {
    columns: columns.tiers.map(() => []),
    strands: columns.tiers.map(() => []),
    blocks: [],
  };
  const boxes = new Map<string, Item>();
  const add = (column: number, block?: number, stage?: string, crossing?: string): Item => {
    const items = layers.columns[column] ?? [];
    const item: Item = { column, block, stage, crossing, at: items.length, left: [], right: [] };
    items.push(item);
    return item;
  };
  arrangement.forEach((column, at) => {
    for (const { segment, stages } of column) {
      const block = layers.blocks.push({ column: at, segment }) - 1;
      for (const id of stages) boxes.set(id, add(at, block, id));
    }
  });
  const nets = makeNets(shape, columns).filter((net) => net.kind !== 'back');
  const byId = new Map(nets.map((net) => [net.id, net]));
  const crossing = new Map<string, Item>();
  for (const net of nets) {
    for (const column of crossedColumns(net, columns, byId)) {
      const key = `${net.id}@${column}`;
      crossing.set(key, add(column, undefined, undefined, key));
    }
  }
  const join = (
    net: string,
    from: Item | undefined,
    to: Item | undefined,
    weight: number,
    source?: string,
  ): void => {
    if (!from || !to) return;
    const strand: Strand = { net, from, to, weight, source };
    layers.strands[from.column]?.push(strand);
    from.right.push(strand);
    to.left.push(strand);
  };
  for (const net of nets) linkNet(net, columns, byId, boxes, crossing, join);
  return layers;
}

type Join = (
  net: string,
  from: Item | undefined,
  to: Item | undefined,
  weight: number,
  source?: string,
) => void;

function linkNet(
  net: Net,
  columns: Columns,
  byId: ReadonlyMap<string, Net>,
  boxes: ReadonlyMap<string, Item>,
  crossing: ReadonlyMap<string, Item>,
  join: Join,
): void {
  /** Where a net goes on from a channel: its next crossing, or its stage, or its ring's bus. */
  const onward = (one: Net, channel: number): Item | undefined => {
    if (channel < one.channel) return crossing.get(`${one.id}@${channel + 1}`);
    if (one.kind === 'bus') return boxes.get(one.to);
    const bus = byId.get(one.to);
    return bus && onward(bus, channel);
  };
  const columnsOf = net.sources.map((id) => columns.of.get(id) ?? 0);
  const feedsUpTo = (column: number): number => {
    const rings = net.rings
      .map((id) => byId.get(id))
      .filter((ring) => ring !== undefined && ring.channel <= column);
    return (
      columnsOf.filter((one) => one <= column).length +
      rings.reduce((sum, ring) => sum + (ring?.sources.length ?? 0), 0)
    );
  };
  net.sources.forEach((id, i) => {
    const column = columnsOf[i] ?? 0;
    join(net.id, boxes.get(id), onward(net, column), 1, id);
  });
  for (const column of crossedColumns(net, columns, byId)) {
    join(
      net.id,
      crossing.get(`${net.id}@${column}`),
      onward(net, column),
      Math.max(1, feedsUpTo(column - 1)),
    );
  }
}
