import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { place } from '../../../web/canvas/map/place.ts';
import { placeMap } from '../../../web/canvas/map/shape-of.ts';
import { tiers } from '../../../server/contract/order.ts';
import { anyChain, layeredChain, realChains } from './chains.ts';
import { expectLanesApart, expectRules } from './rules.ts';
import { aStage } from './stage.ts';

describe('places of the chain map', () => {
  const chains = [...realChains()];

  it.each(chains)('keeps every rule on %s', (_, shape) => {
    for (const width of [128, 168]) {
      const placement = place(shape, width);
      expectRules(shape, placement);
      expectLanesApart(placement);
    }
  });

  it.each(chains)('lets %s be read on a screen without an inspector', (_, shape) => {
    const { width, height } = place(shape, 128);
    expect(Math.min(1300 / width, 700 / height)).toBeGreaterThan(0.65);
  });

  it('keeps every rule on random chains, circles and feeds to earlier tiers included', () => {
    fc.assert(
      fc.property(anyChain(24), (shape) => {
        const placement = place(shape, 128);
        expectRules(shape, placement);
        expectLanesApart(placement);
      }),
      { numRuns: 60 },
    );
  });

  it('puts a stage after its inputs of the same tier, and tiers from left to right', () => {
    for (const [, shape] of chains) {
      const { boxes } = place(shape, 128);
      const column = new Map(boxes.map((box) => [box.id, box.column]));
      const tier = new Map(shape.stages.map((stage) => [stage.id, tiers.indexOf(stage.tier)]));
      for (const { from, to } of shape.feeds) {
        const same = tier.get(from) === tier.get(to);
        if (same) expect(column.get(from) ?? 0).toBeLessThan(column.get(to) ?? 0);
      }
      for (const one of shape.stages) {
        for (const other of shape.stages) {
          if ((tier.get(one.id) ?? 0) < (tier.get(other.id) ?? 0)) {
            expect(column.get(one.id) ?? 0).toBeLessThan(column.get(other.id) ?? 0);
          }
        }
      }
    }
  });

  it('keeps a segment together in a column and no column longer than fourteen', () => {
    for (const [, shape] of chains) {
      const segment = new Map(shape.stages.map((stage) => [stage.id, stage.segment]));
      const placed = place(shape, 128).boxes;
      for (const column of new Set(placed.map((box) => box.column))) {
        const boxes = placed.filter((box) => box.column === column);
        expect(boxes.length).toBeLessThanOrEqual(14);
        const order = boxes.sort((a, b) => a.y - b.y).map((box) => segment.get(box.id));
        const blocks = order.filter((name, at) => name !== order[at - 1]);
        expect(new Set(blocks).size).toBe(blocks.length);
      }
    }
  });

  it('does not depend on the order of its input', () => {
    const [, shape] = chains[0] ?? ['', { stages: [], feeds: [] }];
    const turned = { stages: [...shape.stages].reverse(), feeds: [...shape.feeds].reverse() };
    const byId = (placement: ReturnType<typeof place>): unknown =>
      [...placement.boxes].sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(byId(place(turned, 128))).toEqual(byId(place(shape, 128)));
    expect(place(turned, 128).lines).toEqual(place(shape, 128).lines);
  });

  it('is the same for every region: statuses, counts, anchors and peers move no box', () => {
    const feeds = [{ from: 'a', to: 'b', provenance: { evidence: 'claimed' as const, sourceIds: [] } }];
    const bare = { stages: [aStage({ id: 'a', tier: 'upstream' }), aStage({ id: 'b' })], feeds };
    const rich = {
      stages: bare.stages.map((stage) => ({
        ...stage,
        status: 'strong' as const,
        here: { production: 9, reserve: 1, laboratories: 0, groups: 8 },
        anchors: [{ kind: 'firm' as const, id: 'f', name: '中车四方' }],
        peer: { status: 'weak' as const, here: stage.here },
      })),
      feeds,
    };
    expect(placeMap(rich, 'zh')).toEqual(placeMap(bare, 'zh'));
    expect(new Set(placeMap(rich, 'zh').boxes.map((box) => box.h))).toEqual(new Set([40]));
  });

  it.each([0, 1, 150])('works with %i stages', (count) => {
    const shape = layeredChain(count, count);
    const placement = place(shape, 128);
    expect(placement.boxes).toHaveLength(count);
    expectRules(shape, placement);
  });
});
