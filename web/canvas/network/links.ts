import type { Evidence } from '../../../server/contract/common.ts';
import type { NetworkEdge } from '../../../server/contract/network.ts';
import type { Point } from '../map/lines.ts';
import { curve } from './curve.ts';
import { padding, sideAt } from './hull.ts';
import { channel, type Group, type NetworkPlacement } from './place.ts';
import { shelfRow } from './shelf.ts';

/** How a relation is drawn: its geometry and its end tell its kind, its dash its evidence. */
export type LinkStyle = 'curve' | 'double' | 'drop' | 'rise' | 'place';

export interface Link {
  id: string;
  from: string;
  to: string;
  style: LinkStyle;
  evidence: Evidence;
  /** A curve's four points, or the corners of a right-angled way. */
  points: Point[];
}

/** Suggested supplies of two groups as one dotted line with their number. */
export interface Stream {
  id: string;
  count: number;
  from: Point;
  to: Point;
}

const styles: Partial<Record<NetworkEdge['kind'], LinkStyle>> = {
  supplies: 'curve',
  introduced: 'curve',
  brought: 'curve',
  partners_with: 'curve',
  owns: 'double',
  trains_for: 'drop',
  researches: 'drop',
  alumni_at: 'drop',
  member_of: 'rise',
  located_in: 'place',
  runs: 'rise',
};

interface Ends {
  placement: NetworkPlacement;
  groups: ReadonlyMap<string, Group>;
  radius: (id: string) => number;
  groupOf: (id: string) => string | undefined;
}

/** A lane of its own for each shelf mark, so that their right-angled ways can be told apart. */
const laneOf = (id: string): number => {
  let hash = 0;
  for (const character of id) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 997;
  return hash % 5;
};

/** From a mark to the height at which the shelf is left, beside the names of the rows in between. */
function offShelf(mark: Point, y: number, { names }: NetworkPlacement): Point[] {
  const down = y > mark.y;
  const between = names.filter((name) =>
    down ? name.y > mark.y && name.y < y : name.y < mark.y && name.y > y,
  );
  const free = (x: number): boolean => between.every(({ left, right }) => x < left - 3 || x > right + 3);
  if (free(mark.x)) return [{ x: mark.x, y }];
  const beside = between
    .flatMap(({ left, right }) => [left - 5, right + 5])
    .filter((x) => x > 8 && free(x))
    .sort((a, b) => Math.abs(a - mark.x) - Math.abs(b - mark.x));
  const x = beside[0] ?? mark.x;
  const turn = mark.y + (down ? 1 : -1) * (shelfRow / 2);
  return [
    { x: mark.x, y: turn },
    { x, y: turn },
    { x, y },
  ];
}

/** Down (or up) from a shelf to a group's outline: along the shelf, then through the channel left of the column. */
function drop(mark: Point, group: Group, placement: NetworkPlacement, id: string): Point[] {
  const fromAbove = mark.y < group.y;
  const lane = laneOf(id);
  const first = placement.groups.filter((one) => one.column === group.column);
  const nearest = fromAbove ? first[0] : first.at(-1);
  const y = fromAbove ? placement.shelves.top + 5 + lane * 4 : placement.shelves.bottom - 5 - lane * 4;
  if (nearest === group) {
    const spot = { x: group.x + group.w / 2 - 10 + lane * 8, y: fromAbove ? group.y : group.y + group.h };
    return [mark, ...offShelf(mark, y, placement), { x: spot.x, y }, spot];
  }
  const x = group.x - channel + 8 + lane * 4;
  const height = group.y + padding + 8;
  const entry = { x: sideAt(group.hull, height, false), y: height };
  return [mark, ...offShelf(mark, y, placement), { x, y }, { x, y: entry.y }, entry];
}

