import type { NeedKind } from '../contract/arrival.ts';

/** A feed as far as needs ask for it; `costShare` is the input's share of the cost of `to`, 0 to 1. */
export interface NeedFeed {
  from: string;
  to: string;
  group?: string | undefined;
  costShare?: number | undefined;
}

/** One chain: which of its stages are final products, and what feeds what. */
export interface NeedChain {
  finals: ReadonlySet<string>;
  feeds: readonly NeedFeed[];
}

/** Something a firm needs: any one of `stages`, for the stages `of`. `costShare` where it is known for all of them. */
export interface RawNeed {
  id: string;
  kind: NeedKind;
  stages: string[];
  of: string[];
  costShare?: number | undefined;
}

/**
 * How far a firm's product may be from a final product for what stands beside it there to count as its needs: a part,
 * or a part of a part. A drone's control chip is part of the flight control that is part of the drone; a wafer is so
 * far from any product that its maker asks nothing about what else is in it.
 */
const mostSteps = 2;

/** The stages from `stage` to the final products it goes into within `steps`, itself left out. */
function stagesOnTheWay(stage: string, { finals, feeds }: NeedChain, steps: number): Set<string> {
  const found = new Set<string>();
  if (steps === 0 || finals.has(stage)) return found;
  for (const { from, to } of feeds) {
    if (from !== stage) continue;
    const beyond = stagesOnTheWay(to, { finals, feeds }, steps - 1);
    if (!finals.has(to) && beyond.size === 0) continue;
    for (const one of [to, ...beyond]) found.add(one);
  }
  return found;
}

interface InputGroup {
  of: string;
  stages: string[];
  costShares: (number | undefined)[];
}

/** The input groups of a stage; a feed without a group is a group of its own. */
function inputGroupsOf(stage: string, feeds: readonly NeedFeed[]): InputGroup[] {
  const groups = new Map<string, InputGroup>();
  for (const { from, to, group, costShare } of feeds) {
    if (to !== stage) continue;
    const key = group === undefined ? `alone:${from}` : `group:${group}`;
    const found = groups.get(key) ?? { of: stage, stages: [], costShares: [] };
    if (!found.stages.includes(from)) {
      found.stages.push(from);
      found.costShares.push(costShare);
    }
    groups.set(key, found);
  }
  return [...groups.values()];
}

/** What a stage asks for on one chain: its inputs, and the other inputs of the products it goes into. */
function needsOfStage(stage: string, chain: NeedChain): { kind: NeedKind; group: InputGroup }[] {
  const way = stagesOnTheWay(stage, chain, mostSteps);
  const beside = [...way]
    .flatMap((one) => inputGroupsOf(one, chain.feeds))
    .filter(({ stages }) => !stages.some((one) => one === stage || way.has(one)));
  return [
    ...inputGroupsOf(stage, chain.feeds).map((group) => ({ kind: 'input' as const, group })),
    ...beside.map((group) => ({ kind: 'complement' as const, group })),
  ];
}

/** A group's part of the cost: the dearest of its alternatives, undefined unless that of each is known. */
function costShareOf({ costShares }: InputGroup): number | undefined {
  const known = costShares.flatMap((share) => share ?? []);
  return known.length === costShares.length ? Math.max(...known) : undefined;
}

const plus = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? undefined : a + b;

/**
 * What a firm that plays `roles` needs, over every chain those are links of, by id. The same alternatives asked for by
 * two stages are one need; where they are an input of one and stand beside the other, they are an input.
 * A group with a stage that the firm itself plays is no need: it makes that, and it is told in `made`.
 */
export function gatherNeeds(
  roles: ReadonlySet<string>,
  chains: readonly NeedChain[],
): { needs: RawNeed[]; made: string[] } {
  const needs = new Map<string, RawNeed>();
  const asked = new Set<string>();
  const made = new Set<string>();
  const all = chains.flatMap((chain) => [...roles].sort().flatMap((stage) => needsOfStage(stage, chain)));
  for (const { kind, group } of all.sort((a, b) => Number(a.kind !== 'input') - Number(b.kind !== 'input'))) {
    const stages = [...group.stages].sort();
    const own = stages.filter((stage) => roles.has(stage));
    for (const stage of own) made.add(stage);
    const id = stages.join('|');
    // Two chains may both hold the feed: it is asked for once.
    if (own.length > 0 || asked.has(`${id}>${group.of}`)) continue;
    asked.add(`${id}>${group.of}`);
    const known = needs.get(id);
    const costShare = costShareOf(group);
    if (known === undefined) needs.set(id, { id, kind, stages, of: [group.of], costShare });
    else if (known.kind === kind) {
      known.of.push(group.of);
      known.costShare = plus(known.costShare, costShare);
    }
  }
  const byId = (a: RawNeed, b: RawNeed): number => (a.id < b.id ? -1 : 1);
  const sorted = [...needs.values()].map((need) => ({ ...need, of: [...need.of].sort() }));
  return {
    needs: sorted.sort((a, b) => Number(a.kind !== 'input') - Number(b.kind !== 'input') || byId(a, b)),
    made: [...made].sort(),
  };
}
