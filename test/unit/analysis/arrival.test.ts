import { describe, expect, it } from 'vitest';
import {
  judgeArrival,
  sumPurchases,
  type Destination,
  type Newcomer,
} from '../../../server/analysis/arrival.ts';
import { withComers } from '../../../server/analysis/comer.ts';
import { gatherNeeds, type NeedChain } from '../../../server/analysis/need.ts';
import type { CoMover } from '../../../server/contract/arrival.ts';
import type { StageStatus } from '../../../server/contract/common.ts';
import { findingOf } from './finding.ts';

/** A drone as the articles have it: the chip goes into the flight control, that into the drone. */
const drone: NeedChain = {
  finals: new Set(['drone', 'survey']),
  feeds: [
    { from: 'silicon', to: 'chip' },
    { from: 'chip', to: 'control' },
    { from: 'sensor', to: 'control' },
    { from: 'control', to: 'drone' },
    { from: 'battery', to: 'drone', group: 'power' },
    { from: 'fuel-cell', to: 'drone', group: 'power' },
    { from: 'propeller', to: 'drone' },
    { from: 'drone', to: 'survey' },
    { from: 'software', to: 'survey' },
    { from: 'lithium', to: 'battery' },
  ],
};

const needsOf = (roles: string[], chains = [drone]) =>
  gatherNeeds(new Set(roles), chains).needs.map(({ kind, id }) => `${kind} ${id}`);

const newcomer = (...stages: string[]): Newcomer => ({
  firm: { kind: 'firm', id: 'f', name: 'F' },
  roles: stages.map((id) => ({ stage: { kind: 'stage', id, name: id }, suggested: false })),
  purchases: [],
});

/** Every stage of the chain; those named produce here with so many groups, or have that status. */
function place(
  known: Record<string, number | StageStatus>,
  outputs: Record<string, number> = {},
  chains = [drone],
): Destination {
  const ids = new Set(chains.flatMap(({ feeds }) => feeds.flatMap(({ from, to }) => [from, to])));
  return {
    chains,
    findings: new Map([...ids].map((id) => [id, findingOf(id, known[id] ?? 'missing')])),
    outputs: new Map(Object.entries(outputs)),
  };
}

describe('what a firm needs', () => {
  it('is its inputs, and what else goes into the final product its own goes into', () => {
    expect(needsOf(['chip'])).toEqual([
      'input silicon',
      'complement battery|fuel-cell',
      'complement propeller',
      'complement sensor',
    ]);
  });

  it('asks nothing about a product more than two steps away', () => {
    expect(needsOf(['silicon'])).toEqual([]);
    expect(needsOf(['lithium'])).toEqual(['complement control', 'complement propeller']);
  });

  it('leaves out what stands beside a final product itself', () => {
    expect(needsOf(['drone'])).toEqual(['input battery|fuel-cell', 'input control', 'input propeller']);
  });

  it('counts what it makes itself as made, not as a need', () => {
    const { needs, made } = gatherNeeds(new Set(['chip', 'propeller']), [drone]);
    expect(needs.map(({ id }) => id)).not.toContain('propeller');
    expect(made).toEqual(['propeller']);
  });

  it('is asked for once by two stages and two chains, and is an input where it is both', () => {
    const shared: NeedChain = {
      finals: new Set(['robot']),
      feeds: [
        { from: 'sensor', to: 'chip', costShare: 0.2 },
        { from: 'sensor', to: 'chip', costShare: 0.2 },
        { from: 'sensor', to: 'lamp', costShare: 0.3 },
      ],
    };
    const { needs } = gatherNeeds(new Set(['chip', 'lamp']), [shared, shared]);
    expect(needs).toEqual([
      { id: 'sensor', kind: 'input', stages: ['sensor'], of: ['chip', 'lamp'], costShare: 0.5 },
    ]);
    expect(needsOf(['chip'], [drone, shared])).toContain('input sensor');
  });
});

