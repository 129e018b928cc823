import { buildNetwork, findNode, type TieNetwork } from '../../../../server/analysis/introduction/network.ts';
import type { Path } from '../../../../server/analysis/introduction/path.ts';

/** A recorded tie: one end, the other, its strength. */
export type Tie = [from: string, to: string, strength: number];

/** The golden graph of the method, §7. */
export const golden: Tie[] = [
  ['us', 'anchor1', 0.9],
  ['us', 'univ1', 0.8],
  ['us', 'park', 0.95],
  ['anchor1', 'target', 0.6],
  ['univ1', 'exec', 0.7],
  ['exec', 'target', 0.9],
  ['park', 'assoc', 0.5],
  ['assoc', 'target', 0.5],
  ['anchor1', 'investor', 0.8],
  ['investor', 'target', 0.9],
];

/** A network of ties with recorded strengths. */
export function networkOf(ties: readonly Tie[]): TieNetwork {
  const ids = [...new Set(ties.flatMap(([from, to]) => [from, to]))].sort();
  const groups = ties.map(([from, to, strength]) => ({
    terms: { kind: 'partners_with' as const, evidence: 'claimed' as const, strength },
    from: Int32Array.of(ids.indexOf(from)),
    to: Int32Array.of(ids.indexOf(to)),
  }));
  return buildNetwork({ ids, groups }, '2026-01-01');
}

export const at = ({ ids }: TieNetwork, id: string): number => {
  const place = findNode(ids, id);
  if (place === undefined) throw new Error(`${id} has no tie`);
  return place;
};

/** Paths as text: `us-anchor1-target`. */
export const named = ({ ids }: TieNetwork, paths: readonly Path[]): string[] =>
  paths.map(({ nodes }) => nodes.map((node) => ids[node]).join('-'));
