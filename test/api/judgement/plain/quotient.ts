// Written from the definitions alone, with plain arrays and no regard for speed, so that the product has something to
// be held against. Nothing here knows the product's own measures.

/** One number per region and stage: rows are regions, columns are stages. */
export type Grid = number[][];

const sum = (values: number[]): number => {
  let total = 0;
  for (const value of values) total += value;
  return total;
};
const column = (grid: Grid, p: number): number[] => grid.map((row) => row[p]!);

/** What every cell is made into; regions in rows, stages in columns. */
const eachCell = <Value>(grid: Grid, make: (c: number, p: number) => Value): Value[][] =>
  grid.map((row, c) => row.map((_, p) => make(c, p)));

/** LQ, `undefined` at a stage that nobody in any region plays. */
export const quotients = (x: Grid): (number | undefined)[][] => {
  const all = sum(x.map(sum));
  return eachCell(x, (c, p) => {
    const stage = sum(column(x, p));
    return stage === 0 ? undefined : x[c]![p]! / sum(x[c]!) / (stage / all);
  });
};

/** LQ drawn to 1 by `m` firms of the average region. */
export const shrunk = (x: Grid, m: number): (number | undefined)[][] => {
  const all = sum(x.map(sum));
  return eachCell(x, (c, p) => {
    const share = sum(column(x, p)) / all;
    return share === 0 ? undefined : (x[c]![p]! + m * share) / (sum(x[c]!) * share + m * share);
  });
};

/** 1 where LQ is at least 1. Asked of whole numbers, for 1 exactly is at least 1. */
export const presence = (x: Grid): Grid => {
  const all = sum(x.map(sum));
  return eachCell(x, (c, p) => {
    const stage = sum(column(x, p));
    return stage > 0 && x[c]![p]! * all >= sum(x[c]!) * stage ? 1 : 0;
  });
};

/** How many regions have both of two stages, over the more common one's regions; the diagonal stays empty. */
export const proximities = (m: Grid): Grid => {
  const stages = m[0]!.length;
  const regionsOf = Array.from({ length: stages }, (_, p) => sum(column(m, p)));
  return Array.from({ length: stages }, (_, p) =>
    Array.from({ length: stages }, (_, q) => {
      const common = m.filter((row) => row[p] === 1 && row[q] === 1).length;
      return p === q || common === 0 ? 0 : common / Math.max(regionsOf[p]!, regionsOf[q]!);
    }),
  );
};

/** Share of a stage's proximity that a region has already; `undefined` where the stage is near no other. */
export const densities = (m: Grid): (number | undefined)[][] => {
  const near = proximities(m);
  return eachCell(m, (c, p) => {
    const around = sum(near[p]!);
    return around === 0 ? undefined : sum(near[p]!.map((value, q) => value * m[c]![q]!)) / around;
  });
};

/** Eigenvalues and vectors of a symmetric matrix by turning away its largest corner until none is left. */
export function turnOut(matrix: Grid): { value: number; vector: number[] }[] {
  const size = matrix.length;
  const a = matrix.map((row) => [...row]);
  const v: Grid = a.map((_, i) => a.map((__, j) => (i === j ? 1 : 0)));
  for (let turn = 0; turn < 100 * size * size; turn += 1) {
    let [row, col] = [0, 1];
    for (let i = 0; i < size; i += 1)
      for (let j = i + 1; j < size; j += 1)
        if (Math.abs(a[i]![j]!) > Math.abs(a[row]![col]!)) [row, col] = [i, j];
    if (Math.abs(a[row]![col]!) < 1e-14) break;
    const angle = Math.atan2(2 * a[row]![col]!, a[col]![col]! - a[row]![row]!) / 2;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    for (let k = 0; k < size; k += 1) {
      const [one, other] = [a[k]![row]!, a[k]![col]!];
      a[k]![row] = cos * one - sin * other;
      a[k]![col] = sin * one + cos * other;
    }
    for (let k = 0; k < size; k += 1) {
      const [one, other] = [a[row]![k]!, a[col]![k]!];
      a[row]![k] = cos * one - sin * other;
      a[col]![k] = sin * one + cos * other;
      const [left, right] = [v[k]![row]!, v[k]![col]!];
      v[k]![row] = cos * left - sin * right;
      v[k]![col] = sin * left + cos * right;
    }
  }
  const pairs = a.map((_, i) => ({ value: a[i]![i]!, vector: v.map((line) => line[i]!) }));
  return pairs.sort((one, other) => other.value - one.value);
}

/** Eigenvalues of what stages share, ECI of the regions and PCI of the stages of a table of 0 and 1 without empty lines. */
export function complexities(m: Grid): { values: number[]; eci: number[]; pci: number[] } {
  const diversity = m.map(sum);
  const ubiquity = m[0]!.map((_, p) => sum(column(m, p)));
  const shared = ubiquity.map((one, p) =>
    ubiquity.map((other, q) => {
      const parts = m.map((row, c) => (row[p]! * row[q]!) / diversity[c]!);
      return sum(parts) / Math.sqrt(one * other);
    }),
  );
  const turned = turnOut(shared);
  const stages = turned[1]!.vector.map((value, p) => value / Math.sqrt(ubiquity[p]!));
  const regions = m.map((row, c) => sum(row.map((has, p) => has * stages[p]!)) / diversity[c]!);
  const mean = sum(regions) / regions.length;
  const deviation = Math.sqrt(sum(regions.map((value) => (value - mean) ** 2)) / regions.length);
  const average = sum(diversity) / diversity.length;
  const together = sum(regions.map((value, c) => (value - mean) * (diversity[c]! - average)));
  const scale = (value: number) => ((together < 0 ? -1 : 1) * (value - mean)) / deviation;
  return { values: turned.map(({ value }) => value), eci: regions.map(scale), pci: stages.map(scale) };
}
