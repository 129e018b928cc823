import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../../../server/contract/target.ts';
import {
  countProgress,
  groupByCity,
  groupByGap,
  orderGaps,
  type Gap,
  ungrouped,
} from '../../../../web/views/targets/group.ts';
import { plainScore } from './candidate.ts';

const stage = (id: string) => ({ kind: 'stage' as const, id, name: id });
const city = (code: string) => ({ code, name: code, level: 'city' as const });
function candidate(id: string, where: string | undefined, ...stages: string[]): Candidate {
  return {
    firm: { kind: 'firm', id, name: id },
    ...(where ? { city: city(where) } : {}),
    closes: stages.map((one) => ({
      stage: stage(one),
      status: 'missing',
      critical: true,
      role: { stage: stage(one), products: [], provenance: { evidence: 'claimed', sourceIds: ['a'] } },
    })),
    reasons: [],
    lists: [],
    ...plainScore,
  };
}
const gap = (id: string, status: Gap['status'], critical = false, candidates = 0): Gap => ({
  stage: stage(id),
  status,
  critical,
  candidates,
});

describe('candidates in groups', () => {
  const some = [
    candidate('a', undefined, 'motor'),
    candidate('b', '440300', 'motor', 'brake'),
    candidate('c', '320100', 'brake'),
    candidate('d', '320100', 'motor'),
  ];

  it('stand by city, most candidates first, those of no known place last', () => {
    expect(groupByCity(some).map(({ id, candidates }) => [id, candidates.length])).toEqual([
      ['320100', 2],
      ['440300', 1],
      ['', 1],
    ]);
  });

  it('stand under every gap they close; a gap nobody closes is left out', () => {
    const gaps = [gap('motor', 'missing'), gap('brake', 'reserve'), gap('lamp', 'single')];
    expect(
      groupByGap(some, gaps).map(({ id, candidates }) => [id, candidates.map(({ firm }) => firm.id)]),
    ).toEqual([
      ['motor', ['a', 'b', 'd']],
      ['brake', ['b', 'c']],
    ]);
  });

  it('are counted with those on later pages, where that is known, and put in that order', () => {
    const counts = [
      { city: city('440300'), count: 9 },
      { city: city('320100'), count: 2 },
    ];
    expect(groupByCity(some, counts).map(({ id, count }) => [id, count])).toEqual([
      ['440300', 9],
      ['320100', 2],
      ['', 1],
    ]);
  });

  it('stand as they are ranked where nothing groups them', () => {
    expect(ungrouped(some)).toEqual([{ id: 'all', candidates: some }]);
    expect(ungrouped([])).toEqual([]);
  });

  it('are none for no candidates', () => {
    expect(groupByCity([])).toEqual([]);
    expect(groupByGap([], [gap('motor', 'missing')])).toEqual([]);
  });
});

it('lists gaps worst status first, critical ones before others', () => {
  const gaps = [gap('w', 'weak'), gap('m1', 'missing'), gap('r', 'reserve'), gap('m2', 'missing', true)];
  expect(orderGaps(gaps).map(({ stage }) => stage.id)).toEqual(['m2', 'm1', 'r', 'w']);
});

it('counts every step of the funnel, 0 where none stands', () => {
  expect(countProgress([{ progress: 'planned' }, { progress: 'lost' }, { progress: 'planned' }])).toEqual({
    planned: 2,
    reserve: 0,
    negotiating: 0,
    landed: 0,
    lost: 1,
  });
});
