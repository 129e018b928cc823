import { render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { severityFactors } from '../../../server/analysis/severity.ts';
import { defaultThresholds } from '../../../server/analysis/status.ts';
import { targetFactors } from '../../../server/analysis/target/factor.ts';
import {
  confidence,
  halfLifeYears,
  kindStrength,
  looseStrength,
} from '../../../server/analysis/introduction/tie.ts';
import { method as en } from '../../../web/i18n/en/method.ts';
import { method as zh } from '../../../web/i18n/zh/method.ts';
import { question } from '../../../web/state/question.svelte.ts';
import { forgetAll } from '../../../web/state/resource.svelte.ts';
import { judgedQuotient, quotientCounts, toCase } from '../../../web/views/method/case.ts';
import Method from '../../../web/views/method/Method.svelte';
import { methodSections, toSection } from '../../../web/views/method/sections.ts';
import { answerWith } from '../support.ts';

const finding = (id: string, name: string, production: number, peer: number, more = {}) => ({
  stage: { id, name, tier: 'upstream' },
  status: production > 0 ? 'single' : 'missing',
  computed: { status: 'missing', because: 'none_in_production_here' },
  stated: [],
  here: { production, reserve: 0, laboratories: 0, groups: production },
  elsewhere: { firms: 4 },
  severity: { status: 'unscored', reason: 'not_a_gap' },
  critical: true,
  blocks: [{ kind: 'stage', id: 'train', name: '整车' }],
  finals: 1,
  feeds: [],
  reasons: [],
  changes: [],
  sources: [],
  peer: { status: 'single', here: { production: peer, reserve: 0, laboratories: 0, groups: peer } },
  links: { stage: '', firmsHere: '', firms: '' },
  ...more,
});
const severity = {
  status: 'scored',
  value: 1,
  coverage: 0.55,
  parts: [
    { id: 'status', weight: 0.3, value: 1, because: [] },
    { id: 'dependence', weight: 0.15, unscored: 'no_purchases_recorded', because: [] },
  ],
};
const qingdao = { code: '370200', name: '青岛市', level: 'city' };
const gaps = {
  chain: { kind: 'chain', id: 'rail-transit', name: '轨道交通' },
  region: qingdao,
  peer: { code: '430200', name: '株洲市', level: 'city' },
  factors: severityFactors.map(({ id, defaultWeight }) => ({ id, defaultWeight })),
  items: [
    finding('motor', '牵引电机', 0, 3, { severity }),
    finding('brake', '制动', 2, 1, {
      reasons: [{ code: 'location_quotient', values: { value: 2, peer: '株洲市' } }],
    }),
  ],
  total: 2,
};
const rates = {
  chain: gaps.chain,
  region: qingdao,
  rates: [
    { id: 'R1', status: 'unscored', reason: 'no_purchases_recorded' },
    { id: 'R4', status: 'scored', unit: 'stage', numerator: 12, denominator: 48, value: 0.25, links: {} },
  ],
};
const firm = { kind: 'firm', id: 'f', name: '株洲电机' };
const candidates = {
  items: [
    {
      firm,
      closes: [],
      reasons: [],
      lists: [],
      score: {
        status: 'scored',
        value: 0.5,
        coverage: 0.3,
        parts: [{ id: 'gap', weight: 0.3, value: 0.5, because: [] }],
      },
      range: {},
      qualities: [],
      signals: [],
      arrival: { share: 0.4, met: 1, partly: 1, unmet: 2, unknown: 3 },
    },
  ],
  total: 1,
  approachable: 1,
  gaps: [],
  factors: targetFactors.map(({ id, defaultWeight }) => ({ id, defaultWeight, weight: defaultWeight })),
  stability: { top: 10, draws: 200, spread: 0.3 },
};
const introductions = {
  to: firm,
  hop: 0.8,
  paths: [
    {
      score: 0.41472,
      organisations: [
        { kind: 'agency', id: 'a', name: '我们' },
        { kind: 'association', id: 'b', name: '协会' },
        firm,
      ],
      edges: [{ strength: 0.9 }, { strength: 0.576 }],
    },
  ],
  reasons: [],
};
const table = {
  '/api/chains/rail-transit/gaps': gaps,
  '/api/chains/rail-transit/rates': rates,
  '/api/targets': candidates,
  '/api/introductions': introductions,
  '/api/firms/f/candidates': {
    firm,
    suppliers: [],
    customers: [],
    substitutes: [],
    unscored: { suppliers: 'no_supplies_recorded' },
  },
  '/api/chains/rail-transit/criticality': {
    chain: gaps.chain,
    stages: [
      {
        id: 'motor',
        name: '牵引电机',
        critical: true,
        final: false,
        immediateDominator: 'brake',
        betweenness: 0.25,
        blocks: ['train'],
      },
      { id: 'brake', name: '制动', critical: true, final: false, betweenness: 0, blocks: [] },
    ],
    mustPass: [],
  },
  '/api/chains/rail-transit/complexity': {
    status: 'unscored',
    reason: 'not_enough_regions',
    because: [],
    chain: gaps.chain,
    level: 'city',
    regions: [{ ...qingdao, diversity: 1 }],
    stages: [{ id: 'motor', name: '牵引电机', ubiquity: 1 }],
    cells: [{ region: '370200', stage: 'motor', count: 2, lq: 1.5, lqShrunk: 1.2, density: 0.4 }],
  },
};

beforeEach(() => {
  answerWith(table);
  question.ask({
    workspace: 'method',
    chain: 'rail-transit',
    region: '370200',
    stage: undefined,
    open: undefined,
  });
});
afterEach(() => {
  forgetAll();
  vi.unstubAllGlobals();
});

describe('what the page says is what is computed', () => {
  it('names every factor of both scores, in both languages', () => {
    for (const words of [zh, en])
      expect(Object.keys(words.scaling)).toEqual([...severityFactors, ...targetFactors].map(({ id }) => id));
  });

  it('states the thresholds of statuses and the strengths of ties', () => {
    for (const words of [zh, en]) {
      expect(words.when.strong).toContain(String(defaultThresholds.concentration));
      expect(words.when.weak).toContain(String(defaultThresholds.topShare * 100));
      const ties = words.section.introduction;
      for (const strength of [...Object.values(kindStrength), looseStrength])
        expect(ties.points[0]).toContain(String(strength));
      expect(ties.formula?.[1]).toContain(`÷ ${halfLifeYears}`);
      for (const share of Object.values(confidence)) expect(ties.formula?.[1]).toContain(String(share));
    }
    expect(zh.when.strong).toContain(String(defaultThresholds.strongGroups));
  });

  it('finds a section by its id and by the words of other pages', () => {
    expect(methodSections.map(toSection)).toEqual([...methodSections]);
    expect([toSection('R4'), toSection('criticality'), toSection('shoes'), toSection(undefined)]).toEqual([
      'rates',
      'critical',
      undefined,
      undefined,
    ]);
  });
});

describe('the case', () => {
  const list = gaps as unknown as Parameters<typeof toCase>[0];

  it('is the stage asked for, else the worst gap', () => {
    expect(toCase(list, 'brake')).toMatchObject({ isAsked: true, finding: { stage: { id: 'brake' } } });
    expect(toCase(list, 'none')).toMatchObject({ isAsked: false, finding: { stage: { id: 'motor' } } });
    expect(toCase({ ...list, items: [] }, undefined).finding).toBeUndefined();
  });

  it('has the counts of a location quotient, and the quotient as it was judged', () => {
    const given = toCase(list, 'brake');
    // (2 ÷ 2) ÷ (3 ÷ 6) = 2
    expect(quotientCounts(given, given.finding!)).toEqual({ own: 2, ofRegion: 2, ofStage: 3, ofAll: 6 });
    expect(judgedQuotient(given.finding!)).toBe(2);
    expect(judgedQuotient(toCase(list, 'motor').finding!)).toBeUndefined();
    const { peer: _peer, ...alone } = list;
    expect(quotientCounts(toCase(alone, 'brake'), given.finding!)).toBeUndefined();
  });
});

describe('the method page', () => {
  const caseOf = async (title: string) => {
    const section = (await screen.findByRole('heading', { level: 2, name: title })).closest('section')!;
    return within(await within(section).findByRole('group', { name: '代入本例' }));
  };

  it('explains each of the seven statuses', () => {
    render(Method);
    for (const status of ['缺失', '储备', '单点', '薄弱', '具备', '完备', '无数据']) {
      expect(screen.getByRole('row', { name: new RegExp(`^${status} `) })).toBeVisible();
    }
  });

  it('puts the numbers of the case into each formula', async () => {
    render(Method);
    const rate = await caseOf('配套率：五种口径并列');
    expect(await rate.findByRole('row', { name: /R4 环节覆盖 12 ÷ 48 = 25/ })).toBeVisible();
    expect(rate.getByRole('link', { name: '12' })).toHaveAttribute(
      'href',
      expect.stringContaining('of=numerator'),
    );
    expect(rate.getByRole('row', { name: /R1 采购额 未评分/ })).toBeVisible();

    const severityCase = await caseOf('缺口严重度');
    expect(await severityCase.findByText('最严重的缺口：牵引电机')).toBeVisible();
    const critical = await caseOf('关键环节与必经环节');
    expect(await critical.findByText(/1 个做不成：整车/)).toBeVisible();
    expect(await critical.findByText(/离它最近的必经环节：制动/)).toBeVisible();
    const complexity = await caseOf('邻近度、密度与复杂度');
    expect(await complexity.findByText(/LQ 1.5，LQ′ 1.2 · 密度 0.40/)).toBeVisible();
    expect(complexity.getByText(/^ECI: 未评分/)).toBeVisible();
    const path = await caseOf('引荐路径');
    expect(await path.findByText('0.90 × 0.58 × 0.8^1 = 0.4147')).toBeVisible();
    const predicted = await caseOf('推测的关系');
    expect(await predicted.findByText(/没有供货记录/)).toBeVisible();
    const arrival = await caseOf('反向配套');
    expect(await arrival.findByText(/A = 0.40/)).toBeVisible();
  });

  it('takes the stage of the question, and says why a number is not there', async () => {
    question.ask({ stage: 'brake' });
    render(Method);
    const quotient = await caseOf('区位商');
    expect(quotient.getByText(/制动：\(2 ÷ 2\) ÷ \(3 ÷ 6\)/)).toBeVisible();
    expect(quotient.getByText('= 2')).toBeVisible();
    const severityCase = await caseOf('缺口严重度');
    expect(severityCase.getByText(/选中的环节：制动. 未评分/)).toBeVisible();
  });

  it('shows a section whose answer did not come as failed, the others stand', async () => {
    answerWith({ ...table, '/api/chains/rail-transit/rates': undefined });
    render(Method);
    const rate = await caseOf('配套率：五种口径并列');
    expect(await rate.findByText(/没有找到/)).toBeVisible();
    const critical = await caseOf('关键环节与必经环节');
    expect(await critical.findByText(/1 个做不成：整车/)).toBeVisible();
  });
});
