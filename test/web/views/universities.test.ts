import { render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Evidence, StageStatus, Tier } from '../../../server/contract/common.ts';
import type { Talent, TalentCount, TalentStatus } from '../../../server/contract/talent.ts';
import type { UniversityRow } from '../../../server/contract/university.ts';
import { question } from '../../../web/state/question.svelte.ts';
import { forgetAll } from '../../../web/state/resource.svelte.ts';
import {
  countServed,
  countSuggested,
  markOf,
  sumGraduates,
  tiesOf,
  toMatrix,
} from '../../../web/views/universities/tie.ts';
import Universities from '../../../web/views/universities/Universities.svelte';
import { pretendServer } from '../../support/web-server.ts';

const service = (stage: string, evidence: Evidence = 'claimed', graduatesPerYear?: number) => ({
  stage: { kind: 'stage' as const, id: stage, name: stage },
  ...(graduatesPerYear === undefined ? {} : { graduatesPerYear }),
  provenance: { evidence, sourceIds: ['a'] },
});
const row = (
  id: string,
  trains: UniversityRow['trains'],
  researches: UniversityRow['researches'] = [],
): UniversityRow => ({
  university: { kind: 'university', id, name: id },
  kind: 'university',
  region: { code: '370200', name: '青岛市', level: 'city' },
  disciplines: [],
  trains,
  researches,
  facts: 1,
});
const stage = (id: string, order: number, tier: Tier = 'upstream', status: StageStatus = 'unknown') => ({
  id,
  name: id,
  tier,
  order,
  final: false,
  status,
  computed: { status, because: 'no_firm_known' },
  stated: [],
  here: { production: 0, reserve: 0, laboratories: 0, groups: 0 },
  elsewhere: { firms: 0 },
  critical: false,
  anchors: [],
});

describe('ties', () => {
  it('become columns in the order of the chain; stages nobody serves are left out', () => {
    const rows = [
      row('a', [service('s3'), service('elsewhere')]),
      row('b', [], [service('s1')]),
      row('c', []),
    ];
    const matrix = toMatrix(rows, [stage('s1', 1), stage('s2', 2), stage('s3', 3)]);
    expect(matrix.columns.map(({ stage }) => stage.id)).toEqual(['s1', 's3']);
    expect(matrix.rows.map(({ row }) => row.university.id)).toEqual(['a', 'b']);
  });

  it('are marked by what is sure: a suggestion stays a suggestion', () => {
    const marks = (university: UniversityRow) => [...tiesOf(university).values()].map(markOf);
    expect(marks(row('a', [service('s')]))).toEqual(['trains']);
    expect(marks(row('a', [], [service('s')]))).toEqual(['researches']);
    expect(marks(row('a', [service('s')], [service('s')]))).toEqual(['both']);
    expect(marks(row('a', [service('s', 'suggested')]))).toEqual(['suggested']);
    expect(marks(row('a', [service('s', 'suggested')], [service('s')]))).toEqual(['researches']);
    expect(marks(row('a', [service('s', 'suggested'), service('s', 'verified')]))).toEqual(['trains']);
  });

  it('sum graduates as a lower bound where a number is unknown, and never to 0', () => {
    const of = (...rows: UniversityRow[]) => sumGraduates(toMatrix(rows, [stage('s', 1)]).rows, 's');
    expect(of(row('a', [service('s', 'claimed', 60)]), row('b', [service('s', 'claimed', 10)]))).toEqual({
      known: 70,
      more: false,
    });
    expect(of(row('a', [service('s', 'claimed', 60)]), row('b', [service('s')]))).toEqual({
      known: 60,
      more: true,
    });
    expect(of(row('a', [service('s')]))).toEqual({ more: true });
    expect(of(row('a', [service('s', 'suggested', 60)]))).toEqual({ more: false });
  });

  it('of suggestions do not count as served', () => {
    const university = row('a', [service('s', 'suggested'), service('t'), service('of another chain')]);
    const { rows } = toMatrix([university], [stage('s', 1), stage('t', 2)]);
    expect(countServed(rows, 'trains')).toBe(1);
    expect(countServed(rows, 'researches')).toBe(0);
    expect(countSuggested(rows)).toBe(1);
  });
});

