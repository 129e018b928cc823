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

/** What is counted at a stage. */
type Counted = Pick<Finding, 'status' | 'computed' | 'here' | 'elsewhere'>;

/**
 * Firms in production here, if that is known. Where nothing can be computed a count of 0 is silence, not a number;
 * only a source that calls the stage missing says that there is none.
 */
export const knownHere = ({ status, computed, here }: Counted): number | undefined =>
  computed.status === 'unknown' && here.production + here.reserve === 0 && status !== 'missing'
    ? undefined
    : here.production;

/** Firms elsewhere, if any is known where nothing can be computed. */
export const knownElsewhere = ({ computed, elsewhere }: Counted): number | undefined =>
  computed.status === 'unknown' && elsewhere.firms === 0 ? undefined : elsewhere.firms;

/** A longer list of stages that cannot be scored is folded to one line, so that the ranked ones stay in sight. */
const foldedFrom = 9;

/** Whether the unscored are folded: not when they are all there is, nor when the opened row is one of them. */
export function isFolded(
  lists: GapLists,
  asked: { whole?: boolean | undefined; open?: string | undefined },
): boolean {
  return (
    asked.whole !== true &&
    lists.unscored.length >= foldedFrom &&
    lists.ranked.length + lists.notGaps.length > 0 &&
    !lists.unscored.some(({ stage }) => stage.id === asked.open)
  );
}

const keys: Record<string, (finding: Finding) => SortKey> = {
  severity: ({ severity }) => (severity.status === 'scored' ? severity.value : undefined),
  stage: ({ stage }) => stage.name,
  blocks: ({ blocks }) => blocks.length,
  here: knownHere,
  elsewhere: knownElsewhere,
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
