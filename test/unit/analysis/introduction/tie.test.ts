import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toEdge, type KnownTie } from '../../../../server/analysis/introduction/edge.ts';
import { buildNetwork, type TieGroup } from '../../../../server/analysis/introduction/network.ts';
import { explainNone } from '../../../../server/analysis/introduction/none.ts';
import {
  halfLifeYears,
  judgeTie,
  kindStrength,
  recency,
  yearsSince,
  type TieTerms,
} from '../../../../server/analysis/introduction/tie.ts';

const today = '2026-06-30';
const fresh = { evidence: 'verified', observedOn: today } as const;
const strengthOf = (terms: TieTerms): number => judgeTie(terms, today).strength;

test.each([
  ['owns', 0.9],
  ['supplies', 0.8],
  ['partners_with', 0.8],
  ['brought', 0.8],
  ['alumni_at', 0.7],
  ['introduced', 0.7],
  ['member_of', 0.5],
] as const)('a fresh verified tie of the kind %s has the strength %d', (kind, strength) => {
  expect(strengthOf({ ...fresh, kind, university: true })).toBeCloseTo(strength, 6);
});

test.each([
  ['verified', 0.9],
  ['claimed', 0.72],
  ['suggested', 0.36],
] as const)('ownership that is %s has the strength %d', (evidence, strength) => {
  expect(strengthOf({ kind: 'owns', evidence, observedOn: today })).toBeCloseTo(strength, 6);
});

test('after one half-life a tie is worth half, after two a quarter', () => {
  expect(recency(halfLifeYears)).toBe(0.5);
  expect(recency(2 * halfLifeYears)).toBe(0.25);
  expect(recency(1, 2)).toBeCloseTo(0.707107, 6);
  // 2021-06-30 to 2026-06-30: 1826 days.
  expect(strengthOf({ kind: 'owns', evidence: 'verified', observedOn: '2021-06-30' })).toBeCloseTo(
    0.450043,
    6,
  );
});

test('a year and a month count as their last day, and what lies ahead is fresh', () => {
  expect(yearsSince('2024', '2026-12-31')).toBeCloseTo(730 / 365.25, 9);
  expect(yearsSince('2024-02', '2024-03-01')).toBeCloseTo(1 / 365.25, 9);
  expect(yearsSince('2026', today)).toBe(0);
});

test('the day it was observed comes before the day it began; with neither, recency is left out and said so', () => {
  const kind = 'owns';
  const began = judgeTie({ kind, evidence: 'verified', since: '2016' }, today);
  expect(began.because.map(({ code }) => code)).toContain('tie_recency');
  expect(began.strength).toBeLessThan(0.25);
  expect(strengthOf({ kind, evidence: 'verified', since: '2016', observedOn: today })).toBe(0.9);
  const undated = judgeTie({ kind, evidence: 'claimed' }, today);
  expect(undated.strength).toBeCloseTo(0.72, 9);
  expect(undated.because.map(({ code }) => code)).toEqual(['tie_kind', 'tie_undated', 'tie_evidence']);
});

test('a recorded strength is taken exactly as it is', () => {
  const judged = judgeTie(
    { kind: 'member_of', evidence: 'suggested', observedOn: '1990', strength: 0.37 },
    today,
  );
  expect(judged.strength).toBe(0.37);
  expect(judged.because).toEqual([{ code: 'tie_recorded', values: { strength: 0.37 } }]);
});

test.each([
  [{ position: '共建软件学院' }, 0.8],
  [{ position: '联合实验室' }, 0.8],
  [{ note: '共建研究院' }, 0.8],
  [{ university: true }, 0.8],
  [{ position: '登记注册服务' }, 0.5],
  [{ position: '战略合作' }, 0.5],
  [{ position: '实习基地', university: true }, 0.5],
  [{}, 0.5],
])('a partnership of which is said %j has the strength %d', (said, strength) => {
  expect(strengthOf({ ...fresh, kind: 'partners_with', ...said })).toBeCloseTo(strength, 9);
});

test('a strength lies above 0 and at most 1, and neither age nor doubt raises it', () => {
  const kind = fc.constantFrom(...(Object.keys(kindStrength) as (keyof typeof kindStrength)[]));
  const year = fc.integer({ min: 1950, max: 2040 }).map(String);
  fc.assert(
    fc.property(kind, year, year, (one, early, late) => {
      const at = (observedOn: string, evidence: TieTerms['evidence']) =>
        strengthOf({ kind: one, evidence, observedOn });
      const [older, newer] = early < late ? [early, late] : [late, early];
      expect(at(newer, 'verified')).toBeLessThanOrEqual(1);
      expect(at(older, 'suggested')).toBeGreaterThan(0);
      expect(at(older, 'verified')).toBeLessThanOrEqual(at(newer, 'verified'));
      expect(at(older, 'claimed')).toBeLessThan(at(older, 'verified'));
    }),
  );
});

const group = (terms: TieTerms, from: number, to: number): TieGroup => ({
  terms,
  from: Int32Array.of(from),
  to: Int32Array.of(to),
});

test('as of a day only ties observed by its end are there, as old as they were then', () => {
  const table = {
    ids: ['a', 'b', 'c'],
    groups: [
      group({ kind: 'owns', evidence: 'verified', observedOn: '2020-05' }, 0, 1),
      group({ kind: 'owns', evidence: 'verified', observedOn: '2020-06-01' }, 1, 2),
      group({ kind: 'owns', evidence: 'verified' }, 0, 2),
    ],
  };
  const then = buildNetwork(table, '2020-05-31', '2020-05-31');
  expect([...then.ends]).toEqual([1, 0]);
  expect([...then.strengths]).toEqual([0.9, 0.9]);
  expect([...buildNetwork(table, today).starts]).toEqual([0, 2, 4, 6]);
});

test('a tie recorded as worth nothing leads nowhere', () => {
  const terms: TieTerms = { kind: 'owns', evidence: 'verified', strength: 0 };
  expect([...buildNetwork({ ids: ['a', 'b'], groups: [group(terms, 0, 1)] }, today).starts]).toEqual([
    0, 0, 0,
  ]);
});

test('a hop shows the strongest of the relations of two organisations, and how many others there are', () => {
  const tie = (terms: TieTerms): KnownTie => ({ from: 'a', to: 'b', terms, sourceIds: ['s'] });
  const ties = [
    tie({ kind: 'member_of', ...fresh }),
    tie({ kind: 'owns', ...fresh }),
    tie({ kind: 'alumni_at', ...fresh }),
  ];
  expect(toEdge(ties, today)).toMatchObject({ kind: 'owns', strength: 0.9, others: 2, observedOn: today });
  expect(toEdge(ties, today, '2020-01-01')).toBeUndefined();
});

test('where there is no path, what is missing is said', () => {
  const codes = (apart: Parameters<typeof explainNone>[0]) => explainNone(apart).map(({ code }) => code);
  expect(codes({ targetTies: 0, ours: 3, ourTies: 4 })).toEqual(['introduction_target_untied']);
  expect(codes({ targetTies: 2, ours: 0, ourTies: 0 })).toEqual(['introduction_none_of_ours']);
  expect(codes({ targetTies: 0, ours: 1, ourTies: 0 })).toEqual([
    'introduction_ours_untied',
    'introduction_target_untied',
  ]);
  expect(codes({ targetTies: 2, ours: 1, ourTies: 5, asOf: '2020' })).toEqual([
    'introduction_not_joined',
    'introduction_as_of',
  ]);
});
