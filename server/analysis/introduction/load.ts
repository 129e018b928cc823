import { findTie, type TieNetwork } from './network.ts';

/**
 * Of these targets those an introducer has a tie to: each may bring it another request. Nodes of the network; the order
 * of the targets is kept.
 */
export const targetsOf = (network: TieNetwork, introducer: number, targets: readonly number[]): number[] =>
  targets.filter((target) => target !== introducer && findTie(network, introducer, target) !== undefined);
