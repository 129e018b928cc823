import type { Arrival, Need, NeedStage, NeedState, NeedSum } from '../contract/arrival.ts';
import type { EntityRef, Reason } from '../contract/common.ts';
import type { Finding } from '../contract/gap.ts';
import { gatherNeeds, type NeedChain, type RawNeed } from './need.ts';
import { toRef } from './ref.ts';
import { scoreFactors, type Factor, type Term } from './score.ts';

/** A recorded purchase of a firm: of which stage, for how much CNY. */
export interface Purchase {
  stage?: string | undefined;
  valueCny?: number | undefined;
}

/** What is known of a firm that may come. Plain data: nothing here asks the database. */
export interface Newcomer {
  firm: EntityRef;
  /** Stages it plays: counted roles, and suggested ones, which count only where there is no other. */
  roles: { stage: EntityRef; suggested: boolean }[];
  purchases: Purchase[];
}

/** What is known of the region, and of the chains. */
export interface Destination {
  chains: readonly NeedChain[];
  findings: ReadonlyMap<string, Finding>;
  /** CNY by stage, where the output of every producer here is known. */
  outputs: ReadonlyMap<string, number>;
}

const reason = (code: string, values: Reason['values'] = {}): Reason => ({ code, values });

/**
 * What the firm is recorded to buy of these stages, in CNY: undefined when nothing is, or when the value of any of it
 * is not known. The need of R5 is added up the same way.
 */
export function sumPurchases(purchases: readonly Purchase[], stages: readonly string[]): number | undefined {
  const of = purchases.filter(({ stage }) => stage !== undefined && stages.includes(stage));
  const known = of.flatMap(({ valueCny }) => valueCny ?? []);
  const sum = known.reduce((total, value) => total + value, 0);
  return known.length === of.length && sum > 0 ? sum : undefined;
}

/** Output of the producers here of these stages, in CNY, where that of each is known. */
function sumOutputs(producing: readonly Finding[], outputs: Destination['outputs']): number | undefined {
  const known = producing.flatMap(({ stage }) => outputs.get(stage.id) ?? []);
  return known.length === producing.length && known.length > 0
    ? known.reduce((total, value) => total + value, 0)
    : undefined;
}

type Judged = Pick<Need, 'state' | 'share' | 'purchasesCny' | 'outputCny' | 'because'>;

const names = (findings: readonly Finding[]): string[] => findings.map(({ stage }) => stage.name);

function judgeMet(
  producing: readonly Finding[],
  newcomer: Newcomer,
  need: RawNeed,
  { outputs }: Destination,
): Judged {
  const firms = producing.reduce((sum, { here }) => sum + here.production, 0);
  const purchasesCny = sumPurchases(newcomer.purchases, need.stages);
  const outputCny = sumOutputs(producing, outputs);
  const because = [reason('need_produced_here', { stages: names(producing), firms })];
  const amounts = {
    ...(purchasesCny === undefined ? {} : { purchasesCny }),
    ...(outputCny === undefined ? {} : { outputCny }),
  };
  if (purchasesCny === undefined || outputCny === undefined) {
    return { state: 'met', share: 1, ...amounts, because: [...because, reason('need_quantity_unknown')] };
  }
  const share = Math.min(1, outputCny / purchasesCny);
  return {
    state: share < 1 ? 'partly' : 'met',
    share,
    ...amounts,
    because: [...because, reason('need_quantity', { output: outputCny, purchases: purchasesCny })],
  };
}

const absent = new Set(['missing', 'reserve']);

/**
 * A need is met by any of its alternatives in production here, unmet where each is known to be absent, and otherwise
 * unknown. A source that says a stage is strong here names no firm to buy from: that alone meets nothing.
 */
