import type { Reason } from '../../contract/common.ts';
import type { CandidateList } from '../../contract/target.ts';
import type { KnownCandidate } from './known.ts';

const dated = (on: string | undefined): Record<string, string> => (on === undefined ? {} : { on });

/** The hard filters in the order in which they are told. */
const filters: readonly ((known: KnownCandidate) => Reason | undefined)[] = [
  ({ avoid }) => avoid && { code: 'do_not_approach', values: { reason: avoid.reason, ...dated(avoid.on) } },
  ({ groupHere }) =>
    groupHere === undefined ? undefined : { code: 'group_already_here', values: { firm: groupHere } },
  ({ status, statusOn }) =>
    status === undefined || status === 'active'
      ? undefined
      : { code: status === 'moved' ? 'firm_moved' : 'firm_dissolved', values: dated(statusOn) },
  ({ colleague }) => colleague && { code: 'with_colleague', values: { ...colleague } },
];

/** Why a firm is not to be approached, however well it would score; empty for one that may be. */
export const filterReasons = (known: KnownCandidate): Reason[] =>
  filters.flatMap((filter) => filter(known) ?? []);

/** How many firms are left out, and for what; a firm with two reasons counts under both, and once in all. */
export function countFiltered(reasons: readonly Reason[][]): CandidateList['filtered'] {
  const counts = new Map<string, number>();
  for (const code of reasons.flatMap((of) => [...new Set(of.map(({ code: one }) => one))])) {
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return {
    total: reasons.filter((of) => of.length > 0).length,
    reasons: [...counts]
      .map(([reason, count]) => ({ reason, count }))
      .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1)),
  };
}