/** From one shelf mark to another, along the shelves and, from one shelf to the other, through a channel. */
function between(from: Point, to: Point, placement: NetworkPlacement, id: string): Point[] {
  const { shelves, columns } = placement;
  const lane = laneOf(id);
  const laneY = (mark: Point): number =>
    mark.y < shelves.top ? shelves.top + 5 + lane * 4 : shelves.bottom - 5 - lane * 4;
  const [start, end] = [laneY(from), laneY(to)];
  const away = [...columns].sort((a, b) => Math.abs(a.x - from.x) - Math.abs(b.x - from.x))[0];
  const x = (away?.x ?? from.x) - channel + 8 + lane * 4;
  const across =
    start === end
      ? []
      : [
          { x, y: start },
          { x, y: end },
        ];
  return [
    from,
    ...offShelf(from, start, placement),
    ...across,
    ...offShelf(to, end, placement).reverse(),
    to,
  ];
}

/** The drawn form of every relation both of whose ends are on the drawing. One line a group for shelf relations. */
export function makeLinks(edges: readonly NetworkEdge[], ends: Ends): Link[] {
  const { placement, groups, radius, groupOf } = ends;
  const links = new Map<string, Link>();
  for (const edge of edges) {
    const style = styles[edge.kind];
    if (style === undefined) continue;
    const [from, to] = [placement.marks.get(edge.from), placement.marks.get(edge.to)];
    const evidence = edge.provenance.evidence;
    const base = { id: edge.id, from: edge.from, to: edge.to, evidence };
    const groupAtTo = groupOf(edge.to);
    const groupAtFrom = groupOf(edge.from);
    const fromShelf = from && groupAtFrom === undefined;
    const toShelf = to && groupAtTo === undefined;
    if (fromShelf && groupAtTo !== undefined) {
      const group = groups.get(groupAtTo);
      const key = `${edge.from}|${groupAtTo}|${style}`;
      const kept: LinkStyle = style === 'curve' || style === 'double' ? 'drop' : style;
      if (group && !links.has(key))
        links.set(key, { ...base, style: kept, points: drop(from, group, placement, edge.from) });
    } else if (toShelf && groupAtFrom !== undefined) {
      const group = groups.get(groupAtFrom);
      const key = `${groupAtFrom}|${edge.to}|${style}`;
      const kept: LinkStyle = style === 'curve' || style === 'double' ? 'rise' : style;
      if (group && !links.has(key))
        links.set(key, { ...base, style: kept, points: drop(to, group, placement, edge.to) });
    } else if (from && to && fromShelf && toShelf) {
      const kept: LinkStyle = style === 'curve' || style === 'double' ? 'drop' : style;
      links.set(edge.id, { ...base, style: kept, points: between(from, to, placement, edge.from) });
    } else if (from && to) {
      const bent = style === 'double' ? 'double' : 'curve';
      links.set(edge.id, {
        ...base,
        style: bent,
        points: curve(from, to, radius(edge.from), radius(edge.to)),
      });
    }
  }
  return [...links.values()];
}

/** Suggested supplies gathered by the pair of groups they join. */
export function makeStreams(edges: readonly NetworkEdge[], { groups, groupOf }: Ends): Stream[] {
  const counts = new Map<string, { from: Group; to: Group; count: number }>();
  for (const edge of edges) {
    const [from, to] = [groups.get(groupOf(edge.from) ?? ''), groups.get(groupOf(edge.to) ?? '')];
    if (!from || !to || from === to) continue;
    const key = `${from.id}>${to.id}`;
    const known = counts.get(key);
    counts.set(key, { from, to, count: (known?.count ?? 0) + 1 });
  }
  return [...counts].map(([id, { from, to, count }]) => {
    const forward = to.x > from.x;
    const side = (group: Group, right: boolean): Point => {
      const y = group.y + group.h / 2;
      return { x: sideAt(group.hull, y, right), y };
    };
    return { id, count, from: side(from, forward || from.column === to.column), to: side(to, !forward) };
  });
}
