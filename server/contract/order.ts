import type { StageStatus, Tier } from './common.ts';

// Beside the schemas, not among them: what only needs the values must not load the validator.

/** Every status, in the order they are shown: the gaps first. */
export const stageStatuses = [
  'missing',
  'reserve',
  'single',
  'weak',
  'present',
  'strong',
  'unknown',
] as const satisfies readonly StageStatus[];

/** The tiers along the chain. */
export const tiers = ['upstream', 'midstream', 'downstream'] as const satisfies readonly Tier[];

/** How much a region has at a stage, the more the higher; no data cannot be compared. */
export const statusStrength: Record<StageStatus, number | undefined> = {
  unknown: undefined,
  missing: 0,
  reserve: 1,
  single: 2,
  weak: 3,
  present: 4,
  strong: 5,
};
