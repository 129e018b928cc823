/** Each weight is moved by up to this share, up or down. */
export const spread = 0.3;
export const draws = 200;
/** Fixed, so that the same data give the same shares. */
const seed = 20_201_025;

/** Numbers from 0 to 1 that look random and are the same each time (mulberry32). */
export function drawFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The weights of every draw: each moved by itself, evenly between −30 % and +30 %. */
export function perturb(weights: readonly number[]): number[][] {
  const next = drawFrom(seed);
  return Array.from({ length: draws }, () =>
    weights.map((weight) => weight * (1 + spread * (2 * next() - 1))),
  );
}

/** Σ weight·term ÷ Σ weight over the known terms of a row; −1 where none is known, below every score. */
function scoreRow(terms: readonly (number | undefined)[], weights: readonly number[]): number {
  let sum = 0;
  let all = 0;
  for (let at = 0; at < weights.length; at++) {
    const term = terms[at];
    if (term === undefined) continue;
    sum += weights[at]! * term;
    all += weights[at]!;
  }
  return all === 0 ? -1 : sum / all;
}

/** The places of the `top` highest values; of equal ones the first. Kept as a short sorted list: one pass. */
function pickTop(values: Float64Array, top: number): number[] {
  const best: number[] = [];
  for (let at = 0; at < values.length; at++) {
    if (values[at]! < 0) continue;
    if (best.length === top && values[best[top - 1]!]! >= values[at]!) continue;
    let place = best.length;
    while (place > 0 && values[best[place - 1]!]! < values[at]!) place--;
    best.splice(place, 0, at);
    if (best.length > top) best.pop();
  }
  return best;
}

/**
 * Rank stability (method.md §6): for each row of terms the share of draws in which it is among the `top` first. Rows
 * come in the order that breaks ties. A row without a score is never among them and has no share.
 */
export function measureStability(
  rows: readonly (readonly (number | undefined)[])[],
  weights: readonly number[],
  top: number,
): (number | undefined)[] {
  const stays = new Array<number>(rows.length).fill(0);
  const values = new Float64Array(rows.length);
  for (const drawn of perturb(weights)) {
    for (let at = 0; at < rows.length; at++) values[at] = scoreRow(rows[at]!, drawn);
    for (const at of pickTop(values, top)) stays[at]! += 1;
  }
  return rows.map((row, at) => (scoreRow(row, weights) < 0 ? undefined : stays[at]! / draws));
}
