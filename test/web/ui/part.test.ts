import { expect, it } from 'vitest';
import { fillOf } from '../../../web/ui/part.ts';

it('fills the parts of a score so that no two look alike', () => {
  const fills = Array.from({ length: 10 }, (_, at) => fillOf(at));
  expect(fills.slice(0, 5)).toEqual([1, 2, 3, 4, 5].map((at) => `var(--part-${at})`));
  expect(new Set(fills).size).toBe(10);
});
