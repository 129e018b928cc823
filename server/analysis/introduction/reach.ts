import { mostHops } from './completion.ts';
import type { TieNetwork } from './network.ts';

/** The best path from any of several sources to each organisation. A score of 0: none within four hops. */
export interface Spread {
  scores: Float64Array;
  hops: Uint8Array;
  /** The organisation before the last on the path: who knows the one reached. -1 where there is none. */
  introducers: Int32Array;
  /** Number of the kind of the last tie. */
  kinds: Uint8Array;
  /** Where the path starts. */
  origins: Int32Array;
}

/**
 * Spreads from the sources hop by hop over the whole network: after n rounds each organisation has the best path of at
 * most n hops. Cutting a loop never lowers a score, so these are simple paths. Linear in the ties. A source itself has
 * the score 1 and no hop. Equal scores: fewer hops, then the introducer whose id comes first.
 */
export function spreadReach(network: TieNetwork, sources: Iterable<number>, hop: number): Spread {
  const count = network.ids.length;
  const spread: Spread = {
    scores: new Float64Array(count),
    hops: new Uint8Array(count),
    introducers: new Int32Array(count).fill(-1),
    kinds: new Uint8Array(count),
    origins: new Int32Array(count).fill(-1),
  };
  for (const source of sources) {
    spread.scores[source] = 1;
    spread.origins[source] = source;
  }
  for (let round = 1; round <= mostHops; round++) spreadOnce(network, spread, round, hop);
  return spread;
}

function spreadOnce(network: TieNetwork, spread: Spread, round: number, hop: number): void {
  // What a node had before this round: a path must not grow by two hops in one.
  const before = spread.scores.slice();
  const hops = spread.hops.slice();
  const origins = spread.origins.slice();
  const penalty = round === 1 ? 1 : hop;
  for (let node = 0; node < before.length; node++) {
    // Nodes reached earlier have spread already.
    if (before[node] === 0 || hops[node] !== round - 1) continue;
    const value = before[node]! * penalty;
    for (let tie = network.starts[node]!; tie < network.starts[node + 1]!; tie++) {
      const end = network.ends[tie]!;
      const score = value * network.strengths[tie]!;
      if (score <= spread.scores[end]!) continue;
      spread.scores[end] = score;
      spread.hops[end] = round;
      spread.introducers[end] = node;
      spread.kinds[end] = network.kinds[tie]!;
      spread.origins[end] = origins[node]!;
    }
  }
}
