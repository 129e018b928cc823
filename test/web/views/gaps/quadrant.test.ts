import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Score } from '../../../../server/contract/gap.ts';
import {
  groupLeft,
  moveOf,
  overlaps,
  placeLabels,
  textWidth,
  toQuadrant,
} from '../../../../web/views/gaps/quadrant.ts';
import { finding } from './findings.ts';

const withFeasibility = (id: string, severity: number, feasibility: number | string) => {
  const score: Score = {
    status: 'scored',
    value: severity,
    coverage: 1,
    parts: [
      typeof feasibility === 'number'
        ? { id: 'feasibility', weight: 0.1, value: feasibility, because: [] }
        : { id: 'feasibility', weight: 0.1, unscored: feasibility, because: [] },
    ],
  };
  return { ...finding({ id, status: 'missing', severity }), severity: score };
};

describe('the quadrant', () => {
  it('places what has both scales, and lists the rest with why, never at 0', () => {
    const quadrant = toQuadrant([
      withFeasibility('a', 0.8, 0),
      withFeasibility('b', 0.6, 'not_enough_data'),
      finding({ id: 'c', status: 'unknown' }),
      finding({ id: 'd', status: 'missing', severity: 0.4 }),
    ]);
    expect(quadrant.placed.map(({ finding, ...at }) => [finding.stage.id, at])).toEqual([
      ['a', { severity: 0.8, feasibility: 0 }],
    ]);
    const left = [...groupLeft(quadrant.left)].map(([because, ones]) => [
      because,
      ones.map(({ stage }) => stage.id),
    ]);
    expect(left).toEqual([
      ['not_enough_data', ['b', 'd']],
      ['no_data', ['c']],
    ]);
  });

  it('tells four moves apart, the half belonging to the better one', () => {
    const moves = [
      { severity: 0.5, feasibility: 0.5 },
      { severity: 0.9, feasibility: 0.49 },
      { severity: 0.49, feasibility: 0.9 },
      { severity: 0.1, feasibility: 0.1 },
    ].map(moveOf);
    expect(moves).toEqual(['first', 'hard', 'easy', 'later']);
  });
});

describe('labels', () => {
  const plot = { x: 0, y: 0, width: 600, height: 400 };
  const point = fc.record({
    x: fc.integer({ min: 10, max: 590 }),
    y: fc.integer({ min: 10, max: 390 }),
    label: fc.constantFrom('牵引电机', 'IGBT', '车体', 'Traction transformer'),
  });

  it('lie on the plot, never on one another nor on the mark of another', () => {
    fc.assert(
      fc.property(fc.array(point, { maxLength: 30 }), (given) => {
        const points = given.map((one, at) => ({ ...one, id: `p${at}` }));
        const placed = [...placeLabels(points, plot)];
        placed.forEach(([id, { box }], at) => {
          expect(overlaps(box, plot) && box.x >= 0 && box.x + box.width <= plot.width).toBe(true);
          for (const [, other] of placed.slice(at + 1)) expect(overlaps(box, other.box)).toBe(false);
          for (const mark of points.filter((one) => one.id !== id)) {
            const core = { x: mark.x - 8, y: mark.y - 8, width: 16, height: 16 };
            expect(overlaps(box, core)).toBe(false);
          }
        });
      }),
    );
  });

  it('stand to the right where there is room, else at another side', () => {
    const lone = (x: number) =>
      placeLabels([{ id: 'a', x, y: 200, label: '牵引电机' }], plot).get('a')!.box.x;
    expect(lone(300)).toBeGreaterThan(300);
    expect(lone(580) + textWidth('牵引电机')).toBeLessThan(580);
  });

  it('are left out rather than laid over another', () => {
    const heap = Array.from({ length: 40 }, (_, at) => ({
      id: `p${at}`,
      x: 300 + at,
      y: 200,
      label: '牵引电机',
    }));
    expect(placeLabels(heap, plot).size).toBeLessThan(10);
  });
});
