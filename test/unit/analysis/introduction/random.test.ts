import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findNode, type TieNetwork } from '../../../../server/analysis/introduction/network.ts';
import { bestPaths, diversePaths, introducersOf } from '../../../../server/analysis/introduction/path.ts';
import { spreadReach } from '../../../../server/analysis/introduction/reach.ts';
import { networkOf, type Tie } from './golden.ts';
import { everyPath } from './slow.ts';

const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'];
const name = fc.constantFrom(...names);
// Few different strengths, so that many scores are equal.
const strength = fc.constantFrom(0, 0.25, 0.3, 0.4, 0.5, 0.6, 0.8, 0.9, 1);
const ties = fc
  .array(fc.tuple(name, name, strength), { minLength: 1, maxLength: 26 })
  .map((all) => all.filter(([from, to]) => from !== to) as Tie[]);
const hops = fc.constantFrom(1, 0.8, 0.5);
const starts = fc.uniqueArray(name, { minLength: 1, maxLength: 3 });

const question = (network: TieNetwork, from: string[], to: string, hop: number) => {
  const end = findNode(network.ids, to);
  const nodes = from.flatMap((id) => findNode(network.ids, id) ?? []);
  return end === undefined ? undefined : { from: new Set(nodes), to: end, hop };
};

test('the best paths are those that trying every path finds, in the same order', () => {
  fc.assert(
    fc.property(ties, starts, name, hops, (all, from, to, hop) => {
      const network = networkOf(all);
      const asked = question(network, from, to, hop);
      const expected = everyPath(all, from, to, hop);
      if (!asked) {
        expect(expected).toEqual([]);
        return;
      }
      const found = bestPaths(network, asked, 10_000);
      expect(found.map(({ nodes }) => nodes.map((node) => network.ids[node]))).toEqual(
        expected.map(({ ids }) => ids),
      );
      found.forEach(({ score }, at) => expect(score).toBeCloseTo(expected[at]!.score, 12));
      expect(bestPaths(network, asked, 3)).toEqual(found.slice(0, 3));
    }),
    { numRuns: 600 },
  );
});

test('disjoint paths are those a greedy walk down the whole ranking takes, then the others in order', () => {
  fc.assert(
    fc.property(ties, starts, name, hops, (all, from, to, hop) => {
      const network = networkOf(all);
      const asked = question(network, from, to, hop);
      if (!asked) return;
      const taken = new Set<number>();
      const ranking = bestPaths(network, asked, 10_000);
      const greedy = ranking.filter((path) => {
        if (introducersOf(path).some((node) => taken.has(node))) return false;
        introducersOf(path).forEach((node) => taken.add(node));
        return true;
      });
      const others = ranking.filter((path) => !greedy.includes(path));
      for (const limit of [2, 10_000])
        expect(diversePaths(network, asked, limit).map(({ nodes }) => nodes)).toEqual(
          [...greedy, ...others].slice(0, limit).map(({ nodes }) => nodes),
        );
    }),
    { numRuns: 300 },
  );
});

test('the reach of every organisation is the score of the best path to it', () => {
  fc.assert(
    fc.property(ties, starts, hops, (all, from, hop) => {
      const network = networkOf(all);
      const sources = from.flatMap((id) => findNode(network.ids, id) ?? []);
      const spread = spreadReach(network, sources, hop);
      network.ids.forEach((to, node) => {
        const [best] = everyPath(all, from, to, hop);
        if (from.includes(to)) return expect(spread.scores[node]).toBe(1);
        expect(spread.scores[node]).toBeCloseTo(best?.score ?? 0, 12);
        if (!best) return;
        const equal = everyPath(all, from, to, hop).filter(({ score }) => best.score - score < 1e-9);
        const seen = equal.map(({ ids }) => [ids.at(-2), ids[0], ids.length - 1]);
        const { introducers, origins, hops: ties_ } = spread;
        expect(seen).toContainEqual([
          network.ids[introducers[node]!],
          network.ids[origins[node]!],
          ties_[node],
        ]);
      });
    }),
    { numRuns: 300 },
  );
});

test('the order of the ties, which end is named first, and other names that keep the order change nothing', () => {
  fc.assert(
    fc.property(ties, starts, name, fc.array(fc.nat(), { maxLength: 26 }), (all, from, to, keys) => {
      const moved = all
        .map((tie, at) => ({ tie, key: keys[at] ?? at, turned: (keys[at] ?? 0) % 2 === 1 }))
        .sort((a, b) => a.key - b.key)
        .map(({ tie: [a, b, value], turned }) => (turned ? [b, a, value] : [a, b, value]) as Tie);
      const renamed = moved.map(([a, b, value]) => [`x${a}`, `x${b}`, value] as Tie);
      const answer = (some: Tie[], prefix = '') => {
        const network = networkOf(some);
        const asked = question(
          network,
          from.map((id) => prefix + id),
          prefix + to,
          0.8,
        );
        return asked ? bestPaths(network, asked, 20) : [];
      };
      expect(answer(moved)).toEqual(answer(all));
      expect(answer(renamed, 'x')).toEqual(answer(all));
    }),
  );
});

test('one more tie never lowers the best score, and a weaker penalty neither', () => {
  fc.assert(
    fc.property(ties, name, name, hops, fc.tuple(name, name, strength), (all, from, to, hop, more) => {
      if (more[0] === more[1] || from === to) return;
      const best = (some: readonly Tie[], penalty: number): number => {
        const network = networkOf(some);
        const asked = question(network, [from], to, penalty);
        return asked ? (bestPaths(network, asked, 1)[0]?.score ?? 0) : 0;
      };
      expect(best([...all, more as Tie], hop)).toBeGreaterThanOrEqual(best(all, hop));
      expect(best(all, 1)).toBeGreaterThanOrEqual(best(all, hop));
    }),
  );
});
