import type { Reason } from '../contract/common.ts';
import { densities } from './density.ts';
import { indexComplexity, isConnected, type ComplexityIndex } from './economic-complexity.ts';
import {
  leaveOutEmpty,
  locationQuotients,
  shrunkQuotients,
  specialisations,
  type Production,
} from './location-quotient.ts';
import { diversityOf, proximities, ubiquityOf } from './proximity.ts';

export interface ComplexityLimits {
  regions: number;
  stages: number;
}

/** Below these, a scale of regions or stages says more of chance than of them. */
export const complexityLimits: ComplexityLimits = { regions: 10, stages: 20 };

/**
 * How the regions of one level and the stages of a chain go together. Regions and stages without any firm in production
 * are left out; rows and columns of every table are `regions` and `stages`, sorted by id.
 */
export interface Complexity {
  regions: string[];
  stages: string[];
  counts: number[][];
  quotients: number[][];
  shrunk: number[][];
  /** Undefined for a stage that is near to no other. */
  densities: (number | undefined)[][];
  /** Stages each region is specialised in, and regions specialised in each stage. */
  diversity: number[];
  ubiquity: number[];
  /** Absent where there is not enough data, and `lacks` says what. */
  index?: ComplexityIndex;
  lacks: Reason[];
}

const reason = (code: string, values: Reason['values'] = {}): Reason => ({ code, values });

function lacksOf({ regions, stages }: Production, special: boolean[][], limits: ComplexityLimits): Reason[] {
  const few = (code: string, count: number, needed: number): Reason[] =>
    count < needed ? [reason(code, { count, needed })] : [];
  const lacks = [
    ...few('few_regions_in_production', regions.length, limits.regions),
    ...few('few_stages_in_production', stages.length, limits.stages),
  ];
  if (lacks.length === 0 && !isConnected(special)) lacks.push(reason('regions_not_connected'));
  return lacks;
}

/** Judges a table of firms in production. Nothing depends on the order of its rows and columns. */
export function judgeComplexity(given: Production, limits: ComplexityLimits = complexityLimits): Complexity {
  const production = leaveOutEmpty(given);
  const special = specialisations(production);
  const lacks = lacksOf(production, special, limits);
  const index = lacks.length === 0 ? indexComplexity(special) : undefined;
  if (lacks.length === 0 && !index) lacks.push(reason('complexity_undetermined'));
  // Nothing is empty any more, so every quotient stands on a firm.
  const known = (table: (number | undefined)[][]): number[][] =>
    table.map((row) => row.map((value) => value ?? 0));
  return {
    regions: [...production.regions],
    stages: [...production.stages],
    counts: production.counts.map((row) => [...row]),
    quotients: known(locationQuotients(production)),
    shrunk: known(shrunkQuotients(production)),
    densities: densities(special, proximities(special)),
    diversity: diversityOf(special),
    ubiquity: ubiquityOf(special),
    ...(index ? { index } : {}),
    lacks,
  };
}
