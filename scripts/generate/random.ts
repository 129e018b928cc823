/** The next number from 0 (inclusive) to 1 (exclusive). */
export type Draw = () => number;

/** Spreads the bits of a 32-bit number (the finaliser of MurmurHash3). */
function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** A 32-bit number of a text (FNV-1a). */
export function hashText(text: string): number {
  let h = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) h = Math.imul(h ^ text.charCodeAt(at), 0x01000193);
  return mix(h);
}

/**
 * A stream of random numbers for each index: what is drawn for one thing depends on nothing drawn before, so anything
 * can be made again from its number instead of being kept (mulberry32, period 2^32, by index).
 */
export function streamOf(seed: number, name: string): (index: number) => Draw {
  const start = mix(seed ^ hashText(name));
  return (index) => {
    let state = mix(start + Math.imul(index + 1, 0x9e3779b9));
    return () => {
      state = (state + 0x6d2b79f5) | 0;
      let t = Math.imul(state ^ (state >>> 15), 1 | state);
      t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
      return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
    };
  };
}

/** A whole number from 0 to below `count`. */
export const below = (draw: Draw, count: number): number => Math.floor(draw() * count);

export const pick = <Item>(draw: Draw, items: readonly Item[]): Item => items[below(draw, items.length)]!;

/** A rank from 0 to below `count`, the first ones far more often: P(rank) ~ 1 / (rank + 1), Zipf's law. */
export const zipf = (draw: Draw, count: number): number =>
  Math.min(count - 1, Math.floor(Math.exp(draw() * Math.log(count + 1)) - 1));

/** A number whose logarithm is normal: most are small, few are very large. */
export function logNormal(draw: Draw, median: number, spread: number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
  return median * Math.exp(spread * normal);
}

/** A weight at least 1 whose tail falls as Pareto's: a few are up to `most` times the smallest. */
export const pareto = (draw: Draw, exponent: number, most: number): number =>
  Math.min(most, (1 - draw()) ** (-1 / exponent));
