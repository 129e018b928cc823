import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betweenness } from '../../../server/analysis/betweenness.ts';
import type { FeedEdge } from '../../../server/analysis/criticality.ts';
import { anyChain, goldenFeeds, idsOf } from './chain-links.ts';

/** Every shortest way, written out. */
function shortestWays(from: string, to: string, feeds: FeedEdge[]): string[][] {
  let ways = [[from]];
  while (ways.length > 0) {
    const arrived = ways.filter((way) => way.at(-1) === to);
    if (arrived.length > 0) return arrived;
    ways = ways.flatMap((way) =>
      feeds.filter((feed) => feed.from === way.at(-1)).map((feed) => [...way, feed.to]),
    );
  }
  return [];
}

describe('betweenness', () => {
  it('has the golden values: the controller, which two stages need, scores next to nothing', () => {
    const found = betweenness(idsOf(goldenFeeds), goldenFeeds);
    const shown = Object.fromEntries([...found].map(([id, value]) => [id, Number(value.toFixed(6))]));
    expect(shown).toMatchObject({
      arm: 0.127273,
      robot: 0.090909,
      reducer: 0.054545,
      servo: 0.054545,
      gear: 0.036364,
      motor: 0.036364,
      controller: 0.018182,
      vision: 0.018182,
      chip: 0,
    });
  });

  it('agrees with every shortest way written out on random chains', () => {
    fc.assert(
      fc.property(anyChain, ({ stages, feeds }) => {
        const ids = stages.map(({ id }) => id);
        const pairs = (ids.length - 1) * (ids.length - 2);
        const found = betweenness(ids, [...feeds].reverse());
        for (const id of ids) {
          const others = ids.filter((other) => other !== id);
          const sum = others.flatMap((from) =>
            others.map((to) => {
              const ways = from === to ? [] : shortestWays(from, to, feeds);
              return ways.length === 0 ? 0 : ways.filter((way) => way.includes(id)).length / ways.length;
            }),
          );
          expect(found.get(id)).toBeCloseTo(sum.reduce((all, one) => all + one, 0) / pairs, 9);
        }
      }),
    );
  });

  it('is 0 where no way passes anything', () => {
    expect([...betweenness(['a', 'b'], [{ from: 'a', to: 'b' }])]).toEqual([
      ['a', 0],
      ['b', 0],
    ]);
    expect([...betweenness([], [])]).toEqual([]);
  });
});
