import { describe, expect, it } from 'vitest';
import { scoreFactors } from '../../../../server/analysis/score.ts';
import { toAnchorNeeds } from '../../../../server/analysis/target/anchor.ts';
import { targetFactors, type TargetInput } from '../../../../server/analysis/target/factor.ts';
import { bestQuality, gradeQuality } from '../../../../server/analysis/target/quality.ts';
import { combine, recencyOf, strengthOn } from '../../../../server/analysis/target/signal.ts';
import type { Signal } from '../../../../server/contract/target.ts';
import { finding } from './known.ts';

const nothing: TargetInput = {
  closes: [{ stage: 'a', name: 'a' }],
  needs: { anchors: [], hasStages: false, unmet: [], unknown: 0 },
  signals: [],
  today: '2022-12-31',
  qualities: [],
};
const term = (id: string, input: Partial<TargetInput>) =>
  targetFactors.find((factor) => factor.id === id)!.score({ ...nothing, ...input });
const anchor = { kind: 'firm' as const, id: 'crrc', name: '中车' };
const signal = (kind: Signal['kind'], on?: string, status?: string): Signal => ({
  kind,
  ref: { kind: 'project', id: 'p', name: 'p' },
  ...(on === undefined ? {} : { on }),
  ...(status === undefined ? {} : { status }),
  provenance: { evidence: 'claimed', sourceIds: ['s'] },
});

it('default weights add up to 1', () => {
  expect(targetFactors.reduce((sum, { defaultWeight }) => sum + defaultWeight, 0)).toBeCloseTo(1, 12);
});

it('every term is unscored with a reason where nothing is known, and so is the score', () => {
  const codes = targetFactors.map(({ id }) => {
    const found = term(id, {});
    return 'unscored' in found ? found.unscored : found.value;
  });
  expect(codes).toEqual([
    'severity_unknown',
    'no_anchor_known',
    'density_unknown',
    'arrival_unknown',
    'no_signal_known',
    'no_path_known',
    'quality_unknown',
  ]);
  expect(scoreFactors(targetFactors, nothing)).toEqual({ status: 'unscored', reason: 'no_term_known' });
});

describe('gap fit', () => {
  it('is 1 − Π(1 − severity): 0.8 and 0.5 make 0.9, each gap more counts', () => {
    const closes = [0.8, 0.5, 0.2].map((severity, at) => ({ stage: `${at}`, name: `${at}`, severity }));
    expect(term('gap', { closes: closes.slice(0, 2) })).toMatchObject({ value: expect.closeTo(0.9, 6) });
    expect(term('gap', { closes })).toMatchObject({ value: expect.closeTo(0.92, 6) });
  });
  it('leaves out a gap without severity rather than taking it for 0', () => {
    const closes = [
      { stage: 'a', name: 'a', severity: 0.8 },
      { stage: 'b', name: 'b' },
    ];
    expect(term('gap', { closes })).toMatchObject({ value: expect.closeTo(0.8, 6) });
  });
});

describe('anchor pull', () => {
  const findings = [
    finding('steel', 0.5),
    finding('wood', 0.5, 'present'),
    finding('glue', undefined, 'unknown'),
    finding('axle', 0.5),
    finding('wheel', 0.5, 'reserve'),
    finding('train', undefined, 'single'),
  ];
  const stages = findings.map(({ stage }) => ({ id: stage.id, final: stage.id === 'train' }));
  const feeds = [
    { from: 'steel', to: 'train', group: 'body' },
    { from: 'wood', to: 'train', group: 'body' },
    { from: 'glue', to: 'train' },
    { from: 'axle', to: 'train' },
    { from: 'wheel', to: 'train' },
    { from: 'steel', to: 'axle' },
  ];
  const needs = toAnchorNeeds([{ anchor, stages: ['train', 'elsewhere'] }], stages, feeds, findings);

  it('counts input groups with nobody in production here; one with wood here is met, glue is unknown', () => {
    expect(needs).toEqual({
      anchors: [anchor],
      hasStages: true,
      unmet: [
        { of: 'train', stages: ['axle'] },
        { of: 'train', stages: ['wheel'] },
      ],
      unknown: 1,
    });
  });
  it('is the share of them that the firm serves', () => {
    expect(term('anchor', { needs, closes: [{ stage: 'axle', name: 'axle' }] })).toMatchObject({
      value: 0.5,
    });
    expect(term('anchor', { needs, closes: [{ stage: 'steel', name: 'steel' }] })).toMatchObject({
      value: 0,
    });
  });
  it('says why it has none', () => {
    const of = (more: object) => term('anchor', { needs: { ...needs, ...more } });
    expect(of({ hasStages: false })).toMatchObject({ unscored: 'anchor_stages_unknown' });
    expect(of({ unmet: [] })).toMatchObject({ unscored: 'no_unmet_need' });
  });
});

