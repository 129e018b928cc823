import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  differ,
  differRates,
  differingParts,
  type CausesSince,
} from '../../../server/analysis/difference.ts';
import type { CausingFact, KeptFinding, KeptRate } from '../../../server/contract/baseline.ts';

const noCauses: CausesSince = { byStage: new Map(), importTakenBack: false };

const finding = (id: string, change: Partial<KeptFinding> = {}): KeptFinding => ({
  stage: { id, name: id, tier: 'upstream' },
  status: 'missing',
  computed: 'missing',
  stated: [],
  here: { production: 0, reserve: 0, laboratories: 0, groups: 0 },
  elsewhere: 3,
  critical: true,
  severity: 0.8,
  ...change,
});
const single = {
  status: 'single',
  computed: 'single',
  here: { production: 1, reserve: 0, laboratories: 0, groups: 1 },
} as const;

const fact = (id: string, here: boolean, at = '2026-01-01'): CausingFact => ({
  id,
  op: 'create',
  kind: 'plays',
  subject: { kind: 'firm', id: 'f', name: 'f' },
  values: [],
  here,
  by: { causeId: 'run', cause: 'import', at, author: 'a' },
});

const causes = (stage: string, facts: CausingFact[], total = facts.length): CausesSince => ({
  byStage: new Map([[stage, { facts, total }]]),
  importTakenBack: false,
});

test('a stage that got its first producer says what differs and which fact did it', () => {
  const before = [finding('ore'), finding('part')];
  const now = [finding('ore'), finding('part', { ...single, severity: 0.72 })];
  const found = differ({ before, now, causes: causes('part', [fact('b', false), fact('a', true)]) });
  expect(found).toMatchObject([
    {
      stage: { id: 'part' },
      from: { status: 'missing' },
      to: { status: 'single' },
      parts: ['status', 'computed', 'here', 'severity'],
      because: 'facts',
      factsTotal: 2,
    },
  ]);
  // What happened here comes before what happened elsewhere.
  expect(found[0]!.facts.map(({ id }) => id)).toEqual(['a', 'b']);
});

test('a difference without a fact of its own says so', () => {
  const before = [finding('ore'), finding('part')];
  const now = [finding('ore', { severity: 0.5 }), finding('part', single)];
  const because = (given: CausesSince) =>
    differ({ before, now, causes: given }).map(({ stage, because }) => [stage.id, because]);
  expect(because(causes('part', [fact('a', true)]))).toEqual([
    ['ore', 'chain'],
    ['part', 'facts'],
  ]);
  expect(because(noCauses)).toEqual([
    ['ore', 'unknown'],
    ['part', 'unknown'],
  ]);
  expect(because({ ...noCauses, importTakenBack: true })[0]).toEqual(['ore', 'import_taken_back']);
});

test('at most twenty facts are told, and all are counted', () => {
  const facts = Array.from({ length: 30 }, (_, index) => fact(`f${String(index).padStart(2, '0')}`, true));
  const [one] = differ({
    before: [finding('part')],
    now: [finding('part', single)],
    causes: causes('part', facts, 412),
  });
  expect([one!.facts.length, one!.factsTotal]).toEqual([20, 412]);
});

test('a stage that came into the chain has no before, one that left it no after', () => {
  const found = differ({ before: [finding('old')], now: [finding('new')], causes: noCauses });
  expect(found.map(({ stage, from, to }) => [stage.id, from?.stage.id, to?.stage.id])).toEqual([
    ['new', undefined, 'new'],
    ['old', 'old', undefined],
  ]);
});

test('rates that differ in numerator, denominator or in why there is none', () => {
  const rate = (numerator: number, denominator: number): KeptRate => ({
    id: 'R4',
    status: 'scored',
    numerator,
    denominator,
    value: numerator / denominator,
  });
  const none: KeptRate = { id: 'R1', status: 'unscored', reason: 'no_purchases' };
  expect(differRates([rate(1, 2), none], [none, rate(1, 2)])).toEqual([]);
  // 1/2 and 2/4 are the same share of another chain.
  expect(differRates([rate(1, 2)], [rate(2, 4)])).toEqual([{ id: 'R4', from: rate(1, 2), to: rate(2, 4) }]);
  expect(differRates([none], [])).toEqual([{ id: 'R1', from: none }]);
});

const anyFinding = (id: string) =>
  fc
    .record({
      status: fc.constantFrom('missing', 'single', 'weak', 'unknown' as const),
      production: fc.nat(3),
      elsewhere: fc.nat(3),
      severity: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
    })
    .map(({ status, production, elsewhere, severity }): KeptFinding => {
      const { severity: _none, ...rest } = finding(id);
      return {
        ...rest,
        status: status as KeptFinding['status'],
        here: { production, reserve: 0, laboratories: 0, groups: production },
        elsewhere,
        ...(severity === undefined ? {} : { severity }),
      };
    });
const anyFindings = fc
  .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'))
  .chain((ids) => fc.tuple(...ids.map(anyFinding)));

test('a state differs from itself in nothing, whatever its order', () => {
  fc.assert(
    fc.property(anyFindings, (findings) => {
      expect(differ({ before: findings, now: findings.toReversed(), causes: noCauses })).toEqual([]);
    }),
  );
});

test('there and back differ in the same stages and parts, with the sides turned', () => {
  const sides = (before: KeptFinding[], now: KeptFinding[]) =>
    new Map(
      differ({ before, now, causes: noCauses }).map(({ stage, from, to, parts }) => [
        stage.id,
        { from, to, parts },
      ]),
    );
  fc.assert(
    fc.property(anyFindings, anyFindings, (one, other) => {
      const [there, back] = [sides(one, other), sides(other, one)];
      expect([...back.keys()].sort()).toEqual([...there.keys()].sort());
      for (const [id, { from, to, parts }] of there)
        expect(back.get(id)).toEqual({ from: to, to: from, parts });
    }),
  );
});

test('every stage that differs is told, and no other', () => {
  fc.assert(
    fc.property(anyFindings, anyFindings, (one, other) => {
      const find = (all: KeptFinding[], id: string) => all.find(({ stage }) => stage.id === id);
      const expected = ['a', 'b', 'c', 'd'].filter(
        (id) => differingParts(find(one, id), find(other, id)).length > 0,
      );
      const told = differ({ before: one, now: other, causes: noCauses }).map(({ stage }) => stage.id);
      expect(told.sort()).toEqual(expected);
    }),
  );
});
