import { eigenpairs } from './eigen.ts';
import { diversityOf, ubiquityOf } from './proximity.ts';

/** The economic complexity index of each region and the product complexity index of each stage. */
export interface ComplexityIndex {
  eci: number[];
  pci: number[];
}

/** Two eigenvalues nearer than this are one: the vector between them is then a matter of chance. */
const sameEigenvalue = 1e-9;

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const deviation = (values: readonly number[]): number => {
  const centre = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - centre) ** 2)));
};
const covariance = (a: readonly number[], b: readonly number[]): number => {
  const [ofA, ofB] = [mean(a), mean(b)];
  return mean(a.map((value, i) => (value - ofA) * (b[i]! - ofB)));
};

/** Whether every region and stage hangs together by specialities: apart, they cannot be put on one scale. */
export function isConnected(special: readonly (readonly boolean[])[]): boolean {
  const regions = new Set([0]);
  const stages = new Set<number>();
  for (const region of regions) {
    special[region]?.forEach((is, stage) => {
      if (!is || stages.has(stage)) return;
      stages.add(stage);
      special.forEach((row, other) => row[stage] && regions.add(other));
    });
  }
  return regions.size === special.length && stages.size === (special[0]?.length ?? 0);
}

/**
 * M̃_pp' = Σ_c M_cp·M_cp' ÷ (k_p·k_c) made symmetric by k_p^½ on either side, which keeps its eigenvalues: it can then
 * be solved exactly, and its vectors are turned back by k_p^−½.
 */
function symmetricSteps(special: readonly (readonly boolean[])[]): number[][] {
  const [ubiquity, diversity] = [ubiquityOf(special), diversityOf(special)];
  const steps = ubiquity.map(() => ubiquity.map(() => 0));
  special.forEach((row, region) => {
    const own = [...row.keys()].filter((stage) => row[stage]);
    for (const p of own) {
      for (const q of own) steps[p]![q]! += 1 / (diversity[region]! * Math.sqrt(ubiquity[p]! * ubiquity[q]!));
    }
  });
  return steps;
}

/** Eigenvalues of M̃_pp', the largest first; the first is 1. */
export const complexityEigenvalues = (special: readonly (readonly boolean[])[]): number[] =>
  eigenpairs(symmetricSteps(special)).map(({ value }) => value);

/**
 * ECI and PCI from the second eigenvector of M̃_pp': a region's index is the mean of its stages', with the sign that
 * goes with diversity, mean 0 and deviation 1 over the regions (ddof 0); stages stand on the same scale.
 * Undefined where the vector or its sign is not determined: the second eigenvalue is no simple one, or no region
 * differs. Source: Hidalgo & Hausmann (2009); as py-ecomplexity.
 */
export function indexComplexity(special: readonly (readonly boolean[])[]): ComplexityIndex | undefined {
  const [, second, third] = eigenpairs(symmetricSteps(special));
  if (!second || (third && second.value - third.value < sameEigenvalue)) return undefined;
  const [ubiquity, diversity] = [ubiquityOf(special), diversityOf(special)];
  const stages = second.vector.map((component, stage) => component / Math.sqrt(ubiquity[stage]!));
  const regions = special.map(
    (row, region) =>
      row.reduce((sum, is, stage) => (is ? sum + stages[stage]! : sum), 0) / diversity[region]!,
  );
  const [centre, spread] = [mean(regions), deviation(regions)];
  const along = covariance(regions, diversity);
  if (spread < sameEigenvalue || Math.abs(along) < sameEigenvalue * spread) return undefined;
  const scale = Math.sign(along) / spread;
  return {
    eci: regions.map((value) => (value - centre) * scale),
    pci: stages.map((value) => (value - centre) * scale),
  };
}
