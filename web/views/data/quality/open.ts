import type { QualityMeasure } from '../../../../server/contract/quality.ts';

export type SideAsked = 'lacking' | 'having';

/** What is opened in place, as the address says it: `firm_code`, or `firm_code.having` for those that have it. */
export const toOpen = (measure: QualityMeasure, side?: SideAsked): string =>
  side === 'having' ? `${measure}.having` : measure;

/** Which side of a measure is open; undefined when it is shut. */
export function sideOpen(open: string | undefined, measure: QualityMeasure): SideAsked | undefined {
  if (open === measure) return 'lacking';
  return open === toOpen(measure, 'having') ? 'having' : undefined;
}
