/** An eigenvalue with its vector of length 1. */
export interface Eigenpair {
  value: number;
  vector: number[];
}

/** Sweeps at most; a symmetric matrix of some hundred rows needs about ten. */
const mostSweeps = 60;

/**
 * Eigenvalues and vectors of a symmetric matrix, the largest value first, by cyclic Jacobi rotations: slow beside a
 * library, but short, and exact to the last digits for the some hundred stages a chain has.
 * Source: Golub & Van Loan, Matrix Computations, 8.5.
 */
export function eigenpairs(symmetric: readonly (readonly number[])[]): Eigenpair[] {
  const a = symmetric.map((row) => [...row]);
  const vectors = a.map((_, i) => a.map((__, j) => Number(i === j)));
  for (let sweep = 0; sweep < mostSweeps && offDiagonal(a) > 1e-30; sweep += 1) {
    for (let p = 0; p < a.length; p += 1) {
      for (let q = p + 1; q < a.length; q += 1) rotate(a, vectors, p, q);
    }
  }
  return a
    .map((row, i) => ({ value: row[i]!, vector: vectors.map((components) => components[i]!) }))
    .sort((x, y) => y.value - x.value);
}

/** Σ of the squares beside the diagonal: what is left to turn away. */
const offDiagonal = (a: number[][]): number =>
  a.reduce((sum, row, i) => sum + row.reduce((rest, x, j) => (i === j ? rest : rest + x * x), 0), 0);

/** Turns rows and columns p and q so that a[p][q] becomes 0. */
function rotate(a: number[][], vectors: number[][], p: number, q: number): void {
  const apq = a[p]![q]!;
  if (apq === 0) return;
  const theta = (a[q]![q]! - a[p]![p]!) / (2 * apq);
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  for (const row of a) turn(row, p, q, cosine, sine);
  const [rowP, rowQ] = [a[p]!, a[q]!];
  for (let k = 0; k < a.length; k += 1) {
    const [x, y] = [rowP[k]!, rowQ[k]!];
    rowP[k] = cosine * x - sine * y;
    rowQ[k] = sine * x + cosine * y;
  }
  for (const row of vectors) turn(row, p, q, cosine, sine);
}

function turn(row: number[], p: number, q: number, cosine: number, sine: number): void {
  const [x, y] = [row[p]!, row[q]!];
  row[p] = cosine * x - sine * y;
  row[q] = sine * x + cosine * y;
}
