/** Firms in production: `counts[region][stage]`, whole numbers, by the order of `regions` and `stages`. */
export interface Production {
  regions: readonly string[];
  stages: readonly string[];
  counts: readonly (readonly number[])[];
}

/** The sums a quotient is made of: X_c per region, X_p per stage, ΣX. */
export interface Totals {
  ofRegion: number[];
  ofStage: number[];
  ofAll: number;
}

/** How many firms of the reference a shrunk quotient is filled up with. */
export const defaultShrinkage = 5;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** Sums of a production table. */
export function totalsOf({ stages, counts }: Production): Totals {
  const ofRegion = counts.map(sum);
  const ofStage = stages.map((_, stage) => sum(counts.map((row) => row[stage]!)));
  return { ofRegion, ofStage, ofAll: sum(ofRegion) };
}

/**
 * Leaves out the regions without any firm in production and the stages without any: they have no quotient, and would
 * be counted as compared with. Rows and columns come sorted by id, so that the order given changes nothing.
 */
export function leaveOutEmpty(given: Production): Production {
  const { ofRegion, ofStage } = totalsOf(given);
  const kept = (names: readonly string[], totals: number[]): number[] =>
    [...names.keys()].filter((at) => totals[at]! > 0).sort((a, b) => (names[a]! < names[b]! ? -1 : 1));
  const rows = kept(given.regions, ofRegion);
  const columns = kept(given.stages, ofStage);
  return {
    regions: rows.map((row) => given.regions[row]!),
    stages: columns.map((column) => given.stages[column]!),
    counts: rows.map((row) => columns.map((column) => given.counts[row]![column]!)),
  };
}

/**
 * Location quotient of every region at every stage: (X_cp ÷ X_c) ÷ (X_p ÷ ΣX); undefined where the region or the stage
 * has no firm to stand on. Source: Hidalgo & Hausmann (2009), revealed comparative advantage.
 */
export function locationQuotients(production: Production): (number | undefined)[][] {
  const totals = totalsOf(production);
  return production.counts.map((row, region) =>
    row.map((count, stage) => {
      const expected = expectedOf(totals, region, stage);
      return expected === 0 ? undefined : count / expected;
    }),
  );
}

/** How many firms the region would have at the stage, had it the share of all. */
const expectedOf = ({ ofRegion, ofStage, ofAll }: Totals, region: number, stage: number): number =>
  ofAll === 0 ? 0 : ofRegion[region]! * (ofStage[stage]! / ofAll);

/**
 * The quotient drawn towards 1 as if the region had `m` more firms spread like all: (X_cp + m·s_p) ÷ (X_c·s_p + m·s_p),
 * s_p the stage's share of all. With few firms the plain quotient jumps; `m` = 0 gives it back.
 */
export function shrunkQuotients(production: Production, m = defaultShrinkage): (number | undefined)[][] {
  const totals = totalsOf(production);
  return production.counts.map((row, region) =>
    row.map((count, stage) => {
      const share = totals.ofAll === 0 ? 0 : totals.ofStage[stage]! / totals.ofAll;
      const below = (totals.ofRegion[region]! + m) * share;
      return below === 0 ? undefined : (count + m * share) / below;
    }),
  );
}

/**
 * Whether a region is specialised in a stage, LQ ≥ 1, decided on whole numbers as X_cp·ΣX ≥ X_c·X_p: a division would
 * put a quotient of exactly 1 on either side. Exact while the products stay below 2⁵³, a billion firms at a million.
 */
export function specialisations(production: Production): boolean[][] {
  const { ofRegion, ofStage, ofAll } = totalsOf(production);
  return production.counts.map((row, region) =>
    row.map((count, stage) => count > 0 && count * ofAll >= ofRegion[region]! * ofStage[stage]!),
  );
}

/** Firms in production of two regions at the stages of a chain, by stage; a stage that is not named has none. */
export type ProductionCounts = ReadonlyMap<string, number>;

/**
 * The location quotients of a region where all regions are it and one other, by stage, also with `more` firms in
 * production at that stage here; undefined where the region or the stage has no firm to stand on.
 */
export function quotientsAgainst(
  stages: readonly string[],
  here: ProductionCounts,
  there: ProductionCounts,
): (stage: string, more?: number) => number | undefined {
  const total = (counts: ProductionCounts): number => sum(stages.map((stage) => counts.get(stage) ?? 0));
  const [ofRegion, ofOther] = [total(here), total(there)];
  return (stage, more = 0) => {
    const own = (here.get(stage) ?? 0) + more;
    const ofStage = own + (there.get(stage) ?? 0);
    if (ofRegion + more === 0 || ofStage === 0) return undefined;
    return own / (ofRegion + more) / (ofStage / (ofRegion + more + ofOther));
  };
}
