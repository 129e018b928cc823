import { common, type Neighbours } from './graph.ts';

/** Two nodes with the same partners: how alike they are. */
export interface Likeness {
  /** Adamic–Adar: Σ 1/ln k over the common partners, so that one whom few know counts more. */
  score: number;
  /** Common partners. */
  partners: number[];
}

/** Adamic–Adar and the common partners of two nodes. Source: Adamic & Adar (2003), Friends and neighbors on the Web. */
export function likeness(neighbours: Neighbours, x: number, y: number): Likeness {
  const partners = common(neighbours[x]!, neighbours[y]!);
  // A common partner has at least these two, so its logarithm is above 0.
  const score = partners.reduce((sum, node) => sum + 1 / Math.log(neighbours[node]!.length), 0);
  return { score, partners };
}

/**
 * Those who have a partner in common with `x`: substitutes and competitors, not suppliers. In a graph of buyers and
 * suppliers the likeness of every buyer with every supplier is 0.
 */
export function scoreLikeness(neighbours: Neighbours, x: number): Map<number, number> {
  const scores = new Map<number, number>();
  for (const partner of neighbours[x]!) {
    const others = neighbours[partner]!;
    if (others.length < 2) continue;
    for (const y of others) if (y !== x) scores.set(y, (scores.get(y) ?? 0) + 1 / Math.log(others.length));
  }
  return scores;
}
