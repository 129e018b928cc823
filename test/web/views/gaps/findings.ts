import type { Finding, GapList, Score } from '../../../../server/contract/gap.ts';
import type { StageStatus, Tier } from '../../../../web/state/kinds.ts';

interface Given {
  id: string;
  status: StageStatus;
  tier?: Tier;
  severity?: number;
  critical?: boolean;
  computed?: StageStatus;
  stated?: StageStatus;
  elsewhere?: number;
  feasibility?: number;
}

/** A finding with only what a test is about. */
export function finding({
  id,
  status,
  tier = 'midstream',
  severity,
  critical = false,
  ...more
}: Given): Finding {
  const computed = more.computed ?? status;
  const score: Score =
    severity === undefined
      ? { status: 'unscored', reason: status === 'unknown' ? 'no_data' : 'not_a_gap' }
      : {
          status: 'scored',
          value: severity,
          coverage: 1,
          parts: [
            {
              id: 'status',
              weight: 0.3,
              value: severity,
              because: [{ code: 'status_weighs', values: { status, value: severity } }],
            },
            { id: 'dependence', weight: 0.15, unscored: 'no_purchases_recorded', because: [] },
            ...(more.feasibility === undefined
              ? []
              : [{ id: 'feasibility', weight: 0, value: more.feasibility, because: [] }]),
          ],
        };
  return {
    stage: { id, name: `环节${id}`, nameEn: `Stage ${id}`, tier },
    status,
    computed: { status: computed, because: 'no_firm_known' },
    stated: more.stated
      ? [
          {
            status: more.stated,
            source: 's',
            sourceTitle: '报道',
            observedOn: '2020-10',
            evidence: 'claimed',
          },
        ]
      : [],
    here: { production: 0, reserve: 0, laboratories: 0, groups: 0 },
    elsewhere: { firms: more.elsewhere ?? 0 },
    severity: score,
    critical,
    blocks: critical ? [{ kind: 'stage', id: 'train', name: '动车组' }] : [],
    finals: 2,
    feeds: [],
    changes: [{ code: 'more_groups_make', values: { count: 1, status: 'single' } }],
    reasons: [{ code: 'no_firm_known', values: {} }],
    sources: [],
    links: { stage: '', firmsHere: '', firms: '' },
  };
}

export const gapList = (items: Finding[]): GapList => ({
  chain: { kind: 'chain', id: 'rail-transit', name: '轨道交通' },
  region: { code: '370200', name: '青岛市', level: 'city' },
  factors: [
    { id: 'status', defaultWeight: 0.3 },
    { id: 'criticality', defaultWeight: 0.25 },
    { id: 'demand', defaultWeight: 0.2 },
    { id: 'dependence', defaultWeight: 0.15 },
    { id: 'feasibility', defaultWeight: 0.1 },
  ],
  items,
  total: items.length,
});
