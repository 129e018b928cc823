import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countFiltered, filterReasons } from '../../../../server/analysis/target/filter.ts';
import type { KnownCandidate } from '../../../../server/analysis/target/known.ts';
import { countCities, narrowTargets, orderByCity } from '../../../../server/analysis/target/narrow.ts';
import { countGaps, rankTargets, toCandidate } from '../../../../server/analysis/target/rank.ts';
import { candidate, finding, place, role } from './known.ts';

const gaps = [finding('a', 0.8), finding('b', 0.5), finding('c', 0.2), finding('ok', 0.9, 'present')];
const here = place(gaps);
const idsOf = (targets: { known: KnownCandidate }[]): string[] => targets.map(({ known }) => known.firm.id);

describe('the ranking', () => {
  it('is by score; ties by gaps closed, then evidence, then id; unscored last', () => {
    const level = place([finding('a', 0.5), finding('b', 0), finding('u', undefined)]);
    const { open } = rankTargets(
      level,
      [
        candidate('z', [role('a')]),
        candidate('y', [role('a')]),
        candidate('none', [role('u')]),
        candidate('sure', [role('a', 'verified')]),
        candidate('two', [role('a'), role('b')]),
        candidate('best', [role('a')], { qualities: ['小巨人'] }),
      ],
      { top: 10 },
    );
    expect(idsOf(open)).toEqual(['best', 'two', 'sure', 'y', 'z', 'none']);
    expect(open.at(-1)).toMatchObject({ score: { status: 'unscored', reason: 'no_term_known' } });
    expect(open.at(-1)!.stability).toBeUndefined();
  });

  it('knows only firms that close a gap, and only those of the stage asked for', () => {
    const some = [candidate('a', [role('a')]), candidate('ok', [role('ok')]), candidate('b', [role('b')])];
    expect(idsOf(rankTargets(here, some, { top: 10 }).open)).toEqual(['a', 'b']);
    expect(idsOf(rankTargets(here, some, { top: 10, stage: 'b' }).open)).toEqual(['b']);
  });

  it('has no score where every weight is 0, and says so', () => {
    const weights = new Map(
      ['gap', 'anchor', 'fit', 'arrival', 'signal', 'reach', 'quality'].map((id) => [id, 0]),
    );
    const { open } = rankTargets(here, [candidate('a', [role('a')])], { top: 10, weights });
    expect(open[0]).toMatchObject({ score: { status: 'unscored', reason: 'no_term_known' } });
    expect(open[0]!.stability).toBeUndefined();
  });

  it('looks at verified facts alone, and at suggested ones as well', () => {
    const known = candidate('f', [role('a', 'verified'), role('b')], {
      suggestedRoles: [role('c', 'suggested')],
    });
    const { open } = rankTargets(here, [known], { top: 10 });
    const { range, score } = toCandidate(here, open[0]!, undefined);
    expect(range.verified).toEqual({ status: 'scored', value: expect.closeTo(0.8, 6) });
    expect(score).toMatchObject({ value: expect.closeTo(0.9, 6) });
    expect(range.suggested).toEqual({ status: 'scored', value: expect.closeTo(0.92, 6) });
    const claimed = rankTargets(here, [candidate('g', [role('b')])], { top: 10 }).open[0]!;
    expect(toCandidate(here, claimed, undefined).range.verified).toEqual({
      status: 'unscored',
      reason: 'no_verified_role',
    });
  });
});

describe('hard filters', () => {
  const marked = candidate('m', [role('a')], {
    avoid: { reason: '涉诉', on: '2026-01-01' },
    colleague: { list: '深圳之行', progress: 'negotiating' },
  });
  it('take firms out with every reason, and count them', () => {
    const gone = candidate('g', [role('a')], { status: 'dissolved' });
    const group = candidate('k', [role('a')], { groupHere: '中车四方' });
    const { open, filtered } = rankTargets(here, [marked, gone, group, candidate('x', [role('a')])], {
      top: 10,
    });
    expect(idsOf(open)).toEqual(['x']);
    expect(idsOf(filtered).sort()).toEqual(['g', 'k', 'm']);
    expect(countFiltered(filtered.map(({ filteredBy }) => filteredBy))).toEqual({
      total: 3,
      reasons: [
        { reason: 'do_not_approach', count: 1 },
        { reason: 'firm_dissolved', count: 1 },
        { reason: 'group_already_here', count: 1 },
        { reason: 'with_colleague', count: 1 },
      ],
    });
    expect(countGaps(here, [marked, gone, group, candidate('x', [role('a')])])[0]).toMatchObject({
      candidates: 1,
    });
  });
  it('say why', () => {
    expect(filterReasons(marked)).toEqual([
      { code: 'do_not_approach', values: { reason: '涉诉', on: '2026-01-01' } },
      { code: 'with_colleague', values: { list: '深圳之行', progress: 'negotiating' } },
    ]);
    expect(filterReasons(candidate('x', [], { status: 'moved', statusOn: '2024' }))).toEqual([
      { code: 'firm_moved', values: { on: '2024' } },
    ]);
    expect(filterReasons(candidate('x', [], { status: 'active' }))).toEqual([]);
  });
});

