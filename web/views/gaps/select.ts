import type { Finding } from '../../../server/contract/gap.ts';
import { gapStatuses, type StageStatus, type Tier } from '../../state/kinds.ts';
import { readSort, sorted, type SortKey } from '../../ui/sort.ts';

/** What the filters of the gaps keep. Absent keeps everything. */
export interface GapFilter {
  status: readonly StageStatus[];
  tier?: Tier | undefined;
  critical?: boolean | undefined;
  differs?: boolean | undefined;
}

/** Gaps and stages without data; what is in production is one click away. */
export const defaultStatuses: readonly StageStatus[] = [...gapStatuses, 'unknown'];

/** How the computed status stands to what sources state of the stage. */
export type Agreement = 'none' | 'agrees' | 'stands' | 'differs';

/** `stands`: nothing could be computed, so the statement counts. `differs`: both say something, and not the same. */
export function agreementOf({ computed, stated }: Pick<Finding, 'computed' | 'stated'>): Agreement {
  if (stated.length === 0) return 'none';
  if (stated.every(({ status }) => status === computed.status)) return 'agrees';
  return computed.status === 'unknown' ? 'stands' : 'differs';
}

export const isGap = (status: StageStatus): boolean => gapStatuses.some((gap) => gap === status);

/** The findings that pass every filter. */
export function keep(findings: readonly Finding[], filter: GapFilter): Finding[] {
  return findings.filter(
    (finding) =>
      filter.status.includes(finding.status) &&
      (filter.tier === undefined || finding.stage.tier === filter.tier) &&
      (filter.critical !== true || finding.critical) &&
      (filter.differs !== true || agreementOf(finding) === 'differs'),
  );
}

const keys: Record<string, (finding: Finding) => SortKey> = {
  severity: ({ severity }) => (severity.status === 'scored' ? severity.value : undefined),
  stage: ({ stage }) => stage.name,
  blocks: ({ blocks }) => blocks.length,
  here: ({ here, status }) => (status === 'unknown' ? undefined : here.production),
  elsewhere: ({ elsewhere, status }) =>
    status === 'unknown' && elsewhere.firms === 0 ? undefined : elsewhere.firms,
};

/** Findings in three lists: ranked by the sort, not scored for want of data, and no gap at all. */
export interface GapLists {
  ranked: Finding[];
  unscored: Finding[];
  notGaps: Finding[];
}

/** Severity descending is the order of the answer; with any other sort the ranks are still those of severity. */
export function toLists(findings: readonly Finding[], sort: string | undefined): GapLists {
  const order = readSort(sort, '-severity');
  const key = keys[order.column] ?? keys['severity'];
  const ranked = findings.filter(({ status, severity }) => isGap(status) && severity.status === 'scored');
  return {
    ranked: key ? sorted(ranked, key, order.descending) : ranked,
    unscored: findings.filter(
      ({ status, severity }) => status === 'unknown' || (isGap(status) && severity.status === 'unscored'),
    ),
    notGaps: findings.filter(({ status }) => status === 'present' || status === 'strong'),
  };
}
