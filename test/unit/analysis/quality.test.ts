import { describe, expect, it } from 'vitest';
import {
  agree,
  contradictComputed,
  contradictFigures,
  contradictStatements,
  coverStages,
  type FigureClaim,
  staleBefore,
  stagesWith,
  type Statement,
  uniqueStages,
} from '../../../server/analysis/quality.ts';
import type { Finding } from '../../../server/contract/gap.ts';

const region = { kind: 'region' as const, id: '370200', name: '青岛市' };
const stageRef = (id: string) => ({ kind: 'stage' as const, id, name: id });

describe('the day before which facts are stale', () => {
  it('is two years back, and a day that exists', () => {
    expect(staleBefore('2026-11-21')).toBe('2024-11-21');
    expect(staleBefore('2028-02-29')).toBe('2026-02-28');
  });
});

describe('coverage of stages', () => {
  const stages = [
    { subject: stageRef('a'), chain: 'x', firms: true, inputs: false, sources: true },
    { subject: stageRef('b'), chain: 'x', firms: false, inputs: false, sources: true },
  ];
  it('counts each over all', () => {
    expect(coverStages(stages)).toEqual([
      { measure: 'stage_firms', have: 1, total: 2 },
      { measure: 'stage_inputs', have: 0, total: 2 },
      { measure: 'stage_sources', have: 2, total: 2 },
    ]);
    expect(coverStages([])[0]).toEqual({ measure: 'stage_firms', have: 0, total: 0 });
  });
  it('opens into those that lack it and those that have it', () => {
    expect(stagesWith(stages, 'stage_firms', false)).toEqual([{ subject: stageRef('b'), chain: 'x' }]);
    expect(stagesWith(stages, 'stage_inputs', true)).toEqual([]);
  });
});

describe('a status stated against one computed', () => {
  const finding = (computed: string, code?: string): Finding =>
    ({
      stage: { id: 'motor', name: '电机', tier: 'midstream' },
      status: 'missing',
      computed: { status: computed, because: 'x' },
      stated: [
        {
          status: 'missing',
          source: 'daily',
          sourceTitle: '日报',
          observedOn: '2020-10',
          evidence: 'claimed',
        },
      ],
      reasons: code === undefined ? [] : [{ code, values: { computed, stated: 'missing' } }],
    }) as unknown as Finding;

  it('contradicts where both are known and differ', () => {
    for (const code of ['stated_differs', 'stated_stands']) {
      const [row] = contradictComputed([finding('single', code)], region, 'rail');
      expect(row).toEqual({
        subject: { kind: 'stage', id: 'motor', name: '电机' },
        object: region,
        chain: 'rail',
        sides: [
          {
            kind: 'stated',
            status: 'missing',
            sources: [{ id: 'daily', title: '日报' }],
            observedOn: '2020-10',
          },
          { kind: 'computed', status: 'single', sources: [] },
        ],
      });
    }
  });
  it('does not where nothing can be computed, or both say the same', () => {
    expect(
      contradictComputed([finding('unknown', 'stated_stands'), finding('missing')], region, 'rail'),
    ).toEqual([]);
  });
  it('counts a stage of two chains once', () => {
    const rows = ['rail', 'robots'].flatMap((chain) =>
      contradictComputed([finding('single', 'stated_differs')], region, chain),
    );
    expect(uniqueStages(rows)).toHaveLength(1);
  });
});

describe('two statements', () => {
  const say = (status: Statement['status'], stage = 'motor', place = region): Statement => ({
    region: place,
    stage: stageRef(stage),
    chain: 'rail',
    status,
    sources: [{ id: status, title: status }],
  });
  it('contradict when they state different statuses of one stage in one region', () => {
    const rows = contradictStatements([say('missing'), say('reserve'), say('missing', 'brake')]);
    expect(rows).toHaveLength(1);
    expect(rows[0]!.sides!.map(({ status }) => status)).toEqual(['missing', 'reserve']);
  });
  it('do not when they agree, or are about other regions', () => {
    const elsewhere = { ...region, id: '430200' };
    expect(
      contradictStatements([say('missing'), say('missing'), say('reserve', 'motor', elsewhere)]),
    ).toEqual([]);
  });
});

describe('two figures', () => {
  const figure = (value: number, bound = 'exact', change: Partial<FigureClaim> = {}): FigureClaim => ({
    id: `${value}${bound}`,
    measure: '产值',
    value,
    unit: '亿元',
    bound,
    asOf: '2020',
    about: [region],
    sources: [],
    ...change,
  });

  it.each([
    [figure(100), figure(100), true],
    [figure(100), figure(101), false],
    [figure(100, 'about'), figure(109), true],
    [figure(100, 'about'), figure(111), false],
    [figure(100, 'moreThan'), figure(120), true],
    [figure(100, 'moreThan'), figure(90), false],
    [figure(100, 'lessThan'), figure(90), true],
    [figure(100, 'lessThan'), figure(120, 'moreThan'), false],
    [figure(100, 'moreThan'), figure(50, 'moreThan'), true],
    [figure(-100, 'about'), figure(-105), true],
  ])('agree when what they may mean overlaps: %#', (one, other, expected) => {
    expect(agree(one, other)).toBe(expected);
    expect(agree(other, one)).toBe(expected);
  });

  it('contradict only about the same thing, time, unit and period, and only those that do are shown', () => {
    const rows = contradictFigures([figure(100), figure(120), figure(110, 'about'), figure(90, 'moreThan')]);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ subject: region, about: '产值 2020' });
    expect(rows[0]!.sides!.map(({ value }) => value)).toEqual([100, 120]);
    for (const change of [
      { unit: '万元' },
      { asOf: '2021' },
      { periodMonths: 12 },
      { about: [stageRef('a')] },
    ]) {
      expect(contradictFigures([figure(100), figure(120, 'exact', change)])).toEqual([]);
    }
  });
});
