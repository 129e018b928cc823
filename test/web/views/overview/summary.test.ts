import { describe, expect, it } from 'vitest';
import type { ChainSummary } from '../../../../server/contract/chain.ts';
import type { StageStatus, Tier } from '../../../../web/state/kinds.ts';
import { countStatuses, newestOutput, toActs, toTierCells } from '../../../../web/views/overview/summary.ts';
import { finding, gapList } from '../gaps/findings.ts';

const chain = (stages: [Tier, StageStatus][]): ChainSummary => ({
  id: 'c',
  name: '链',
  stages: stages.map(([tier, status], index) => ({
    id: `${index}`,
    name: '',
    tier,
    status,
    critical: false,
  })),
  firms: { here: 0, elsewhere: 0, unplaced: 0 },
  anchors: [],
  coverage: { status: 'unscored', reason: 'no_data' },
  figures: [],
  leading: false,
});

describe('chains by tiers', () => {
  it('count missing and reserve as gaps, and no data as no gap', () => {
    const [up, mid, down] = toTierCells(
      chain([
        ['upstream', 'unknown'],
        ['upstream', 'missing'],
        ['upstream', 'reserve'],
        ['midstream', 'unknown'],
      ]),
    );
    expect(up).toMatchObject({ stages: 3, gaps: 2, heat: 4, statuses: ['missing', 'reserve', 'unknown'] });
    expect(mid).toMatchObject({ stages: 1, gaps: 0, heat: 0 });
    expect(down).toMatchObject({ stages: 0, gaps: 0, heat: 0, statuses: [] });
  });

  it('count every status, also those that do not occur', () => {
    expect(countStatuses(['weak', 'weak'])).toEqual({
      missing: 0,
      reserve: 0,
      single: 0,
      weak: 2,
      present: 0,
      strong: 0,
      unknown: 0,
    });
  });
});

describe('the reported output', () => {
  const figure = (measure: string, asOf: string, unit = '亿元'): ChainSummary['figures'][number] => ({
    id: measure,
    measure,
    value: 1,
    unit,
    bound: 'exact',
    asOf,
    provenance: { evidence: 'claimed', sourceIds: [] },
  });

  it('is the newest in money; investment, growth and what is only expected are not output', () => {
    const figures = [
      figure('产值', '2018'),
      figure('全产业链产值', '2020-10'),
      figure('投资额', '2022'),
      figure('产值增长', '2022', '%'),
      figure('二期达产后产值（预期）', '2022'),
    ];
    expect(newestOutput(figures)?.measure).toBe('全产业链产值');
    expect(newestOutput([])).toBeUndefined();
  });
});

describe('what to do first', () => {
  const list = (chainId: string, severities: (number | undefined)[]) => ({
    ...gapList(
      severities.map((severity, index) =>
        finding({
          id: `${chainId}${index}`,
          status: 'missing',
          ...(severity === undefined ? {} : { severity }),
        }),
      ),
    ),
    chain: { kind: 'chain' as const, id: chainId, name: chainId },
  });

  it('is the heaviest of all chains, at most three of one', () => {
    const acts = toActs([list('a', [0.9, 0.8, 0.7, 0.6]), list('b', [0.75, undefined])]);
    expect(acts.map((act) => act.finding.stage.id)).toEqual(['a0', 'a1', 'b0', 'a2']);
  });

  it('has a fixed order for equals and leaves the unscored out', () => {
    expect(
      toActs([list('b', [0.5]), list('a', [0.5, undefined])]).map((act) => act.finding.stage.id),
    ).toEqual(['a0', 'b0']);
    expect(toActs([])).toEqual([]);
  });
});
