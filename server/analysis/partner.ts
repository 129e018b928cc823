import type { NeedStage } from '../contract/arrival.ts';
import type { EntityRef } from '../contract/common.ts';
import type { Finding } from '../contract/gap.ts';
import type { Partner, PartnerSide, PartnerStage } from '../contract/partner.ts';
import { toNeedStage } from './arrival.ts';
import { toRef } from './ref.ts';

/** What the chains say of the firm's own stages, and of every stage in the region. */
export interface PartnerChains {
  roles: readonly EntityRef[];
  feeds: readonly { from: string; to: string }[];
  findings: ReadonlyMap<string, Finding>;
}

type Counts = Pick<PartnerSide, 'here' | 'elsewhere' | 'unplaced'>;

/** Firms by place, each once, without those whose relation is only inferred. */
function countPlaces(partners: readonly Partner[]): Counts {
  const recorded = partners.filter(({ provenance }) => provenance.evidence !== 'suggested');
  const count = (place: Partner['place']): number =>
    new Set(recorded.filter((one) => one.place === place).map(({ firm }) => firm.id)).size;
  return { here: count('here'), elsewhere: count('elsewhere'), unplaced: count('unplaced') };
}

function groupByStage(partners: readonly Partner[], { findings }: PartnerChains): PartnerStage[] {
  const stages = new Map<string, Partner[]>();
  for (const partner of partners) {
    const id = partner.stage?.id ?? '';
    stages.set(id, [...(stages.get(id) ?? []), partner]);
  }
  const groups = [...stages].map(([id, all]): PartnerStage => {
    const finding = findings.get(id);
    return { ...(finding ? { stage: toNeedStage(finding) } : {}), partners: all, ...countPlaces(all) };
  });
  // Those not here yet are whom one may bring: where there are most comes first, what is unsaid last.
  return groups.sort(
    (a, b) =>
      Number(a.stage === undefined) - Number(b.stage === undefined) ||
      b.elsewhere - a.elsewhere ||
      ((a.stage?.stage.id ?? '') < (b.stage?.stage.id ?? '') ? -1 : 1),
  );
}

/** The stages before (or after) each stage the firm plays, as the chains have them. */
function toStructure(
  { roles, feeds, findings }: PartnerChains,
  side: 'before' | 'after',
): PartnerSide['structure'] {
  const next = new Map<string, Set<string>>();
  for (const { from, to } of feeds) {
    const [own, other] = side === 'before' ? [to, from] : [from, to];
    next.set(own, (next.get(own) ?? new Set()).add(other));
  }
  const known = (id: string): NeedStage[] => {
    const finding = findings.get(id);
    return finding ? [toNeedStage(finding)] : [];
  };
  return roles.flatMap(({ id }) => {
    const finding = findings.get(id);
    const stages = [...(next.get(id) ?? [])].sort().flatMap(known);
    return finding && stages.length > 0 ? [{ of: toRef('stage', finding.stage), stages }] : [];
  });
}

/**
 * One side of a firm's partners by stage. Where no partner is recorded the chain's structure stands in, which says
 * what the stage needs, and nothing about whom the firm deals with.
 */
export function judgePartners(
  partners: readonly Partner[],
  chains: PartnerChains,
  side: 'before' | 'after',
): PartnerSide {
  const suggested = partners.filter(({ provenance }) => provenance.evidence === 'suggested').length;
  return {
    ...countPlaces(partners),
    suggested,
    stages: groupByStage(partners, chains),
    structure: suggested === partners.length ? toStructure(chains, side) : [],
  };
}
