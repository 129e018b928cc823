import type { Evidence } from '../../../server/contract/common.ts';
import type { NetworkEdge } from '../../../server/contract/network.ts';
import type { Point } from '../map/lines.ts';
import { padding, sideAt } from './hull.ts';
import { channel, type Group, type NetworkPlacement } from './place.ts';

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

/** Curve from the side of one mark to the side of another. */
function curve(from: Point, to: Point, fromR: number, toR: number): Point[] {
  const forward = to.x >= from.x;
  const level = Math.abs(to.x - from.x) < 60;
  if (level) {
    const down = to.y >= from.y ? 1 : -1;
    const start = { x: from.x + fromR, y: from.y };
    const end = { x: to.x + toR + 2, y: to.y };
    const bulge = 30 + Math.abs(to.y - from.y) * 0.15;
    return [
      start,
      { x: start.x + bulge, y: start.y + 6 * down },
      { x: end.x + bulge, y: end.y - 6 * down },
      end,
    ];
  }
  const sign = forward ? 1 : -1;
  const start = { x: from.x + sign * fromR, y: from.y };
  const end = { x: to.x - sign * (toR + 2), y: to.y };
  const reach = sign * Math.max(30, Math.abs(end.x - start.x) * 0.45);
  return [start, { x: start.x + reach, y: start.y }, { x: end.x - reach, y: end.y }, end];
}

/** A lane of its own for each shelf mark, so that their right-angled ways can be told apart. */
const laneOf = (id: string): number => {
  let hash = 0;
  for (const character of id) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 997;
  return hash % 5;
};

/** Down (or up) from a shelf to a group's outline: along the shelf, then through the channel left of the column. */
function drop(mark: Point, group: Group, placement: NetworkPlacement, id: string): Point[] {
  const fromAbove = mark.y < group.y;
  const lane = laneOf(id);
  const first = placement.groups.filter((one) => one.column === group.column);
  const nearest = fromAbove ? first[0] : first.at(-1);
  const y = fromAbove ? placement.shelves.top + 5 + lane * 4 : placement.shelves.bottom - 5 - lane * 4;
  if (nearest === group) {
    const spot = { x: group.x + group.w / 2 - 10 + lane * 8, y: fromAbove ? group.y : group.y + group.h };
    return [mark, { x: mark.x, y }, { x: spot.x, y }, spot];
  }
  const x = group.x - channel + 8 + lane * 4;
  const height = group.y + padding + 8;
  const entry = { x: sideAt(group.hull, height, false), y: height };
  return [mark, { x: mark.x, y }, { x, y }, { x, y: entry.y }, entry];
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
