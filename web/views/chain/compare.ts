import type { ChainMap, MapFeed, MapStage } from '../../../server/contract/chain.ts';
import { statusStrength } from '../../../server/contract/order.ts';

/** The part of the address that opens the comparison beside the map. */
export const comparisonTab = 'comparison';

/** Whether the peer is ahead of the region at a stage, behind it, level, or not to be compared. */
export function comparePeer(
  stage: Pick<MapStage, 'status' | 'peer'>,
): 'ahead' | 'behind' | 'level' | undefined {
  const here = statusStrength[stage.status];
  const there = stage.peer && statusStrength[stage.peer.status];
  if (here === undefined || there === undefined) return undefined;
  if (here === there) return 'level';
  return there > here ? 'ahead' : 'behind';
}

/** The inputs of a stage: one list per input group, whose members are alternatives. */
export function inputsOf(map: Pick<ChainMap, 'feeds' | 'stages'>, stage: string): MapStage[][] {
  const byId = new Map(map.stages.map((one) => [one.id, one]));
  const groups = new Map<string, MapStage[]>();
  for (const feed of map.feeds) {
    const from = byId.get(feed.from);
    if (feed.to !== stage || !from) continue;
    // An input without a group stands alone.
    const key = feed.group ?? `alone ${feed.from}`;
    groups.set(key, [...(groups.get(key) ?? []), from]);
  }
  return [...groups.values()];
}

/** The stages a stage feeds. */
export function outputsOf(map: Pick<ChainMap, 'feeds' | 'stages'>, stage: string): MapStage[] {
  const fed = new Set(map.feeds.filter(({ from }) => from === stage).map(({ to }) => to));
  return map.stages.filter(({ id }) => fed.has(id));
}

/** Every stage on a path through the given one, both ways, the stage included. */
export function pathsThrough(feeds: readonly Pick<MapFeed, 'from' | 'to'>[], stage: string): Set<string> {
  const walk = (start: string, next: (id: string) => string[]): Set<string> => {
    const seen = new Set([start]);
    const open = [start];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      for (const one of next(id)) {
        if (seen.has(one)) continue;
        seen.add(one);
        open.push(one);
      }
    }
    return seen;
  };
  const before = walk(stage, (id) => feeds.filter(({ to }) => to === id).map(({ from }) => from));
  const after = walk(stage, (id) => feeds.filter(({ from }) => from === id).map(({ to }) => to));
  return new Set([...before, ...after]);
}
