import { groupBy } from './group.ts';
import type { RoleLead } from './role.ts';
import type { Rule } from './match.ts';

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The same items in an order that the random numbers give (Fisher–Yates). */
export function shuffle<Item>(items: readonly Item[], random: () => number): Item[] {
  const all = [...items];
  for (let at = all.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [all[at], all[other]] = [all[other]!, all[at]!];
  }
  return all;
}

/**
 * So many of every chain and rule, and so many of all roles alike, each once, in random order so that the order tells
 * nothing of the rule. A role at a stage of several chains counts in the cell of each.
 */
export function drawSample(
  roles: RoleLead[],
  seed: number,
  perCell: (rule: Rule) => number,
  uniform: number,
): RoleLead[] {
  const random = seeded(seed);
  const order = shuffle(roles, random);
  const inChains = order.flatMap((role) => role.stage.chainIds.map((chain) => ({ role, chain })));
  const cells = [...groupBy(inChains, ({ role, chain }) => `${chain}|${role.rule}`).values()];
  const stratified = cells.flatMap((cell) => cell.slice(0, perCell(cell[0]!.role.rule)));
  const drawn = new Set([...stratified.map(({ role }) => role), ...shuffle(roles, random).slice(0, uniform)]);
  return shuffle([...drawn], random);
}
