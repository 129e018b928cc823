import type { Reason, StageStatus } from '../contract/common.ts';
import type { Here, Stated } from '../contract/gap.ts';
import type { GroupOutput, StageCounts, SupplyCounts } from './count.ts';

/** What is known of one stage for one region. Suggested facts are left out before they get here. */
export interface StageKnowledge {
  counts: StageCounts;
  laboratories: number;
  firmsElsewhere: number;
  /** Firms of which it is not known whether they are here: only a region around this one is known. Absent: none. */
  firmsUnplaced?: number | undefined;
  locationQuotient?: { value: number; peer: string; peerEn?: string } | undefined;
  stated: Stated[];
  /** What firms here buy of it; absent where no supply is recorded. */
  supply?: SupplyCounts | undefined;
}

export interface StatusThresholds {
  /** A stage is weak when its largest group holds this share of known output or more. */
  topShare: number;
  /** A strong stage has at least this many groups in production. */
  strongGroups: number;
  /** Below this location quotient a stage in production is weak. */
  locationQuotient: number;
  /** A strong stage stays below this Herfindahl–Hirschman index (0–10 000). */
  concentration: number;
}

export const defaultThresholds: StatusThresholds = {
  topShare: 0.8,
  strongGroups: 3,
  locationQuotient: 1,
  concentration: 2500,
};

export interface StageVerdict {
  status: StageStatus;
  computed: { status: StageStatus; because: string };
  here: Here;
  reasons: Reason[];
}

type Computed = { status: StageStatus; reasons: Reason[] };

const reason = (code: string, values: Reason['values'] = {}): Reason => ({ code, values });

/** How much the region has: firms and groups in production, firms and laboratories in reserve. */
export const toHere = ({ counts, laboratories }: Pick<StageKnowledge, 'counts' | 'laboratories'>): Here => ({
  production: counts.production,
  reserve: counts.reserve,
  laboratories,
  groups: counts.groups,
});

/** Herfindahl–Hirschman index Σ share² × 10 000, or undefined when nothing adds up to a total. */
export const concentration = ({
  total,
  squares,
}: Pick<GroupOutput, 'total' | 'squares'>): number | undefined =>
  total > 0 ? (squares / total ** 2) * 10_000 : undefined;

function judgeProduction(knowledge: StageKnowledge, groups: number, limits: StatusThresholds): Computed {
  if (groups === 1) {
    const { producer } = knowledge.counts;
    return { status: 'single', reasons: [reason('one_group_in_production', { firm: producer! })] };
  }
  const reasons = [reason('groups_in_production', { count: groups })];
  const lq = knowledge.locationQuotient;
  reasons.push(lq ? reason('location_quotient', { ...lq }) : reason('location_quotient_unknown'));

  const { output } = knowledge.counts;
  const hhi = output && concentration(output);
  const topShare = output && hhi !== undefined ? output.top / output.total : undefined;
  if (topShare === undefined || hhi === undefined) reasons.push(reason('output_unknown'));
  else reasons.push(reason('top_group_share', { share: topShare }), reason('hhi', { value: hhi }));

  const weak =
    (lq !== undefined && lq.value < limits.locationQuotient) ||
    (topShare !== undefined && topShare >= limits.topShare);
  if (weak) return { status: 'weak', reasons };
  const strong =
    groups >= limits.strongGroups &&
    lq !== undefined &&
    lq.value >= limits.locationQuotient &&
    hhi !== undefined &&
    hhi < limits.concentration;
  return { status: strong ? 'strong' : 'present', reasons };
}

function judgeWithoutProduction(knowledge: StageKnowledge, here: Here): Computed {
  const elsewhere = knowledge.firmsElsewhere;
  const unplaced = knowledge.firmsUnplaced ?? 0;
  const known = [
    ...(elsewhere > 0 ? [reason('firms_known_elsewhere', { count: elsewhere })] : []),
    ...(unplaced > 0 ? [reason('firms_place_unknown', { count: unplaced })] : []),
  ];
  if (here.reserve + here.laboratories > 0) {
    const { reserve, laboratories } = here;
    return {
      status: 'reserve',
      reasons: [reason('reserve_here', { firms: reserve, laboratories }), ...known],
    };
  }
  const { silent, planned } = knowledge.counts;
  if (silent > 0) {
    return { status: 'unknown', reasons: [reason('role_status_unknown', { count: silent }), ...known] };
  }
  if (elsewhere > 0 || planned > 0) {
    const plans = planned > 0 ? [reason('planned_here', { count: planned })] : [];
    return { status: 'missing', reasons: [...known, reason('none_in_production_here'), ...plans] };
  }
  return { status: 'unknown', reasons: unplaced > 0 ? known : [reason('no_firm_known')] };
}

const evidenceRank = { verified: 0, claimed: 1, suggested: 2 };

/** Of several statements the newest counts; on one day the better evidenced, then the first by source id. */
function newestStated(stated: Stated[]): Stated | undefined {
  return [...stated]
    .filter((statement) => statement.evidence !== 'suggested')
    .sort(
      (a, b) =>
        (b.observedOn ?? '').localeCompare(a.observedOn ?? '') ||
        evidenceRank[a.evidence] - evidenceRank[b.evidence] ||
        a.source.localeCompare(b.source),
    )[0];
}

/**
 * The status of a stage in a region, computed from roles and held against what sources state of it.
 * The computed status counts, except that a stated one stands where the computed one is `unknown`, and a stated
 * `missing` or `reserve` stands where nobody is known to be in production.
 * A largest group's share and the concentration are judged only when the output of every producing group is known:
 * one firm's published figure must not make a stage look dominated by it.
 */
export function judgeStage(
  knowledge: StageKnowledge,
  limits: StatusThresholds = defaultThresholds,
): StageVerdict {
  const here = toHere(knowledge);
  const computed =
    here.groups > 0
      ? judgeProduction(knowledge, here.groups, limits)
      : judgeWithoutProduction(knowledge, here);
  const statement = newestStated(knowledge.stated);
  const stands =
    statement !== undefined &&
    (computed.status === 'unknown' ||
      (here.production === 0 && (statement.status === 'missing' || statement.status === 'reserve')));
  const reasons = [...computed.reasons];
  if (statement) {
    reasons.push(
      reason('stated', {
        status: statement.status,
        source: statement.source,
        title: statement.sourceTitle,
        ...(statement.observedOn === undefined ? {} : { observedOn: statement.observedOn }),
      }),
    );
    if (stands && computed.status !== statement.status) {
      reasons.push(reason('stated_stands', { computed: computed.status, stated: statement.status }));
    } else if (computed.status !== statement.status) {
      reasons.push(reason('stated_differs', { computed: computed.status, stated: statement.status }));
    }
  }
  return {
    status: stands ? statement.status : computed.status,
    computed: { status: computed.status, because: computed.reasons[0]!.code },
    here,
    reasons,
  };
}
