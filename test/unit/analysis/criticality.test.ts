import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  blockedFinals,
  feasibleWithout,
  toInputGroups,
  type FeedEdge,
  type StageNode,
} from '../../../server/analysis/criticality.ts';

const golden = `steel>gear magnet>motor chip>controller gear>reducer reducer>arm motor>servo controller>servo
controller>arm servo>arm arm>robot vision>robot robot>integration chip>vision`;

const feedsOf = (text: string): FeedEdge[] =>
  text.split(/\s+/).map((pair) => {
    const [from, rest] = pair.split('>') as [string, string];
    const [to, group] = rest.split(':') as [string, string | undefined];
    return { from, to, group };
  });

const stagesOf = (feeds: FeedEdge[], finals: string[]): StageNode[] =>
  [...new Set(feeds.flatMap(({ from, to }) => [from, to]))].map((id) => ({ id, final: finals.includes(id) }));

describe('criticality by input groups', () => {
  it('finds all 11 other stages critical when every input is needed (golden chain)', () => {
    const feeds = feedsOf(golden);
    const blocked = blockedFinals(stagesOf(feeds, ['integration']), feeds);
    const critical = [...blocked].filter(([, finals]) => finals.length > 0).map(([id]) => id);
    expect(critical).toHaveLength(11);
    expect(blocked.get('integration')).toEqual([]);
    expect(blocked.get('chip')).toEqual(['integration']);
  });

  it('does not call an alternative critical, and does call what both alternatives need', () => {
    const feeds = feedsOf('igbt>converter:power sic>converter:power wafer>igbt wafer>sic converter>train');
    const blocked = blockedFinals(stagesOf(feeds, ['train']), feeds);
    expect(blocked.get('igbt')).toEqual([]);
    expect(blocked.get('sic')).toEqual([]);
    expect(blocked.get('wafer')).toEqual(['train']);
    expect(blocked.get('converter')).toEqual(['train']);
  });

  it('counts only the final products that a stage blocks', () => {
    const feeds = feedsOf('motor>train motor>tram body>train');
    const blocked = blockedFinals(stagesOf(feeds, ['train', 'tram']), feeds);
    expect(blocked.get('motor')).toEqual(['train', 'tram']);
    expect(blocked.get('body')).toEqual(['train']);
  });

  it('ignores a feed that names a stage outside the chain', () => {
    const stages = [{ id: 'a', final: true }];
    expect(blockedFinals(stages, [{ from: 'elsewhere', to: 'a' }]).get('a')).toEqual([]);
  });

  it('never calls stages on a cycle feasible by leaning on each other', () => {
    const feeds = feedsOf('a>b b>a');
    expect(feasibleWithout(toInputGroups(stagesOf(feeds, []), feeds)).size).toBe(0);
  });
});

/** A random chain: feeds go from lower to higher numbers only, in up to three groups per stage. */
const chain = fc.integer({ min: 2, max: 9 }).chain((size) =>
  fc.record({
    size: fc.constant(size),
    feeds: fc.array(
      fc.record({ from: fc.nat(size - 2), step: fc.integer({ min: 1, max: size - 1 }), group: fc.nat(3) }),
      { maxLength: 20 },
    ),
  }),
);

function toChain({ size, feeds }: { size: number; feeds: { from: number; step: number; group: number }[] }) {
  const edges = new Map<string, FeedEdge>();
  for (const { from, step, group } of feeds) {
    const to = Math.min(size - 1, from + step);
    edges.set(`${from}>${to}`, {
      from: `s${from}`,
      to: `s${to}`,
      group: group === 0 ? undefined : `g${group}`,
    });
  }
  const list = [...edges.values()];
  const stages = Array.from({ length: size }, (_, i) => ({
    id: `s${i}`,
    final: !list.some((edge) => edge.from === `s${i}`),
  }));
  return { stages, feeds: list };
}

/** Slow reference: a stage can be made when some choice of one input per group can all be made, by recursion. */
function canMake(stages: StageNode[], feeds: FeedEdge[], id: string, removed: string): boolean {
  if (id === removed) return false;
  const inputs = feeds.filter((feed) => feed.to === id);
  const groups = new Set(inputs.map((feed) => feed.group ?? `alone ${feed.from}`));
  return [...groups].every((group) =>
    inputs.some(
      (feed) => (feed.group ?? `alone ${feed.from}`) === group && canMake(stages, feeds, feed.from, removed),
    ),
  );
}

describe('criticality on random chains', () => {
  it('agrees with the recursive reference', () => {
    fc.assert(
      fc.property(chain, (drawn) => {
        const { stages, feeds } = toChain(drawn);
        const blocked = blockedFinals(stages, feeds);
        for (const stage of stages) {
          const expected = stages
            .filter(
              (final) => final.final && final.id !== stage.id && !canMake(stages, feeds, final.id, stage.id),
            )
            .map((final) => final.id)
            .sort();
          expect(blocked.get(stage.id)).toEqual(expected);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('does not depend on the order of stages and feeds', () => {
    fc.assert(
      fc.property(chain, (drawn) => {
        const { stages, feeds } = toChain(drawn);
        const forwards = blockedFinals(stages, feeds);
        const backwards = blockedFinals([...stages].reverse(), [...feeds].reverse());
        for (const [id, finals] of forwards) expect(backwards.get(id)).toEqual(finals);
      }),
    );
  });

  it('never makes a stage less critical by removing an alternative', () => {
    fc.assert(
      fc.property(chain, (drawn) => {
        const { stages, feeds } = toChain(drawn);
        const grouped = feeds.find((feed) =>
          feeds.some(
            (other) =>
              other !== feed &&
              other.to === feed.to &&
              other.group !== undefined &&
              other.group === feed.group,
          ),
        );
        fc.pre(grouped !== undefined);
        const before = blockedFinals(stages, feeds);
        const after = blockedFinals(
          stages,
          feeds.filter((feed) => feed !== grouped),
        );
        for (const [id, finals] of before) {
          if (id === grouped!.from) continue;
          for (const final of finals) expect(after.get(id)).toContain(final);
        }
      }),
    );
  });
});