it('is narrowed and put in order by city', () => {
  const city = (code: string) => ({ city: { code, name: code, level: 'city' as const } });
  const { open } = rankTargets(
    here,
    [
      candidate('p', [role('a', 'verified')], { ...city('320100'), qualities: ['上市'] }),
      candidate('q', [role('b')], city('440300')),
      candidate('r', [role('c')], city('440300')),
      candidate('s', [role('c')]),
    ],
    { top: 10 },
  );
  expect(countCities(open).map(({ city: one, count }) => [one?.code, count])).toEqual([
    ['440300', 2],
    ['320100', 1],
    [undefined, 1],
  ]);
  expect(idsOf(orderByCity(open))).toEqual(['q', 'r', 'p', 's']);
  const kept = (asked: object) => idsOf(narrowTargets(open, here, asked));
  expect(kept({ city: '440300' })).toEqual(['q', 'r']);
  expect(kept({ quality: '上市' })).toEqual(['p']);
  expect(kept({ evidence: 'verified' })).toEqual(['p']);
  expect(kept({ q: 'Q' })).toEqual(['q']);
  expect(kept({ reachable: true })).toEqual([]);
});

describe('whatever the facts', () => {
  const aRole = fc.record({
    stage: fc.constantFrom('a', 'b', 'c'),
    evidence: fc.constantFrom('verified' as const, 'claimed' as const),
  });
  const facts = fc.record({
    roles: fc.array(aRole, { minLength: 1, maxLength: 4 }),
    qualities: fc.subarray(['上市', '高新技术企业']),
    dates: fc.array(fc.constantFrom('2019', '2021-05', '2022-01-02'), { maxLength: 3 }),
    arrival: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
    reach: fc.option(fc.double({ min: 0.01, max: 1, noNaN: true }), { nil: undefined }),
    density: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
  });
  type Facts = typeof facts extends fc.Arbitrary<infer T> ? T : never;

  const known = (id: string, { roles, qualities, dates }: Facts, rename = ''): KnownCandidate =>
    candidate(
      id,
      roles.map(({ stage, evidence }) => role(rename + stage, evidence)),
      {
        qualities,
        signals: dates.map((on) => ({
          kind: 'visit',
          ref: { kind: 'visit', id: on, name: on },
          on,
          provenance: { evidence: 'claimed', sourceIds: [] },
        })),
      },
    );
  const placeOf = (all: Map<string, Facts>, rename = '') =>
    place([finding(`${rename}a`, 0.8), finding(`${rename}b`, 0.5), finding(`${rename}c`, 0.2)], {
      densityOf: () => [...all.values()][0]?.density,
      arrivalOf: (id) => {
        const value = all.get(id)?.arrival;
        return value === undefined
          ? undefined
          : { met: 1, partly: 0, unmet: 1, unknown: 0, share: { status: 'scored', value } };
      },
      introducerOf: (id) => {
        const score = all.get(id)?.reach;
        return score === undefined
          ? undefined
          : { organisation: { kind: 'agency', id: 'us', name: 'us' }, score, hops: 1, kind: 'introduced' };
      },
    });
  const scoreOf = (one: Facts) =>
    rankTargets(placeOf(new Map([['f', one]])), [known('f', one)], { top: 1 }).open[0]?.score;

  it('taking evidence away never raises the coverage of a score', () => {
    fc.assert(
      fc.property(
        facts,
        fc.constantFrom('qualities', 'dates', 'arrival', 'reach', 'density', 'role'),
        (all, part) => {
          const less: Facts =
            part === 'role'
              ? { ...all, roles: all.roles.slice(1) }
              : { ...all, [part]: part === 'qualities' || part === 'dates' ? [] : undefined };
          const [before, after] = [scoreOf(all), scoreOf(less)];
          const coverage = (score: typeof before) => (score?.status === 'scored' ? score.coverage : 0);
          expect(coverage(after)).toBeLessThanOrEqual(coverage(before) + 1e-12);
        },
      ),
    );
  });

  it('renaming stages and firms and putting rows in another order changes no score and no stability', () => {
    fc.assert(
      fc.property(fc.array(facts, { minLength: 1, maxLength: 8 }), fc.integer(), (all, turn) => {
        const firms = new Map(all.map((one, at) => [`f${at}`, one] as const));
        const renamed = new Map(all.map((one, at) => [`z${all.length - at}`, one] as const));
        const rank = (of: Map<string, Facts>, rename: string, turned: number) => {
          const rows = [...of].map(([id, one]) => known(id, one, rename));
          const at = Math.abs(turned) % rows.length;
          const { open } = rankTargets(placeOf(of, rename), [...rows.slice(at), ...rows.slice(0, at)], {
            top: 100,
          });
          return open.map(({ score, stability }) => [
            score.status === 'scored' ? score.value : -1,
            stability,
          ]);
        };
        const [plain, other] = [rank(firms, '', 0), rank(renamed, 'new-', turn)];
        expect(other.length).toBe(plain.length);
        for (const [at, [value, stability]] of plain.entries()) {
          expect(other[at]![0]).toBeCloseTo(value!, 12);
          expect(other[at]![1]).toBe(stability);
        }
      }),
    );
  });
});
