import type { Tier } from '../../../server/contract/common.ts';
import { tiers } from '../../../server/contract/order.ts';
import type { Point } from '../map/lines.ts';
import { layGroup, type GroupBody, type GroupInput } from './group.ts';
import { layShelf, shelfRow, type ShelfItem, type ShelfName } from './shelf.ts';

/** A group where it stands, all in px at zoom 1. */
export interface Group {
  id: string;
  tier: Tier;
  column: number;
  x: number;
  y: number;
  w: number;
  h: number;
  hull: Point[];
  title: Point;
}

export interface NetworkShape {
  /** In the order of the chain: left to right, top to bottom. */
  groups: readonly GroupInput[];
  talent: readonly ShelfItem[];
  bodies: readonly ShelfItem[];
}

export interface NetworkPlacement {
  groups: Group[];
  marks: Map<string, Point>;
  /** Left edge of each tier's ground. */
  bands: { tier: Tier; x: number }[];
  /** Columns of groups: where the channel left of each begins. */
  columns: { x: number; w: number }[];
  /** Lines under and over the shelves. */
  shelves: { top: number; bottom: number };
  /** What the marks of the shelves and their names take, for lines to keep off. */
  names: ShelfName[];
  width: number;
  height: number;
}

/** Room left of every column, in which lines to lower groups run. */
export const channel = 34;
const gapBetweenGroups = 16;
/** Heights of a column that are tried, and the room on a screen the whole is to fit. */
const heights = [380, 480, 580, 700, 850, 1050, 1300];
const room = { w: 1300, h: 640 };
const edge = 14;
const shelfGap = 26;

/** Cuts a tier's groups into columns of about the same height, keeping their order. */
function cut(bodies: readonly GroupBody[], tallest: number): GroupBody[][] {
  const height = (list: readonly GroupBody[]): number =>
    list.reduce((sum, body) => sum + body.h + gapBetweenGroups, 0);
  const count = Math.max(1, Math.ceil(height(bodies) / tallest));
  const share = height(bodies) / count;
  const columns: GroupBody[][] = [[]];
  let filled = 0;
  for (const body of bodies) {
    const next = body.h + gapBetweenGroups;
    const current = columns.at(-1) ?? [];
    if (current.length > 0 && columns.length < count && filled + next / 2 > share * columns.length)
      columns.push([body]);
    else current.push(body);
    filled += next;
  }
  return columns;
}

/**
 * Places for a network: the chain map with its boxes opened. Depends on the groups, their members' ids and
 * nothing else, so a filter or another selection moves no mark.
 */
export function placeNetwork(shape: NetworkShape): NetworkPlacement {
  const fit = ({ width, height }: NetworkPlacement): number => Math.min(1, room.w / width, room.h / height);
  const [first, ...others] = heights.map((tallest) => placeColumns(shape, tallest));
  return others.reduce(
    (best, next) => (fit(next) > fit(best) + 1e-9 ? next : best),
    first ?? placeColumns(shape, 580),
  );
}

function placeColumns({ groups, talent, bodies }: NetworkShape, tallest: number): NetworkPlacement {
  const tierOf = new Map(groups.map((group) => [group.id, group.tier]));
  const laid = groups.map(layGroup);
  const placement: NetworkPlacement = {
    groups: [],
    marks: new Map(),
    bands: [],
    columns: [],
    shelves: { top: 0, bottom: 0 },
    names: [],
    width: 0,
    height: 0,
  };
  let x = edge;
  const stacks: { tier: Tier; bodies: GroupBody[]; x: number }[] = [];
  for (const tier of tiers) {
    const mine = laid.filter((body) => tierOf.get(body.id) === tier);
    if (mine.length === 0) continue;
    placement.bands.push({ tier, x: placement.bands.length === 0 ? 0 : x - 4 });
    for (const stack of cut(mine, tallest)) {
      const w = Math.max(...stack.map((body) => body.w));
      stacks.push({ tier, bodies: stack, x: x + channel });
      placement.columns.push({ x: x + channel, w });
      x += channel + w;
    }
    x += 10;
  }
  placement.width = Math.max(x + edge, 480);
  const wishes = new Map(
    stacks.flatMap((stack) => stack.bodies.map((body) => [body.id, stack.x + body.w / 2] as const)),
  );
  const above = layShelf(talent, placement.width, wishes);
  for (const [id, place] of above.places) placement.marks.set(id, { x: place.x, y: 10 + place.y });
  placement.names.push(...above.names.map((name) => ({ ...name, y: 10 + name.y })));
  const top = above.rows === 0 ? 0 : 10 + above.rows * shelfRow + 8;
  let bottom = top;
  stacks.forEach((stack, column) => {
    let y = top + shelfGap;
    for (const body of stack.bodies) {
      placement.groups.push({
        id: body.id,
        tier: stack.tier,
        column,
        x: stack.x,
        y,
        w: body.w,
        h: body.h,
        hull: body.hull.map((point) => ({ x: point.x + stack.x, y: point.y + y })),
        title: { x: body.title.x + stack.x, y: body.title.y + y },
      });
      for (const [id, place] of body.places)
        placement.marks.set(id, { x: place.x + stack.x, y: place.y + y });
      y += body.h + gapBetweenGroups;
    }
    bottom = Math.max(bottom, y - gapBetweenGroups);
  });
  bottom += shelfGap;
  const below = layShelf(bodies, placement.width, wishes);
  for (const [id, place] of below.places) placement.marks.set(id, { x: place.x, y: bottom + 10 + place.y });
  placement.names.push(...below.names.map((name) => ({ ...name, y: bottom + 10 + name.y })));
  placement.shelves = { top, bottom };
  placement.height = bottom + (below.rows === 0 ? 0 : below.rows * shelfRow + 18);
  return placement;
}
