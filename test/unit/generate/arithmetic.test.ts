import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { permute } from '../../../scripts/generate/permutation.ts';
import { streamOf, zipf } from '../../../scripts/generate/random.ts';
import { shareOut } from '../../../scripts/generate/share-out.ts';

describe('a permutation', () => {
  it('is one, and leads back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.integer(), (count, seed) => {
        const { to, from } = permute(count, seed, 'test');
        const places = Array.from({ length: count }, (_, index) => to(index));
        expect(new Set(places).size).toBe(count);
        places.forEach((place, index) => expect(from(place)).toBe(index));
      }),
    );
  });

  it('is exact for ten million', () => {
    const { to, from } = permute(10_000_000, 7, 'test');
    for (const index of [0, 1, 9_999_999, 5_123_457]) expect(from(to(index))).toBe(index);
  });
});

describe('sharing out', () => {
  it('gives whole numbers that are the total, near to the weights', () => {
    const weights = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(weights, fc.nat({ max: 1000 }), (given, total) => {
        const shares = [...shareOut(given.length, total, (index) => given[index]!)];
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(total);
        const all = given.reduce((sum, weight) => sum + weight, 0);
        shares.forEach((share, index) => {
          expect(Math.abs(share - (total * given[index]!) / all)).toBeLessThan(1 + 1e-6);
        });
      }),
    );
  });
});

describe('random numbers', () => {
  it('of one index do not depend on those of another', () => {
    const drawsOf = streamOf(1, 'test');
    const alone = drawsOf(5)();
    const four = drawsOf(4);
    for (let at = 0; at < 10; at++) four();
    expect(drawsOf(5)()).toBe(alone);
    expect(streamOf(2, 'test')(5)()).not.toBe(alone);
    expect(streamOf(1, 'other')(5)()).not.toBe(alone);
  });

  it('fall by rank as Zipf’s law has it', () => {
    const drawsOf = streamOf(3, 'test');
    const counts = new Array<number>(1000).fill(0);
    for (let at = 0; at < 20_000; at++) counts[zipf(drawsOf(at), 1000)]!++;
    expect(counts[0]! / counts[9]!).toBeGreaterThan(4);
    expect(counts[0]! / counts[9]!).toBeLessThan(12);
  });
});
