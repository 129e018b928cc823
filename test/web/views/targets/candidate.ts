import type { Candidate, CandidateList } from '../../../../server/contract/target.ts';

/** What every candidate says of its score, where a test does not care. */
export const plainScore: Pick<Candidate, 'score' | 'stability' | 'range' | 'qualities' | 'signals'> = {
  score: {
    status: 'scored',
    value: 0.7,
    coverage: 0.4,
    parts: [
      {
        id: 'gap',
        weight: 0.3,
        value: 0.8,
        because: [{ code: 'gap_severity', values: { stage: '飞控芯片', severity: 0.8 } }],
      },
      { id: 'reach', weight: 0.1, unscored: 'no_path_known', because: [] },
      { id: 'quality', weight: 0.1, value: 0.4, because: [{ code: 'quality', values: { quality: '上市' } }] },
    ],
  },
  stability: 0.92,
  range: {
    verified: { status: 'unscored', reason: 'no_verified_role' },
    suggested: { status: 'scored', value: 0.75 },
  },
  qualities: ['上市'],
  signals: [],
};

/** An answer with these candidates, all in one place unless said otherwise. */
export const answer = (
  items: unknown[],
  gaps: unknown[],
  more: Partial<CandidateList> = {},
): Record<string, unknown> => ({
  items,
  total: items.length,
  approachable: items.length,
  gaps,
  filtered: { total: 0, reasons: [] },
  factors: [
    { id: 'gap', defaultWeight: 0.3, weight: 0.3 },
    { id: 'reach', defaultWeight: 0.1, weight: 0.1 },
    { id: 'quality', defaultWeight: 0.1, weight: 0.1 },
  ],
  stability: { top: 10, draws: 200, spread: 0.3 },
  cities:
    items.length > 0
      ? [{ city: { code: '440300', name: '深圳市', level: 'city' }, count: items.length }]
      : [],
  qualities: [{ quality: '上市', count: 1 }],
  ...more,
});
