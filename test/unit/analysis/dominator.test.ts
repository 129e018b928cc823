import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FeedEdge } from '../../../server/analysis/criticality.ts';
import { immediateDominators, mustPassStages } from '../../../server/analysis/dominator.ts';
import { anyChain, feedsOf, goldenFeeds } from './chain-links.ts';

/** Whether a stage still leads to a final product when another is closed. */
function leads(stage: string, finals: string[], feeds: FeedEdge[], closed?: string): boolean {
  if (stage === closed) return false;
  if (finals.includes(stage)) return true;
  return feeds.some(({ from, to }) => from === stage && leads(to, finals, feeds, closed));
}

/** Every stage that has to be passed, by closing each in turn; the nearest has all others behind it. */
function slowDominators(ids: string[], finals: string[], feeds: FeedEdge[]): Map<string, string> {
  const passed = (stage: string) =>
    leads(stage, finals, feeds)
      ? ids.filter((other) => other !== stage && !leads(stage, finals, feeds, other))
      : [];
  const nearest = ids.map((stage) => {
    const all = passed(stage);
    return [stage, all.find((one) => passed(one).length === all.length - 1)] as const;
  });
  return new Map(nearest.filter((pair): pair is [string, string] => pair[1] !== undefined));
}

describe('immediate dominators', () => {
  it('have the golden values', () => {
    expect(Object.fromEntries(immediateDominators(['integration'], goldenFeeds))).toEqual({
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
  });

  it('over several final products are what all of them need', () => {
    const feeds = feedsOf('steel>motor motor>train motor>tram body>train');
    expect(Object.fromEntries(immediateDominators(['train', 'tram'], feeds))).toEqual({
      steel: 'motor',
      body: 'train',
    });
  });

  it('leaves out what leads to no final product', () => {
    expect([...immediateDominators(['train'], feedsOf('motor>train scrap>heap'))]).toEqual([
      ['motor', 'train'],
    ]);
  });

  it('agree with closing every stage in turn on random chains, whatever the order of feeds', () => {
    fc.assert(
      fc.property(anyChain, fc.boolean(), ({ stages, feeds }, all) => {
        const finals = stages.filter(({ final }) => final).map(({ id }) => id);
        const asked = all ? finals : finals.slice(-1);
        const ids = stages.map(({ id }) => id);
        const found = immediateDominators(asked, [...feeds].reverse());
        expect([...found].sort()).toEqual([...slowDominators(ids, asked, feeds)].sort());
      }),
    );
  });
});

describe('stages that every way to a final product passes', () => {
  it('in the golden chain is the robot', () => {
    expect(mustPassStages('integration', goldenFeeds)).toEqual(['robot']);
  });

  it('is a whole line where there is one way only, and nothing where ways are apart', () => {
    expect(mustPassStages('c', feedsOf('a>b b>c'))).toEqual(['a', 'b']);
    expect(mustPassStages('c', feedsOf('a>c b>c'))).toEqual([]);
    expect(mustPassStages('alone', feedsOf('a>b'))).toEqual([]);
  });
});
