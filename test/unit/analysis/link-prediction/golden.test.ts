import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linksBetween, scoreComplements } from '../../../../server/analysis/link-prediction/complement.ts';
import { common, toNeighbours } from '../../../../server/analysis/link-prediction/graph.ts';
import { likeness, scoreLikeness } from '../../../../server/analysis/link-prediction/likeness.ts';

const names = ['A', 'B', 'C', 's1', 's2', 's3'];
const [A, B, C, s1, s2, s3] = [0, 1, 2, 3, 4, 5] as const;
// The golden graph of the method, §8.
const golden = toNeighbours(names.length, [
  [A, s1],
  [A, s2],
  [B, s1],
  [B, s2],
  [B, s3],
  [C, s3],
  [C, s2],
]);

test('golden values of L3', () => {
  expect(scoreComplements(golden, A).get(s3)).toBeCloseTo(1.14983, 6);
  expect(scoreComplements(golden, C).get(s1)).toBeCloseTo(1.14983, 6);
  expect(scoreComplements(golden, s3).get(A)).toBeCloseTo(1.14983, 6);
});

test('golden values of Adamic–Adar, and the partners it rests on', () => {
  expect(likeness(golden, A, C)).toEqual({ score: expect.closeTo(0.910239, 6), partners: [s2] });
  expect(likeness(golden, A, B)).toEqual({ score: expect.closeTo(2.352934, 6), partners: [s1, s2] });
});

test('Adamic–Adar and common partners are 0 for every buyer and supplier; L3 names no partner again', () => {
  for (const buyer of [A, B, C]) {
    for (const supplier of [s1, s2, s3]) {
      expect(likeness(golden, buyer, supplier)).toEqual({ score: 0, partners: [] });
      expect(scoreLikeness(golden, buyer).has(supplier)).toBe(false);
    }
  }
  expect([...scoreComplements(golden, A).keys()]).toEqual([s3]);
  expect([...scoreComplements(golden, B).keys()]).toEqual([]);
});

test('the paths L3 rests on, those through partners with few others first', () => {
  expect(linksBetween(golden, A, s3, 9)).toEqual([
    { near: s1, far: B },
    { near: s2, far: C },
    { near: s2, far: B },
  ]);
  expect(linksBetween(golden, A, s3, 1)).toHaveLength(1);
});

const graphs = fc.array(fc.tuple(fc.nat({ max: 7 }), fc.nat({ max: 7 })), { maxLength: 20 });

test('both scores are those of counting every path and partner one by one, and the same from either side', () => {
  fc.assert(
    fc.property(graphs, fc.nat({ max: 7 }), fc.nat({ max: 7 }), (pairs, x, y) => {
      if (x === y) return;
      const graph = toNeighbours(8, pairs);
      const isTied = (a: number, b: number) =>
        a !== b && pairs.some(([p, q]) => (p === a && q === b) || (p === b && q === a));
      const nodes = [0, 1, 2, 3, 4, 5, 6, 7];
      const degree = (a: number) => nodes.filter((b) => isTied(a, b)).length;
      let [complement, alike] = [0, 0];
      for (const u of nodes) {
        if (isTied(x, u) && isTied(u, y)) alike += 1 / Math.log(degree(u));
        for (const v of nodes)
          if (isTied(x, u) && isTied(u, v) && isTied(v, y) && v !== x && u !== y)
            complement += 1 / Math.sqrt(degree(u) * degree(v));
      }
      if (isTied(x, y)) complement = 0;
      expect(scoreComplements(graph, x).get(y) ?? 0).toBeCloseTo(complement, 9);
      expect(scoreComplements(graph, y).get(x) ?? 0).toBeCloseTo(complement, 9);
      expect(likeness(graph, x, y).score).toBeCloseTo(alike, 9);
      expect(scoreLikeness(graph, x).get(y) ?? 0).toBeCloseTo(alike, 9);
      if (complement > 0) expect(linksBetween(graph, x, y, 99).length).toBeGreaterThan(0);
    }),
    { numRuns: 500 },
  );
});

test('what two lists have in common', () => {
  expect(common(Int32Array.of(1, 3, 5), Int32Array.of(0, 3, 4, 5, 9))).toEqual([3, 5]);
});
