import type { Reason } from '../contract/common.ts';
import type { Term } from './score.ts';

/**
 * How near a stage is to what the region does already: its density and the largest density of any stage of the chain
 * in the region, both 0 to 1, or why there is none.
 */
export type Nearness =
  { density: number; largest: number; regions: number } | { unscored: string; because?: Reason[] };

/**
 * Feasibility, 0 to 1: the stage's density in the region ÷ the largest of any stage of the chain there. Densities of a
 * chain lie close together and low where a region does little; the ratio says which of its gaps is the nearest one, and
 * keeps 0 for a stage that nothing here is near to.
 */
export function scoreFeasibility(nearness: Nearness): Term {
  if ('unscored' in nearness) return nearness;
  const { density, largest, regions } = nearness;
  if (largest === 0) return { unscored: 'region_has_no_speciality' };
  return {
    value: density / largest,
    because: [{ code: 'density_of_stage', values: { density, largest, regions } }],
  };
}
