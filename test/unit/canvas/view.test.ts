import { describe, expect, it } from 'vitest';
import { chooseNames } from '../../../web/canvas/network/names.ts';
import { toPalette } from '../../../web/canvas/palette.ts';
import { partOf, segmentsOf } from '../../../web/canvas/map/segments.ts';
import { fitZoom, levelOf, opening, zoomFor } from '../../../web/canvas/zoom.ts';
import { aStage } from './stage.ts';

const extent = (width: number, height: number) => ({ width, height, head: 36, foot: 4 });

describe('zoom', () => {
  it('has three levels with the borders of the design', () => {
    expect([0.3, 0.55, 1, 1.4, 1.41].map(levelOf)).toEqual([1, 2, 2, 2, 3]);
  });

  it('fits the whole, never larger than life, and opens large chains at what fits', () => {
    expect(fitZoom(extent(600, 400), 1300, 700)).toBe(1);
    expect(fitZoom(extent(2600, 400), 1300, 700)).toBe(0.5);
    expect(opening(extent(2600, 400), 48, 1300, 700).zoom).toBe(0.7);
    expect(opening(extent(2600, 400), 150, 1300, 700).zoom).toBe(0.5);
    expect(fitZoom(extent(0, 0), 1300, 700)).toBe(1);
  });

  it('goes to a zoom of the level asked for', () => {
    for (const level of [1, 2, 3] as const) {
      for (const fit of [0.3, 0.8, 1]) expect(levelOf(zoomFor(level, fit))).toBe(level);
    }
  });
});

describe('the theme', () => {
  it('is read from the custom properties, with the light theme in their absence', () => {
    const read = toPalette((property) =>
      property === '--accent' ? ' #8db3f7 ' : property === '--move' ? '0.18s' : '',
    );
    expect(read.accent).toBe('#8db3f7');
    expect(read.move).toBe(180);
    expect(read.surface).toBe('#ffffff');
  });
});

describe('a chain too large to draw', () => {
  const stages = Array.from({ length: 200 }, (_, at) =>
    aStage({ id: `s${at}`, segment: `段${at % 4}`, status: at % 5 === 0 ? 'missing' : 'present' }),
  );
  const feeds = stages.slice(1).map((stage, at) => ({ from: `s${at}`, to: stage.id }));

  it('is offered by segment with counts', () => {
    const [tier] = segmentsOf(stages);
    expect(tier?.segments.map(({ name, stages: count, gaps }) => [name, count, gaps])).toEqual([
      ['段0', 50, 10],
      ['段1', 50, 10],
      ['段2', 50, 10],
      ['段3', 50, 10],
    ]);
  });

  it('is drawn as one segment with what it is joined to, at most 150 stages', () => {
    const part = partOf(stages, feeds, 'midstream|段1');
    expect(part.stages.length).toBeGreaterThan(50);
    expect(part.stages.length).toBeLessThanOrEqual(150);
    const ids = new Set(part.stages.map((stage) => stage.id));
    expect(part.feeds.every(({ from, to }) => ids.has(from) && ids.has(to))).toBe(true);
  });
});

describe('names of marks', () => {
  const wish = (id: string, x: number, value: number, always = false) => ({
    id,
    x,
    y: 0,
    w: 40,
    h: 14,
    value,
    always,
  });

  it('give way to those of more value, but the selected one is always named', () => {
    expect([...chooseNames([wish('a', 0, 1), wish('b', 30, 5), wish('c', 80, 1)])].sort()).toEqual([
      'b',
      'c',
    ]);
    expect([...chooseNames([wish('a', 0, 1, true), wish('b', 30, 5)])]).toEqual(['a']);
  });
});
