import { hashText } from './random.ts';

/** Numbers 0 … count−1 in another order, with the way back; takes no memory. */
export interface Permutation {
  to(index: number): number;
  from(place: number): number;
}

const greatestCommonDivisor = (a: number, b: number): number =>
  b === 0 ? a : greatestCommonDivisor(b, a % b);

/** place = step × index + shift (mod count); products of two numbers below 2^26 are exact. Throws a RangeError beyond. */
export function permute(count: number, seed: number, name: string): Permutation {
  if (count > 2 ** 26) throw new RangeError(`at most ${2 ** 26} can be permuted, not ${count}`);
  const hash = hashText(`${name} ${seed}`) >>> 0;
  let step = Math.max(1, Math.floor(count * 0.381966) + (hash % 1000));
  while (greatestCommonDivisor(step, count) !== 1) step++;
  step %= count;
  const shift = hash % count;
  const back = inverse(step, count);
  return {
    to: (index) => (index * step + shift) % count,
    from: (place) => (((place - shift + count) % count) * back) % count,
  };
}

/** The number that multiplied by `step` leaves 1 (mod count), by Euclid. */
function inverse(step: number, count: number): number {
  let [r, nextR, t, nextT] = [count, step, 0, 1];
  while (nextR !== 0) {
    const quotient = Math.floor(r / nextR);
    [r, nextR] = [nextR, r - quotient * nextR];
    [t, nextT] = [nextT, t - quotient * nextT];
  }
  return ((t % count) + count) % count;
}
