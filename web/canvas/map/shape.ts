import type { Tier } from '../../../server/contract/common.ts';
import { tiers } from '../../../server/contract/order.ts';

/** What placement may look at: the structure of a chain, nothing a region or a filter could change. */
export interface ShapeStage {
  id: string;
  tier: Tier;
  segment?: string | undefined;
  order: number;
}

/** `from` is an input of `to`; inputs of one `to` with the same `group` are alternatives. */
export interface ShapeFeed {
  from: string;
  to: string;
  group?: string | undefined;
}

export interface Shape {
  stages: readonly ShapeStage[];
  feeds: readonly ShapeFeed[];
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The same shape in one fixed order, without double feeds, feeds to oneself or to stages that are not there.
 * Everything after this step only loops over arrays, so the places do not depend on the order of the input.
 */
export function normalise(shape: Shape): Shape {
  const stages = [...new Map(shape.stages.map((stage) => [stage.id, stage])).values()].sort(
    (a, b) => tiers.indexOf(a.tier) - tiers.indexOf(b.tier) || a.order - b.order || byText(a.id, b.id),
  );
  const known = new Set(stages.map((stage) => stage.id));
  const sorted = shape.feeds
    .filter((feed) => feed.from !== feed.to && known.has(feed.from) && known.has(feed.to))
    .sort((a, b) => byText(a.to, b.to) || byText(a.from, b.from) || byText(a.group ?? '', b.group ?? ''));
  const feeds = sorted.filter((feed, at) => {
    const before = sorted[at - 1];
    return before === undefined || before.from !== feed.from || before.to !== feed.to;
  });
  return { stages, feeds };
}

/** An input group of two or more: its members meet in a ring before they join the others. */
export interface Alternatives {
  to: string;
  group: string;
  members: readonly string[];
}

/** The input groups in which there really is a choice. */
export function alternatives(feeds: readonly ShapeFeed[]): Alternatives[] {
  const groups = new Map<string, Alternatives & { members: string[] }>();
  for (const { from, to, group } of feeds) {
    if (group === undefined) continue;
    const key = `${to}|${group}`;
    const known = groups.get(key);
    if (known) known.members.push(from);
    else groups.set(key, { to, group, members: [from] });
  }
  return [...groups.values()].filter((one) => one.members.length > 1);
}