describe('how its needs are met here', () => {
  it('is met by any alternative in production, unmet where all are absent, else unknown and left out', () => {
    const arrival = judgeArrival(
      newcomer('chip'),
      place({ silicon: 2, 'fuel-cell': 1, propeller: 'unknown' }),
    );
    expect(arrival.needs.map(({ id, state, share }) => [id, state, share])).toEqual([
      ['silicon', 'met', 1],
      ['battery|fuel-cell', 'met', 1],
      ['propeller', 'unknown', undefined],
      ['sensor', 'unmet', 0],
    ]);
    expect(arrival.share).toMatchObject({ status: 'scored', value: 2 / 3, coverage: 0.75 });
    expect(arrival).toMatchObject({ met: 2, partly: 0, unmet: 1, unknown: 1, weights: 'equal' });
    expect(arrival.inputs.share).toMatchObject({ value: 1 });
    expect(arrival.complements.share).toMatchObject({ value: 0.5 });
  });

  it('does not call an alternative absent while another may be here', () => {
    const [, power] = judgeArrival(newcomer('chip'), place({ battery: 'unknown' })).needs;
    expect(power).toMatchObject({ id: 'battery|fuel-cell', state: 'unknown' });
  });

  it('is never met by a source that says so of no firm', () => {
    const [silicon] = judgeArrival(newcomer('chip'), place({ silicon: 'strong' })).needs;
    expect(silicon).toMatchObject({ state: 'unknown', because: [{ code: 'need_only_stated' }] });
  });

  it('is met in part where the output here is known to be less than what the firm buys', () => {
    const buyer = { ...newcomer('chip'), purchases: [{ stage: 'silicon', valueCny: 400 }] };
    const [silicon] = judgeArrival(buyer, place({ silicon: 1 }, { silicon: 100 })).needs;
    expect(silicon).toMatchObject({ state: 'partly', share: 0.25, purchasesCny: 400, outputCny: 100 });
    const [enough] = judgeArrival(buyer, place({ silicon: 1 }, { silicon: 900 })).needs;
    expect(enough).toMatchObject({ state: 'met', share: 1 });
    const [unsaid] = judgeArrival(buyer, place({ silicon: 1 })).needs;
    expect(unsaid).toMatchObject({ state: 'met', share: 1 });
  });

  it('weighs by cost share only where that of every need is known', () => {
    const priced: NeedChain = {
      finals: new Set(),
      feeds: [
        { from: 'a', to: 'x', costShare: 0.6 },
        { from: 'b', to: 'x', costShare: 0.2 },
      ],
    };
    const half = judgeArrival(newcomer('x'), place({ a: 1 }, {}, [priced]));
    expect(half).toMatchObject({ weights: 'costShare', share: { value: expect.closeTo(0.75, 9) as number } });
    const open: NeedChain = { ...priced, feeds: [...priced.feeds, { from: 'c', to: 'x' }] };
    expect(judgeArrival(newcomer('x'), place({ a: 1 }, {}, [open])).weights).toBe('equal');
  });

  it('is unscored for a firm that needs nothing known, never 0 or 1', () => {
    expect(judgeArrival(newcomer('silicon'), place({})).share).toEqual({
      status: 'unscored',
      reason: 'no_needs',
    });
  });

  it('rests on suggested roles only where there is no other, and says so', () => {
    const guessed = { stage: { kind: 'stage' as const, id: 'drone', name: 'drone' }, suggested: true };
    const both = { ...newcomer('chip'), roles: [...newcomer('chip').roles, guessed] };
    expect(judgeArrival(both, place({})).roles).toMatchObject({ basis: 'counted', stages: [{ id: 'chip' }] });
    const only = judgeArrival({ ...both, roles: [guessed] }, place({}));
    expect(only.roles.basis).toBe('suggested');
    expect(only.needs).toHaveLength(3);
    expect(judgeArrival({ ...both, roles: [] }, place({})).roles.basis).toBe('none');
  });
});

it('adds up purchases of a stage only where the value of each is known', () => {
  const bought = [{ stage: 'a', valueCny: 1 }, { stage: 'b', valueCny: 2 }, { stage: 'c' }, { valueCny: 50 }];
  expect(sumPurchases(bought, ['a', 'b'])).toBe(3);
  expect(sumPurchases(bought, ['a', 'c'])).toBeUndefined();
  expect(sumPurchases(bought, ['d'])).toBeUndefined();
});

describe('who could come along', () => {
  const comer = (id: string, how: CoMover['how'], stage = 'sensor'): CoMover => ({
    firm: { kind: 'firm', id, name: id },
    stage: { kind: 'stage', id: stage, name: stage },
    how,
  });
  const { needs } = judgeArrival(newcomer('chip'), place({ silicon: 1 }));
  const of = (id: string, comers: CoMover[]) => withComers(needs, comers).find((need) => need.id === id)!;

  it('is who supplies it or came with it; its city only where there is no such firm', () => {
    const near = [comer('x', 'city'), comer('b', 'brought'), comer('a', 'supplies'), comer('a', 'brought')];
    expect(of('sensor', near).comers.map(({ firm, how }) => [firm.id, how])).toEqual([
      ['a', 'supplies'],
      ['b', 'brought'],
    ]);
    expect(of('sensor', [comer('x', 'city')]).comers).toHaveLength(1);
  });

  it('is not asked for a need that is met, and is cut with its count', () => {
    expect(of('silicon', [comer('a', 'supplies', 'silicon')]).comersTotal).toBe(0);
    const many = Array.from({ length: 20 }, (_, at) => comer(`f${at}`, 'city'));
    expect(of('sensor', many).comers).toHaveLength(8);
    expect(of('sensor', many).comersTotal).toBe(20);
  });
});
