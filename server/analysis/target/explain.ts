import type { Reason } from '../../contract/common.ts';
import type { Role } from '../../contract/firm.ts';
import type { Finding } from '../../contract/gap.ts';
import type { KnownCandidate } from './known.ts';

const reason = (code: string, values: Reason['values']): Reason => ({ code, values });

/** Firms that a source does not name are kept under a name that says so. */
const isUnnamed = (name: string): boolean => name.startsWith('未具名');

const roleReasons = { production: 'role_in_production', reserve: 'role_in_reserve' } as const;

/** What a firm closes and does, as reasons. */
export function explain(known: KnownCandidate, roles: readonly Role[], closed: readonly Finding[]): Reason[] {
  const reasons = closed.map(({ stage, status, critical, blocks }) =>
    critical
      ? reason('closes_critical_gap', {
          stage: stage.name,
          status,
          finals: blocks.map((final) => final.name),
        })
      : reason('closes_gap', { stage: stage.name, status }),
  );
  for (const { stage, status } of roles) {
    const code =
      status === 'production' || status === 'reserve' ? roleReasons[status] : 'role_status_unknown';
    reasons.push(reason(code, { stage: stage.name }));
  }
  if (isUnnamed(known.firm.name)) reasons.push(reason('unnamed', {}));
  return reasons;
}
