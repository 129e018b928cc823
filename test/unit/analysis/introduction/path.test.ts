import { expect, test } from 'vitest';
import { bestPaths, diversePaths } from '../../../../server/analysis/introduction/path.ts';
import { at, golden, named, networkOf, type Tie } from './golden.ts';

function ask(ties: readonly Tie[], from: string[], to: string, hop: number) {
  const network = networkOf(ties);
  const question = { from: new Set(from.map((id) => at(network, id))), to: at(network, to), hop };
  return { network, question };
}

const ranked = (hop: number) => {
  const { network, question } = ask(golden, ['us'], 'target', hop);
  const paths = bestPaths(network, question, 5);
  return { names: named(network, paths), scores: paths.map(({ score }) => score) };
};

test('the golden graph without a penalty: the path of three ties is the best', () => {
  const { names, scores } = ranked(1);
  expect(names).toEqual([
    'us-anchor1-investor-target',
    'us-anchor1-target',
    'us-univ1-exec-target',
    'us-park-assoc-target',
  ]);
  [0.648, 0.54, 0.504, 0.2375].forEach((score, place) => expect(scores[place]).toBeCloseTo(score, 6));
});

test('the golden graph with a penalty of 0.8 for each further tie: the first two change places', () => {
  const { names, scores } = ranked(0.8);
  expect(names).toEqual([
    'us-anchor1-target',
    'us-anchor1-investor-target',
    'us-univ1-exec-target',
    'us-park-assoc-target',
  ]);
  [0.432, 0.41472, 0.32256, 0.152].forEach((score, place) => expect(scores[place]).toBeCloseTo(score, 6));
});

test('ties are walked in both directions', () => {
  const { network, question } = ask(golden, ['target'], 'us', 0.8);
  const [best] = bestPaths(network, question, 1);
  expect(named(network, [best!])).toEqual(['target-anchor1-us']);
  expect(best!.score).toBeCloseTo(0.432, 6);
});

test('of parallel ties the strongest counts', () => {
  const { network, question } = ask(
    [...golden, ['anchor1', 'target', 0.7], ['target', 'anchor1', 0.2]],
    ['us'],
    'target',
    0.8,
  );
  expect(bestPaths(network, question, 1)[0]!.score).toBeCloseTo(0.9 * 0.7 * 0.8, 12);
});

test('equal scores stand in the order of their ids, however they were multiplied', () => {
  const ties: Tie[] = [
    ['us', 'b', 0.6],
    ['b', 'to', 0.6],
    ['us', 'a', 0.4],
    ['a', 'to', 0.9],
    ['us', 'c', 0.9],
    ['c', 'to', 0.4],
  ];
  const { network, question } = ask(ties, ['us'], 'to', 0.8);
  expect(named(network, bestPaths(network, question, 5))).toEqual(['us-a-to', 'us-b-to', 'us-c-to']);
});

test('nobody is asked through five ties', () => {
  const chain = (length: number): Tie[] =>
    Array.from({ length }, (_, place) => [`n${place}`, `n${place + 1}`, 1] as Tie);
  const four = ask(chain(4), ['n0'], 'n4', 0.8);
  expect(bestPaths(four.network, four.question, 5)).toHaveLength(1);
  const five = ask(chain(5), ['n0'], 'n5', 0.8);
  expect(bestPaths(five.network, five.question, 5)).toEqual([]);
});

test('paths that share no introducer come first, the others after them', () => {
  const { network, question } = ask(golden, ['us'], 'target', 1);
  expect(named(network, diversePaths(network, question, 4))).toEqual([
    'us-anchor1-investor-target',
    'us-univ1-exec-target',
    'us-park-assoc-target',
    'us-anchor1-target',
  ]);
  expect(named(network, diversePaths(network, question, 2))).toEqual([
    'us-anchor1-investor-target',
    'us-univ1-exec-target',
  ]);
});

test('a direct tie is found once, beside paths through others', () => {
  const { network, question } = ask([...golden, ['us', 'target', 0.3]], ['us'], 'target', 1);
  const found = named(network, diversePaths(network, question, 9));
  expect(found).toContain('us-target');
  expect(new Set(found).size).toBe(found.length);
  expect(found).toHaveLength(5);
});

test('from several of ours a path starts at the last of them', () => {
  const { network, question } = ask(golden, ['us', 'park', 'univ1'], 'target', 0.8);
  expect(named(network, bestPaths(network, question, 9))).toEqual([
    'univ1-exec-target',
    'us-anchor1-target',
    'us-anchor1-investor-target',
    'park-assoc-target',
  ]);
});
