import { describe, expect, it } from 'vitest';
import {
  judgeGaps,
  rankGaps,
  weighGaps,
  type ChainStage,
  type GapInput,
} from '../../../server/analysis/gap.ts';
import { countRoles, type RoleAtStage } from '../../../server/analysis/count.ts';

const stage = (id: string, tier: ChainStage['tier'], final = false): ChainStage => ({
  id,
  name: id,
  tier,
  order: 0,
  final,
});

const roles = (...firms: string[]): RoleAtStage[] =>
  firms.map((firmId) => ({ firmId, status: 'production' }));

const known = ({
  roles = [],
  ...part
}: {
  roles?: RoleAtStage[];
  firmsElsewhere?: number;
  sources?: string[];
}) => ({
  counts: countRoles(roles),
  laboratories: 0,
  firmsElsewhere: 0,
  stated: [],
  sources: [],
  ...part,
});

const input = (): GapInput => ({
  chain: 'rail',
  stages: [
    stage('steel', 'upstream'),
    stage('seat', 'upstream'),
    stage('motor', 'midstream'),
    stage('train', 'downstream', true),
    stage('tram', 'downstream', true),
  ],
  feeds: [
    { from: 'steel', to: 'motor' },
    { from: 'motor', to: 'train' },
    { from: 'motor', to: 'tram' },
    { from: 'seat', to: 'train' },
  ],
  here: {
    region: { code: '370200', name: '青岛市' },
    stages: new Map([
      ['motor', known({ firmsElsewhere: 2, sources: ['a', 'b'] })],
      ['seat', known({ firmsElsewhere: 1 })],
      ['train', known({ roles: roles('x', 'y', 'z'), sources: ['a'] })],
    ]),
  },
});

const findingsById = (findings: ReturnType<typeof judgeGaps>) =>
  new Map(findings.map((one) => [one.stage.id, one]));

describe('findings of a chain', () => {
  it('gives one finding per stage, with what it blocks and its sources once each', () => {
    const findings = findingsById(judgeGaps(input()));
    expect(findings.size).toBe(5);
    expect(findings.get('motor')).toMatchObject({
      status: 'missing',
      critical: true,
      finals: 2,
      sources: ['a', 'b'],
    });
    expect(findings.get('motor')!.blocks.map(({ id }) => id)).toEqual(['train', 'tram']);
    expect(findings.get('steel')).toMatchObject({ status: 'unknown', critical: true });
    expect(findings.get('train')!.reasons.map(({ code }) => code)).toContain('final_product');
  });

  it('scores severity from the terms that are known by their declared weights', () => {
    const findings = findingsById(judgeGaps(input()));
    const motor = findings.get('motor')!.severity;
    const seat = findings.get('seat')!.severity;
    expect(motor.status === 'scored' && motor.coverage).toBeCloseTo(0.75, 9);
    // Three groups make trains here; of trams nothing is known.
    expect(motor.status === 'scored' && motor.value).toBeCloseTo((0.3 + 0.25 + 0.2 * 0.5) / 0.75, 6);
    expect(seat.status === 'scored' && seat.value).toBeCloseTo((0.3 + 0.25 * 0.5 + 0.2 * 0.5) / 0.75, 6);
  });

  it('counts anchors at the stages it feeds, supplies and nearness where they are known', () => {
    const { here, ...rest } = input();
    const supply = { supplies: 2, outside: 1, unplaced: 0 };
    here.stages.set('motor', { ...here.stages.get('motor')!, supply });
    const findings = findingsById(
      judgeGaps({
        ...rest,
        here,
        anchors: [{ stages: ['train', 'tram'] }],
        nearnessOf: (stage) =>
          stage === 'motor'
            ? { density: 0.2, largest: 0.4, regions: 12 }
            : { unscored: 'stage_without_production' },
      }),
    );
    const { severity } = findings.get('motor')!;
    const values = severity.status === 'scored' && severity.parts.map(({ value }) => value);
    // Three groups and two anchors: 5 ÷ 8.
    expect(values).toEqual([1, 1, 0.625, 0.5, 0.5]);
  });

  it('names the stages it feeds and what would change the verdict', () => {
    const motor = findingsById(judgeGaps(input())).get('motor')!;
    expect(motor.feeds).toEqual(['train', 'tram']);
    expect(motor.changes[0]).toEqual({ code: 'more_groups_make', values: { count: 1, status: 'single' } });
  });

  it('under other weights changes severity alone', () => {
    const before = judgeGaps(input());
    const after = findingsById(weighGaps(before, new Map([['criticality', 0]])));
    const { severity, ...rest } = after.get('seat')!;
    expect(severity.status === 'scored' && severity.value).toBeCloseTo((0.3 + 0.2 * 0.5) / 0.5, 6);
    const { severity: _former, ...same } = findingsById(before).get('seat')!;
    expect(rest).toEqual(same);
  });

  it('leaves stages without data and stages that are no gap unscored, never 0', () => {
    const findings = findingsById(judgeGaps(input()));
    expect(findings.get('steel')!.severity).toEqual({ status: 'unscored', reason: 'no_data' });
    expect(findings.get('train')!.severity).toEqual({ status: 'unscored', reason: 'not_a_gap' });
  });

  it('ranks the worse gap first and the unscored last', () => {
    const ranked = rankGaps(judgeGaps(input())).map(({ stage }) => stage.id);
    expect(ranked.slice(0, 2)).toEqual(['motor', 'seat']);
    expect(ranked.slice(2)).toEqual(expect.arrayContaining(['steel', 'train', 'tram']));
  });

  it('judges the peer too, each against the other', () => {
    const peer = {
      region: { code: '430200', name: '株洲市', nameEn: 'Zhuzhou' },
      stages: new Map([
        ['motor', known({ roles: roles('p', 'q'), firmsElsewhere: 0 })],
        ['train', known({ roles: roles('r'), firmsElsewhere: 3 })],
      ]),
    };
    const findings = findingsById(judgeGaps({ ...input(), peer }));
    expect(findings.get('motor')!.peer).toMatchObject({ status: 'present', here: { groups: 2 } });
    expect(findings.get('train')!.peer).toMatchObject({ status: 'single' });
    // All three firms of 青岛 are at this stage, one of three of 株洲: 1 ÷ (4/6).
    const quotient = findings.get('train')!.reasons.find(({ code }) => code === 'location_quotient');
    expect(quotient?.values['value']).toBeCloseTo(1.5, 6);
    expect(quotient?.values).toMatchObject({ peer: '株洲市', peerEn: 'Zhuzhou' });
  });

  it('is empty for a chain without stages', () => {
    expect(judgeGaps({ ...input(), stages: [], feeds: [] })).toEqual([]);
  });
});
