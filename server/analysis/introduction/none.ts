import type { Reason } from '../../contract/common.ts';

/** What is known of both ends where no path joins them. */
export interface Apart {
  /** Ties of the organisation to be reached. */
  targetTies: number;
  /** How many may introduce from our side, and the ties they have together. */
  ours: number;
  ourTies: number;
  /** Only what was observed by then counted. */
  asOf?: string | undefined;
}

/** Why nobody is known to introduce us, and so what would help. */
export function explainNone({ targetTies, ours, ourTies, asOf }: Apart): Reason[] {
  const reasons: Reason[] = [];
  if (ours === 0) reasons.push({ code: 'introduction_none_of_ours', values: {} });
  else if (ourTies === 0) reasons.push({ code: 'introduction_ours_untied', values: { ours } });
  if (targetTies === 0) reasons.push({ code: 'introduction_target_untied', values: {} });
  if (reasons.length === 0)
    reasons.push({ code: 'introduction_not_joined', values: { targetTies, ourTies } });
  if (asOf !== undefined) reasons.push({ code: 'introduction_as_of', values: { asOf } });
  return reasons;
}
