import { common, type Neighbours } from './graph.ts';

/** A path of three ties, its two middle nodes: a partner of the one, who trades with a partner of the other. */
export interface Link {
  near: number;
  far: number;
}

/**
 * L3 of one node with every other: Σ 1/√(k_u·k_v) over paths x–u–v–y of length three, k the number of partners. It finds
 * those who complement each other, as buyer and supplier do, where common partners find those who are alike. Only of
 * nodes that are no partners of `x` yet. Source: Kovács et al. (2019), Network-based prediction of protein interactions.
 */
export function scoreComplements(neighbours: Neighbours, x: number): Map<number, number> {
  const weights = new Map<number, number>();
  for (const u of neighbours[x]!)
    for (const v of neighbours[u]!)
      if (v !== x) weights.set(v, (weights.get(v) ?? 0) + 1 / Math.sqrt(neighbours[u]!.length));
  const partners = new Set(neighbours[x]!);
  const scores = new Map<number, number>();
  for (const [v, weight] of weights) {
    for (const y of neighbours[v]!)
      if (y !== x && !partners.has(y))
        scores.set(y, (scores.get(y) ?? 0) + weight / Math.sqrt(neighbours[v]!.length));
  }
  return scores;
}

/** The paths of three ties between two nodes, the heaviest (fewest other partners) first; ties by node. */
export function linksBetween(neighbours: Neighbours, x: number, y: number, limit: number): Link[] {
  const found = [...neighbours[y]!].flatMap((far) =>
    far === x ? [] : common(neighbours[x]!, neighbours[far]!).map((near) => ({ near, far })),
  );
  const weight = ({ near, far }: Link) => neighbours[near]!.length * neighbours[far]!.length;
  return found
    .filter(({ near }) => near !== y)
    .sort((a, b) => weight(a) - weight(b) || a.near - b.near || a.far - b.far)
    .slice(0, limit);
}
