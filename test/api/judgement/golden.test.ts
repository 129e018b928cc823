import { describe, expect, test } from 'vitest';
import {
  betweenness,
  canMake,
  concentrationOf,
  lostWith,
  mustPass,
  nearestMustPass,
  type Feed,
} from './plain/chain.ts';
import { complexities, densities, presence, proximities, quotients } from './plain/quotient.ts';
import { waysBetween, type Tie } from './plain/way.ts';

// What the answers of the product are compared with has to be right itself: these are the values of the definitions.
const digits = (values: (number | undefined)[]) => values.map((value) => Number(value?.toFixed(6)));

describe('the plain measures of complexity', () => {
  const x = [
    [40, 30, 20, 10, 0, 0],
    [30, 40, 25, 5, 0, 0],
    [20, 20, 30, 20, 10, 0],
    [50, 0, 10, 30, 10, 0],
    [60, 5, 0, 0, 30, 5],
    [80, 0, 0, 0, 10, 10],
  ];
  const m = presence(x);

  test('location quotients and presence', () => {
    expect(digits(quotients(x)[0]!)).toEqual([0.857143, 1.894737, 1.411765, 0.923077, 0, 0]);
    expect(digits(quotients(x)[5]!)).toEqual([1.714286, 0, 0, 0, 1, 4]);
    expect(m.map((row) => row.join(''))).toEqual([
      '011000',
      '011000',
      '011110',
      '100110',
      '100011',
      '100011',
    ]);
  });

  test('proximity and density', () => {
    const near = proximities(m);
    expect(digits([near[0]![3], near[0]![4], near[0]![5], near[1]![2], near[1]![4], near[3]![4]])).toEqual([
      0.333333, 0.75, 0.666667, 1, 0.25, 0.5,
    ]);
    expect(digits(densities(m)[0]!)).toEqual([0, 0.631579, 0.631579, 0.444444, 0.222222, 0]);
    expect(digits(densities(m)[2]!)).toEqual([0.619048, 1, 1, 0.777778, 0.444444, 0.428571]);
  });

  test('eigenvalues, ECI and PCI', () => {
    const { values, eci, pci } = complexities(m);
    expect(digits(values).map(Math.abs)).toEqual([1, 0.792816, 0.283928, 0.027422, 0, 0]);
    expect(digits(eci)).toEqual([-1.231339, -1.231339, -0.390226, 0.689799, 1.081552, 1.081552]);
    expect(digits(pci)).toEqual([1.167623, -1.231339, -1.231339, 0.157071, 0.744702, 1.332332]);
  });
});

describe('the plain measures of a chain', () => {
  const feeds: Feed[] = (
    'steel>gear magnet>motor chip>controller gear>reducer reducer>arm motor>servo controller>servo controller>arm ' +
    'servo>arm arm>robot vision>robot robot>integration chip>vision'
  )
    .split(' ')
    .map((feed) => ({ from: feed.split('>')[0]!, to: feed.split('>')[1]! }));
  const stages = [...new Set(feeds.flatMap(({ from, to }) => [from, to]))];

  test('every other stage is critical where nothing has an alternative', () => {
    const critical = stages.filter((stage) => lostWith(feeds, ['integration'], stage).length > 0);
    expect(critical.sort()).toEqual(stages.filter((stage) => stage !== 'integration').sort());
  });

  test('an alternative makes a stage one that can be lost', () => {
    const either = [...feeds, { from: 'tin', to: 'gear', group: 'metal' }].map((feed) =>
      feed.from === 'steel' ? { ...feed, group: 'metal' } : feed,
    );
    expect(lostWith(either, ['integration'], 'steel')).toEqual([]);
    expect(lostWith(either, ['integration'], 'gear')).toEqual(['integration']);
    expect(canMake(either, 'gear', 'tin')).toBe(true);
  });

  test('stages that must be passed', () => {
    const nearest = (stage: string) => nearestMustPass(feeds, stages, ['integration'], stage);
    expect(Object.fromEntries(stages.map((stage) => [stage, nearest(stage)]))).toEqual({
      integration: undefined,
      robot: 'integration',
      vision: 'robot',
      arm: 'robot',
      chip: 'robot',
      servo: 'arm',
      reducer: 'arm',
      controller: 'arm',
      motor: 'servo',
      magnet: 'motor',
      gear: 'reducer',
      steel: 'gear',
    });
    expect(mustPass(feeds, stages, ['integration'], 'servo').sort()).toEqual(['arm', 'integration', 'robot']);
  });

  test('betweenness', () => {
    const found = betweenness(feeds, stages);
    expect(Object.fromEntries([...found].map(([stage, value]) => [stage, digits([value])[0]]))).toEqual({
      steel: 0,
      magnet: 0,
      chip: 0,
      integration: 0,
      arm: 0.127273,
      robot: 0.090909,
      reducer: 0.054545,
      servo: 0.054545,
      gear: 0.036364,
      motor: 0.036364,
      controller: 0.018182,
      vision: 0.018182,
    });
  });

  test('concentration', () => expect(concentrationOf([0.4, 0.3, 0.2, 0.1])).toBeCloseTo(3000, 6));
});

test('the plain ways from one organisation to another', () => {
  const ties = (
    'us-anchor1 .9,us-univ1 .8,us-park .95,anchor1-target .6,univ1-exec .7,exec-target .9,park-assoc .5,' +
    'assoc-target .5,anchor1-investor .8,investor-target .9'
  )
    .split(',')
    .map((tie): Tie => {
      const [ends = '', strength] = tie.split(' ');
      return { ends: ends.split('-') as [string, string], strength: Number(strength) };
    });
  const scores = (hop: number) =>
    waysBetween(ties, 'us', 'target', hop)
      .slice(0, 4)
      .map(({ score, names }) => [names.slice(1, -1).join('-'), Number(score.toFixed(6))]);
  expect(scores(1)).toEqual([
    ['anchor1-investor', 0.648],
    ['anchor1', 0.54],
    ['univ1-exec', 0.504],
    ['park-assoc', 0.2375],
  ]);
  expect(scores(0.8)).toEqual([
    ['anchor1', 0.432],
    ['anchor1-investor', 0.41472],
    ['univ1-exec', 0.32256],
    ['park-assoc', 0.152],
  ]);
});
