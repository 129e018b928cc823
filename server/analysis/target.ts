import type { Evidence, Reason } from '../contract/common.ts';
import type { Finding } from '../contract/gap.ts';
import type { Candidate, CandidateList } from '../contract/target.ts';
import { toRef } from './ref.ts';
import { isGap } from './severity.ts';

/** What is known of a firm elsewhere that plays stages of the chain. */
export type KnownCandidate = Omit<Candidate, 'closes' | 'reasons'> & {
  roles: Candidate['closes'][number]['role'][];
  /** A firm of its corporate group that stands here. */
  groupHere?: string | undefined;
};

const reason = (code: string, values: Reason['values']): Reason => ({ code, values });

/** Firms that a source does not name are kept under a name that says so. */
const isUnnamed = (name: string): boolean => name.startsWith('未具名');

const roleReasons = {
  production: 'role_in_production',
  reserve: 'role_in_reserve',
} as const;

function explain(candidate: KnownCandidate, closed: Finding[]): Reason[] {
  const reasons = closed.map(({ stage, status, critical, blocks }) =>
    critical
      ? reason('closes_critical_gap', {
          stage: stage.name,
          status,
          finals: blocks.map((final) => final.name),
        })
      : reason('closes_gap', { stage: stage.name, status }),
  );
  for (const { stage, status } of candidate.roles) {
    const code =
      status === 'production' || status === 'reserve' ? roleReasons[status] : 'role_status_unknown';
    reasons.push(reason(code, { stage: stage.name }));
  }
  if (candidate.groupHere !== undefined) {
    reasons.push(reason('group_already_here', { firm: candidate.groupHere }));
  }
  if (isUnnamed(candidate.firm.name)) reasons.push(reason('unnamed', {}));
  return reasons;
}

const evidenceRank: Record<Evidence, number> = { verified: 0, claimed: 1, suggested: 2 };

const severityOf = (finding: Finding): number =>
  finding.severity.status === 'scored' ? finding.severity.value : 0;

/**
 * Firms elsewhere that would close gaps, best first: those that close a critical gap, then by the severity of the
 * worst gap they close, then by how well their role is evidenced; ties by id. With the reasons as codes, and every
 * gap with how many candidates it has, none included.
 */
export function rankTargets(
  findings: Finding[],
  candidates: KnownCandidate[],
  stage?: string,
): { ranked: Candidate[]; gaps: CandidateList['gaps'] } {
  const gaps = new Map(
    findings.filter((finding) => isGap(finding.status)).map((finding) => [finding.stage.id, finding]),
  );
  const counts = new Map<string, number>();
  const judged = candidates.flatMap((known) => {
    const roles = known.roles.filter((role) => gaps.has(role.stage.id));
    for (const role of roles) counts.set(role.stage.id, (counts.get(role.stage.id) ?? 0) + 1);
    if (roles.length === 0 || (stage !== undefined && !roles.some((role) => role.stage.id === stage)))
      return [];
    const closed = roles.map((role) => gaps.get(role.stage.id)!);
    const { roles: _roles, groupHere: _groupHere, ...firm } = known;
    const candidate: Candidate = {
      ...firm,
      closes: roles.map((role) => {
        const { status, critical } = gaps.get(role.stage.id)!;
        return { stage: role.stage, status, critical, role };
      }),
      reasons: explain({ ...known, roles }, closed),
    };
    return [
      {
        candidate,
        critical: closed.some((finding) => finding.critical),
        severity: Math.max(...closed.map(severityOf)),
        evidence: Math.min(...roles.map((role) => evidenceRank[role.provenance.evidence])),
      },
    ];
  });
  judged.sort(
    (a, b) =>
      Number(b.critical) - Number(a.critical) ||
      b.severity - a.severity ||
      a.evidence - b.evidence ||
      (a.candidate.firm.id < b.candidate.firm.id ? -1 : 1),
  );
  return {
    ranked: judged.map(({ candidate }) => candidate),
    gaps: [...gaps.values()].map((finding) => ({
      stage: toRef('stage', finding.stage),
      status: finding.status,
      critical: finding.critical,
      candidates: counts.get(finding.stage.id) ?? 0,
    })),
  };
}