describe('the page', () => {
  const region = { code: '370200', name: '青岛市', level: 'city', firms: 0, facts: 0 };
  const none = { training: 0, researching: 0, graduatesUnknown: 0 };
  const talentAt = (
    id: string,
    status: StageStatus,
    talent: TalentStatus,
    here: TalentCount = none,
    elsewhere: TalentCount = none,
  ) => ({
    stage: { id, name: id, tier: 'upstream' as const },
    status,
    talent,
    here,
    elsewhere,
  });
  const talent: Talent = {
    chain: { kind: 'chain', id: 'robotics', name: '机器人' },
    region: { code: '370200', name: '青岛市', level: 'city' },
    stages: [
      talentAt('软件', 'present', 'trained', {
        ...none,
        training: 2,
        graduatesUnknown: 1,
        graduatesPerYear: 210,
      }),
      talentAt('控制器', 'missing', 'missing', none, { ...none, researching: 1 }),
      talentAt('减速器', 'missing', 'unknown'),
    ],
    universities: [],
    cells: [],
    sources: [],
  };
  const serve = (items: UniversityRow[], facts: unknown[] = []) =>
    pretendServer({
      '/api/chains/robotics/talent': { body: talent },
      '/api/regions': { body: { items: [region], total: 1 } },
      '/api/universities': { body: { items, total: items.length } },
      '/api/entities/chain/robotics': { body: { facts, factsTotal: facts.length, sources: [] } },
      '/api/chains/robotics': {
        body: {
          chain: { kind: 'chain', id: 'robotics', name: '机器人' },
          region,
          stages: [stage('软件', 1), stage('控制器', 2, 'midstream', 'missing')],
          feeds: [],
          figures: [],
          peerFigures: [],
        },
      },
    });
  const open = (): void => {
    history.replaceState(null, '', '#/universities?chain=robotics');
    question.follow()();
    render(Universities);
  };
  beforeEach(() => forgetAll());
  afterEach(() => vi.unstubAllGlobals());

  it('draws who trains and researches, unknown numbers as unknown and silence as silence', async () => {
    serve([row('青岛大学', [service('软件')]), row('山东大学', [], [service('控制器')])]);
    open();
    expect(await screen.findByRole('link', { name: '青岛大学 · 软件：培养, 人数未知' })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: '山东大学 · 控制器：研究' })).toBeInTheDocument();
    expect(screen.getByTitle('青岛大学 · 控制器：没有来源说')).toBeInTheDocument();
    expect(screen.getAllByText('未知').length).toBeGreaterThan(0);
    const matrix = screen.getByRole('table', { name: '院校与环节' });
    expect(within(matrix).getByText('缺失')).toBeInTheDocument();
  });

  it('stands the talent gap of each stage on its firm gap, what lacks most first', async () => {
    serve([row('青岛大学', [service('软件')])]);
    open();
    const table = await screen.findByRole('table', { name: '人才缺口与企业缺口' });
    const rows = within(table).getAllByRole('row').slice(1);
    expect(rows.map((one) => within(one).getAllByRole('link')[0]!.textContent)).toEqual([
      '控制器',
      '软件',
      '减速器',
    ]);
    expect(rows[0]).toHaveTextContent(/人与企业都缺.*本地没有.*缺失.*研究 1 所/);
    expect(rows[1]).toHaveTextContent(/都有.*有人培养.*年毕业 ≥210 人/);
    // No source says who serves it: that is not 0.
    expect(rows[2]).toHaveTextContent(/有一边没有数据.*没有来源说.*缺失.*未知.*未知/);
    const matrix = screen.getByRole('table', { name: '院校与环节' });
    expect(within(matrix).getByRole('row', { name: /人才缺口/ })).toHaveTextContent('有人培养');
  });

  it('says that nobody says, and that this is no lack of talent', async () => {
    serve([row('无关大学', [])]);
    open();
    expect(await screen.findByText('没有来源说起院校')).toBeVisible();
    expect(screen.getByText(/没有数据不等于没有人才/)).toBeVisible();
  });

  it('shows alumni as a claim about the chain', async () => {
    const alumni = {
      id: 'x',
      kind: 'alumni_at',
      subject: { kind: 'university', id: 'u', name: '沈阳药科大学' },
      object: { kind: 'chain', id: 'robotics', name: '机器人' },
      about: [],
      values: {},
      provenance: { evidence: 'claimed', sourceIds: ['a'], note: '未点名企业' },
    };
    serve([row('青岛大学', [service('软件')])], [alumni]);
    open();
    expect(await screen.findByText('沈阳药科大学')).toBeVisible();
    expect(screen.getByText(/没有点名企业；只连到产业链/)).toBeVisible();
  });
});
