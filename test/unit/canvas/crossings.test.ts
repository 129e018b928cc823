import ELK, { type ElkExtendedEdge } from 'elkjs/lib/elk.bundled.js';
import { describe, expect, it } from 'vitest';
import { crossingsOf } from '../../../web/canvas/map/crossings.ts';
import { place, type Line } from '../../../web/canvas/map/place.ts';
import { normalise, type Shape } from '../../../web/canvas/map/shape.ts';
import { layeredChain, realChains } from './chains.ts';

const elk = new ELK();

/** The same chain by a general layered layout: free in its columns, without tiers, segments and rings. */
async function layered(input: Shape): Promise<Line[]> {
  const { stages, feeds } = normalise(input);
  const graph = await elk.layout({
    id: 'chain',
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': 'RIGHT',
      'elk.edgeRouting': 'ORTHOGONAL',
      'elk.layered.mergeEdges': 'true',
      'elk.layered.thoroughness': '20',
    },
    children: stages.map(({ id }) => ({ id, width: 128, height: 40 })),
    edges: feeds.map(({ from, to }, at) => ({ id: `e${at}`, sources: [from], targets: [to] })),
  });
  const edges: readonly ElkExtendedEdge[] = graph.edges ?? [];
  return edges.map((edge, at) => ({
    from: feeds[at]?.from ?? '',
    to: feeds[at]?.to ?? '',
    points: (edge.sections ?? []).flatMap(({ startPoint, bendPoints, endPoint }) => [
      startPoint,
      ...(bendPoints ?? []),
      endPoint,
    ]),
  }));
}

async function compare(shapes: readonly Shape[]): Promise<{ ours: number; theirs: number }> {
  let [ours, theirs] = [0, 0];
  for (const shape of shapes) {
    ours += crossingsOf(place(shape, 128).lines);
    theirs += crossingsOf(await layered(shape));
  }
  return { ours, theirs };
}

describe('crossings', () => {
  it('are counted where a level stretch passes an upright one of another pair of stages', () => {
    const level = {
      from: 'a',
      to: 'b',
      points: [
        { x: 0, y: 5 },
        { x: 10, y: 5 },
      ],
    };
    const upright = {
      from: 'c',
      to: 'd',
      points: [
        { x: 5, y: 0 },
        { x: 5, y: 10 },
      ],
    };
    expect(crossingsOf([level, upright])).toBe(1);
    expect(crossingsOf([level, { ...upright, to: 'b' }])).toBe(0);
    expect(
      crossingsOf([
        level,
        {
          ...upright,
          points: [
            { x: 5, y: 5 },
            { x: 5, y: 10 },
          ],
        },
      ]),
    ).toBe(0);
  });

  // Tiers, unbroken segments and lines that never pass behind a box cost crossings a free layout does not have.
  it('stay near those of a free layered layout on the six chains', async () => {
    const { ours, theirs } = await compare([...realChains().values()]);
    expect(ours / theirs).toBeLessThan(1.5);
  });

  it('stay near them on random chains', async () => {
    const { ours, theirs } = await compare([11, 12, 13, 14].map((seed) => layeredChain(seed, 30)));
    expect(ours / theirs).toBeLessThan(1.6);
  });
});