function judgeNeed(newcomer: Newcomer, need: RawNeed, destination: Destination): Judged {
  const findings = need.stages.flatMap((stage) => destination.findings.get(stage) ?? []);
  const producing = findings.filter(({ here }) => here.groups > 0);
  if (producing.length > 0) return judgeMet(producing, newcomer, need, destination);
  const open = findings.filter(({ status }) => !absent.has(status));
  if (open.length === 0 && findings.length === need.stages.length) {
    return {
      state: 'unmet',
      share: 0,
      because: [reason('need_not_produced_here', { stages: names(findings) })],
    };
  }
  const stated = open.filter(({ status }) => status !== 'unknown');
  const code = stated.length > 0 ? 'need_only_stated' : 'need_unknown';
  return { state: 'unknown', because: [reason(code, { stages: names(stated.length > 0 ? stated : open) })] };
}

/** Counts needs by state and scores those that are known; a term for each need says what it rests on. */
function sumNeeds(needs: readonly Need[]): NeedSum {
  const count = (state: NeedState): number => needs.filter((need) => need.state === state).length;
  const factors = needs.map(({ id, weight, share, because }): Factor<undefined> => ({
    id,
    defaultWeight: weight,
    score: (): Term =>
      share === undefined ? { unscored: 'need_unknown', because } : { value: share, because },
  }));
  return {
    met: count('met'),
    partly: count('partly'),
    unmet: count('unmet'),
    unknown: count('unknown'),
    share: needs.length === 0 ? { status: 'unscored', reason: 'no_needs' } : scoreFactors(factors, undefined),
  };
}

/** What the region has of a stage, in short. */
export const toNeedStage = (finding: Finding): NeedStage => ({
  stage: toRef('stage', finding.stage),
  status: finding.status,
  production: finding.here.production,
  groups: finding.here.groups,
  links: { firmsHere: finding.links.firmsHere, firms: finding.links.firms },
});

/** The roles a firm's needs follow from: its counted ones; where it has none, its suggested ones, said to be so. */
function toBasis(roles: Newcomer['roles']): Arrival['roles'] {
  const counted = roles.filter(({ suggested }) => !suggested);
  const used = counted.length > 0 ? counted : roles;
  const basis = counted.length > 0 ? 'counted' : roles.length > 0 ? 'suggested' : 'none';
  const stages = [...new Map(used.map(({ stage }) => [stage.id, stage])).values()];
  return { basis, stages: stages.sort((a, b) => (a.id < b.id ? -1 : 1)) };
}

/**
 * Reverse matching (method.md §6): A(f, r) = Σ w·min(1, cap/need) ÷ Σ w over the needs that are known, with every
 * need listed. Weights are cost shares where those of all needs are known, else equal. Needs are the firm's inputs and,
 * for a firm whose product goes into a final product, what else that product is made of: see {@link gatherNeeds}.
 */
export function judgeArrival(newcomer: Newcomer, destination: Destination): Arrival {
  const roles = toBasis(newcomer.roles);
  const { needs: raw, made } = gatherNeeds(new Set(roles.stages.map(({ id }) => id)), destination.chains);
  const shares = raw.flatMap(({ costShare }) => costShare ?? []);
  const byCost = raw.length > 0 && shares.length === raw.length && shares.some((share) => share > 0);
  const refs = (ids: string[]): EntityRef[] =>
    ids.flatMap((id) => {
      const finding = destination.findings.get(id);
      return finding ? toRef('stage', finding.stage) : [];
    });
  const needs = raw.map((need): Need => ({
    id: need.id,
    kind: need.kind,
    stages: need.stages.flatMap((id) => {
      const finding = destination.findings.get(id);
      return finding ? toNeedStage(finding) : [];
    }),
    of: refs(need.of),
    weight: byCost ? need.costShare! : 1,
    ...judgeNeed(newcomer, need, destination),
  }));
  return {
    firm: newcomer.firm,
    roles,
    weights: byCost ? 'costShare' : 'equal',
    ...sumNeeds(needs),
    inputs: sumNeeds(needs.filter(({ kind }) => kind === 'input')),
    complements: sumNeeds(needs.filter(({ kind }) => kind === 'complement')),
    needs,
    made: refs(made),
  };
}
