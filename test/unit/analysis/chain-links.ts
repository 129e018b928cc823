import fc from 'fast-check';
import type { FeedEdge, StageNode } from '../../../server/analysis/criticality.ts';

/** `a>b b>c:group` as feeds. */
export const feedsOf = (text: string): FeedEdge[] =>
  text
    .trim()
    .split(/\s+/)
    .map((pair) => {
      const [from, rest] = pair.split('>') as [string, string];
      const [to, group] = rest.split(':') as [string, string | undefined];
      return { from, to, group };
    });

/** The chain whose measures are given to six digits; it leads to `integration`. */
export const goldenFeeds =
  feedsOf(`steel>gear magnet>motor chip>controller gear>reducer reducer>arm motor>servo
  controller>servo controller>arm servo>arm arm>robot vision>robot robot>integration chip>vision`);

export const idsOf = (feeds: readonly FeedEdge[]): string[] => [
  ...new Set(feeds.flatMap(({ from, to }) => [from, to])),
];

/** Random chains without a cycle: a stage feeds only stages after it. The last one or two are final. */
export const anyChain = fc
  .tuple(fc.integer({ min: 3, max: 9 }), fc.array(fc.tuple(fc.nat(8), fc.nat(8)), { maxLength: 24 }))
  .map(([size, pairs]) => {
    const stages: StageNode[] = Array.from({ length: size }, (_, at) => ({
      id: `s${at}`,
      final: at >= size - 2 && at !== 0,
    }));
    const seen = new Set<string>();
    const feeds = pairs
      .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const)
      .filter(([a, b]) => a !== b && b < size && !seen.has(`${a}>${b}`) && seen.add(`${a}>${b}`))
      .map(([a, b]): FeedEdge => ({ from: `s${a}`, to: `s${b}` }));
    return { stages, feeds };
  });
