import type { Reason } from '../contract/common.ts';
import type { Term } from './score.ts';

/** Who would buy: a stage that the judged one feeds, as it stands in the region. */
export interface DemandAt {
  name: string;
  nameEn?: string | undefined;
  /** Whether anything is known of the stage here; a stage of which nothing is known may well have buyers. */
  known: boolean;
  /** Corporate groups in production. */
  groups: number;
  /** Anchors of the chain that play it. */
  anchors: number;
}

/** This many buyers make half of the most demand there can be: as many groups as make a stage strong. */
export const buyersForHalf = 3;

const reason = (code: string, values: Reason['values']): Reason => ({ code, values });

const namesOf = (stages: readonly DemandAt[]) => ({
  stages: stages.map(({ name }) => name),
  stagesEn: stages.map(({ name, nameEn }) => nameEn ?? name),
});

/**
 * The stages whose buyers count for a stage: those it feeds, and behind one that nobody here does those that one feeds,
 * for there the part arrives built into what they buy. So a missing motor is not unwanted because the drive it goes into
 * is missing too. Each once, in the order of the walk; a final product nobody makes stays, with its 0.
 */
export function stagesThatBuy(
  stage: string,
  fed: ReadonlyMap<string, readonly string[]>,
  at: ReadonlyMap<string, DemandAt>,
): DemandAt[] {
  const seen = new Set([stage]);
  const found: DemandAt[] = [];
  const visit = (id: string): void => {
    if (seen.has(id)) return;
    seen.add(id);
    const one = at.get(id)!;
    const next = fed.get(id) ?? [];
    if (one.known && one.groups + one.anchors === 0 && next.length > 0) next.forEach(visit);
    else found.push(one);
  };
  (fed.get(stage) ?? []).forEach(visit);
  return found;
}

/**
 * Local demand, 0 to 1: n ÷ (n + 3), n the groups in production and the anchors at the stages it feeds. The first
 * buyers tell most, and no number of them is ever enough. An anchor in production counts as a group too: others follow
 * what it buys. Stages of which nothing is known are left out, and said; with none known the term is unscored.
 */
export function scoreDemand(fed: readonly DemandAt[]): Term {
  if (fed.length === 0) return { unscored: 'feeds_no_stage' };
  const [known, unknown] = [fed.filter((one) => one.known), fed.filter((one) => !one.known)];
  const silence = unknown.length > 0 ? [reason('demand_unknown_at', namesOf(unknown))] : [];
  if (known.length === 0) return { unscored: 'no_data_on_fed_stages', because: silence };
  const groups = known.reduce((sum, one) => sum + one.groups, 0);
  const anchors = known.reduce((sum, one) => sum + one.anchors, 0);
  const buyers = groups + anchors;
  const told = reason('buyers_at_fed_stages', { groups, anchors, ...namesOf(known) });
  return { value: buyers / (buyers + buyersForHalf), because: [told, ...silence] };
}
