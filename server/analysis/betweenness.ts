import type { FeedEdge } from './criticality.ts';

/**
 * Shortest-path betweenness of every stage on the directed chain: the share of shortest ways between two other stages
 * that pass it, summed and divided by the (n−1)(n−2) ordered pairs. Shown beside criticality, never ranked by: a stage
 * two others need can stand on no shortest way. Source: Brandes (2001).
 */
export function betweenness(stages: readonly string[], feeds: readonly FeedEdge[]): Map<string, number> {
  const next = new Map(stages.map((id) => [id, [] as string[]]));
  for (const { from, to } of feeds) if (next.has(to)) next.get(from)?.push(to);
  const pairs = (stages.length - 1) * (stages.length - 2);
  const score = new Map(stages.map((id) => [id, 0]));
  for (const source of stages) {
    for (const [id, part] of dependencies(source, next)) score.set(id, score.get(id)! + part);
  }
  return new Map([...score].map(([id, value]) => [id, pairs > 0 ? value / pairs : 0]));
}

/** How much of the shortest ways from one stage to all others each stage between carries. */
function dependencies(source: string, next: ReadonlyMap<string, readonly string[]>): Map<string, number> {
  const distance = new Map([[source, 0]]);
  const ways = new Map([[source, 1]]);
  const before = new Map<string, string[]>();
  const reached = [source];
  for (const stage of reached) {
    for (const to of next.get(stage) ?? []) {
      if (!distance.has(to)) {
        distance.set(to, distance.get(stage)! + 1);
        reached.push(to);
      }
      if (distance.get(to) !== distance.get(stage)! + 1) continue;
      ways.set(to, (ways.get(to) ?? 0) + ways.get(stage)!);
      before.set(to, [...(before.get(to) ?? []), stage]);
    }
  }
  const carried = new Map(reached.map((stage) => [stage, 0]));
  for (const stage of reached.reverse()) {
    for (const former of before.get(stage) ?? []) {
      const part = (ways.get(former)! / ways.get(stage)!) * (1 + carried.get(stage)!);
      carried.set(former, carried.get(former)! + part);
    }
  }
  carried.delete(source);
  return carried;
}
