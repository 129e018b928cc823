import { describe, expect, it } from 'vitest';
import { lightPath } from '../../../web/canvas/map/lit.ts';
import { nextStage } from '../../../web/canvas/map/next.ts';
import type { Box } from '../../../web/canvas/map/place.ts';

const feeds = [
  { from: 'steel', to: 'wheel' },
  { from: 'rubber', to: 'wheel' },
  { from: 'wheel', to: 'bogie' },
  { from: 'bogie', to: 'train' },
  { from: 'bogie', to: 'tram' },
  { from: 'paint', to: 'tram' },
];
const box = (id: string, column: number, row: number): Box => ({
  id,
  column,
  row,
  x: column * 160,
  y: row * 46,
  w: 128,
  h: 40,
});
const boxes = [
  box('steel', 0, 0),
  box('rubber', 0, 1),
  box('paint', 0, 3),
  box('wheel', 1, 0),
  box('bogie', 2, 1),
  box('train', 3, 0),
  box('tram', 3, 2),
];
const step = (from: string, key: string, shift = false): string | undefined =>
  nextStage(boxes, feeds, from, { key, shift });

describe('the lit path', () => {
  it('is all inputs of inputs and all outputs of outputs', () => {
    const { stages, feeds: lit } = lightPath(feeds, 'wheel');
    expect([...stages].sort()).toEqual(['bogie', 'rubber', 'steel', 'train', 'tram', 'wheel']);
    expect(lit.has('paint>tram')).toBe(false);
    expect(lit.size).toBe(5);
  });

  it('is only what lies between two stages, whichever came first', () => {
    for (const [one, two] of [
      ['steel', 'tram'],
      ['tram', 'steel'],
    ] as const) {
      const { stages, feeds: lit } = lightPath(feeds, one, two);
      expect([...stages].sort()).toEqual(['bogie', 'steel', 'tram', 'wheel']);
      expect([...lit].sort()).toEqual(['bogie>tram', 'steel>wheel', 'wheel>bogie']);
    }
    expect(lightPath(feeds, 'paint', 'train').feeds.size).toBe(0);
  });

  it('ends in a circle', () => {
    const circle = [...feeds, { from: 'tram', to: 'steel' }];
    expect(lightPath(circle, 'wheel').stages.size).toBe(7);
  });
});

describe('keys on the map', () => {
  it('go along inputs and outputs to the nearest by height', () => {
    expect(step('wheel', 'ArrowLeft')).toBe('steel');
    expect(step('wheel', 'ArrowRight')).toBe('bogie');
    expect(step('paint', 'ArrowRight')).toBe('tram');
    expect(step('steel', 'ArrowLeft')).toBeUndefined();
  });

  it('go to the end of a path with Shift', () => {
    expect(step('steel', 'ArrowRight', true)).toBe('train');
    expect(step('tram', 'ArrowLeft', true)).toBe('paint');
  });

  it('go up and down a column and to the first and last column', () => {
    expect(step('steel', 'ArrowDown')).toBe('rubber');
    expect(step('steel', 'ArrowUp')).toBeUndefined();
    expect(step('bogie', 'Home')).toBe('rubber');
    expect(step('rubber', 'End')).toBe('train');
  });

  it('do not stop in a circle, nor at a stage that is switched off', () => {
    const circle = [...feeds, { from: 'train', to: 'wheel' }];
    expect(nextStage(boxes, circle, 'wheel', { key: 'ArrowRight', shift: true })).toBe('train');
    const some = boxes.filter((one) => one.id !== 'steel');
    expect(nextStage(some, feeds, 'wheel', { key: 'ArrowLeft', shift: false })).toBe('rubber');
  });
});