describe('expansion signals', () => {
  it('halve in 730 days, whatever the form of the date, and do not grow into the future', () => {
    expect(recencyOf('2022-12-31', '2022-12-31')).toBe(1);
    expect(recencyOf('2020-12-31', '2022-12-31')).toBeCloseTo(0.5, 6);
    expect(recencyOf('2020', '2022-12-31')).toBeCloseTo(0.5, 6);
    expect(recencyOf('2020-12', '2022-12-31')).toBeCloseTo(0.5, 6);
    expect(recencyOf('2020-02', '2022-12-31')).toBeCloseTo(2 ** (-1036 / 730), 6);
    expect(recencyOf('2030', '2022-12-31')).toBe(1);
  });
  it('a site two years under construction and a visit of today make 0.67', () => {
    expect(strengthOn({ ...signal('project', '2020', 'building'), on: '2020' }, '2022-12-31')).toBeCloseTo(
      0.45,
      6,
    );
    const signals = [signal('project', '2020', 'building'), signal('visit', '2022-12-31')];
    expect(term('signal', { signals })).toMatchObject({ value: expect.closeTo(0.67, 6) });
  });
  it('without a date they are told and do not count', () => {
    expect(term('signal', { signals: [signal('brought')] })).toMatchObject({
      unscored: 'signals_undated',
      because: [{ code: 'signal_brought', values: { name: 'p' } }],
    });
    const some = [signal('brought'), signal('visit', '2022-12-31')];
    expect(term('signal', { signals: some })).toMatchObject({ value: expect.closeTo(0.4, 6) });
  });
  it('none combines to 0 and all certain ones to 1', () => {
    expect([combine([]), combine([1, 0.3])]).toEqual([0, 1]);
  });
});

describe('the other terms', () => {
  it('regional fit is the mean density of the stages that have one', () => {
    const closes = [0.631579, 0.444444].map((density, at) => ({ stage: `${at}`, name: `${at}`, density }));
    expect(term('fit', { closes: [...closes, { stage: 'x', name: 'x' }] })).toMatchObject({
      value: expect.closeTo(0.5380115, 6),
    });
  });
  it('arrival is the share of known needs; all unknown is no share', () => {
    const counts = { met: 1, partly: 0, unmet: 2, unknown: 4 };
    const arrival = { ...counts, share: { status: 'scored' as const, value: 1 / 3 } };
    expect(term('arrival', { arrival })).toMatchObject({ value: 1 / 3 });
    const open = { ...counts, share: { status: 'unscored' as const, reason: 'no_term_known' } };
    expect(term('arrival', { arrival: open })).toMatchObject({ unscored: 'need_unknown' });
  });
  it('quality is the best honour', () => {
    expect(
      ['专精特新小巨人', '上市', '上市公司', '专精特新', '高新技术企业', '某市优秀企业'].map(gradeQuality),
    ).toEqual([1, 0.8, 0.8, 0.8, 0.6, 0.4]);
    expect(bestQuality(['高新技术企业', '世界500强'])).toEqual({ quality: '世界500强', grade: 1 });
    expect(bestQuality(['全国重点实验室共建', '上市'])).toEqual({ quality: '上市', grade: 0.8 });
  });
});
