import type { Evidence } from '../../../../server/contract/common.ts';
import type { Role } from '../../../../server/contract/firm.ts';
import type { Finding } from '../../../../server/contract/gap.ts';
import type { KnownCandidate, TargetPlace } from '../../../../server/analysis/target/known.ts';

const firmRef = (id: string) => ({ kind: 'firm' as const, id, name: id });
const stageRef = (id: string) => ({ kind: 'stage' as const, id, name: id });

export const role = (stage: string, evidence: Evidence = 'claimed'): Role => ({
  stage: stageRef(stage),
  status: 'production',
  products: [],
  provenance: { evidence, sourceIds: ['s'] },
});

/** A candidate of which nothing is known but its roles. */
export const candidate = (id: string, roles: Role[], more: Partial<KnownCandidate> = {}): KnownCandidate => ({
  firm: firmRef(id),
  lists: [],
  roles,
  suggestedRoles: [],
  qualities: [],
  signals: [],
  ...more,
});

/** A gap with the severity given; `present` for a stage that is none. */
export const finding = (
  id: string,
  severity: number | undefined,
  status: Finding['status'] = 'missing',
): Finding =>
  ({
    stage: { id, name: id, tier: 'upstream' },
    status,
    here: { production: status === 'present' ? 2 : 0, reserve: 0, laboratories: 0, groups: 0 },
    severity:
      severity === undefined
        ? { status: 'unscored', reason: 'no_data' }
        : { status: 'scored', value: severity, coverage: 1, parts: [] },
    critical: false,
    blocks: [],
  }) as unknown as Finding;

/** A region of which only the findings are known. */
export const place = (findings: Finding[], more: Partial<TargetPlace> = {}): TargetPlace => ({
  findings,
  needs: { anchors: [], hasStages: false, unmet: [], unknown: 0 },
  densityOf: () => undefined,
  arrivalOf: () => undefined,
  introducerOf: () => undefined,
  today: '2022-12-31',
  ...more,
});
