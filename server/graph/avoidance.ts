import type { Target } from '../contract/list.ts';
import type { GraphTransaction } from './client.ts';

// Firms of a list that are not to be approached from now on. One already marked keeps its day where the reason is the same.
const MARK_TARGETS = `
  MATCH (:TargetList {id: $list})-[:HOLDS]->(t:Target)-[:OF]->(f:Organisation:Firm)
  WHERE f.id IN $firms AND coalesce(t.doNotApproach, '') <> $reason
  SET t.doNotApproach = $reason, t.doNotApproachOn = substring($now, 0, 10), t.changedAt = $now,
      t.version = t.version + 1`;

/** Marks firms of a list as not to be approached, where a reason is given. */
export async function markFirms(
  tx: GraphTransaction,
  list: string,
  { firms, doNotApproach: reason }: { firms: string[]; doNotApproach?: string | undefined },
  now: string,
): Promise<void> {
  if (reason !== undefined) await tx.execute(MARK_TARGETS, { list, firms, reason: reason.trim(), now });
}

/** The mark after a change: null takes it away, the same reason again keeps its day. */
export function toAvoidance(
  before: Target['doNotApproach'],
  asked: string | null | undefined,
  now: string,
): Target['doNotApproach'] {
  if (asked === undefined) return before;
  if (asked === null) return undefined;
  const reason = asked.trim();
  return reason === before?.reason ? before : { reason, on: now.slice(0, 10) };
}
