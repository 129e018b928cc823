import type { EntityKind, StageStatus, Tier } from '../../server/contract/common.ts';
import * as order from '../../server/contract/order.ts';
import type { FactKind } from '../../server/contract/source.ts';

export type { EntityKind, FactKind, StageStatus, Tier };

// Values of the contract's closed sets. The contract itself is imported as types only, because its
// schemas would bring the validator into the page; `Complete` fails to compile when a value is missing.
type Complete<All extends string, Listed extends readonly All[]> = [All] extends [Listed[number]]
  ? Listed
  : never;
const complete =
  <All extends string>() =>
  <const Listed extends readonly All[]>(listed: Complete<All, Listed>): Listed =>
    listed;

/** Every status, the gaps first: the order in which they are shown. */
export const stageStatuses = complete<StageStatus>()(order.stageStatuses);

/** The statuses that ask for recruiting. */
export const gapStatuses = ['missing', 'reserve', 'single', 'weak'] as const satisfies readonly StageStatus[];

export const tiers = complete<Tier>()(order.tiers);

export const entityKinds = complete<EntityKind>()([
  'chain',
  'stage',
  'region',
  'firm',
  'university',
  'association',
  'investor',
  'agency',
  'carrier',
  'project',
  'figure',
  'visit',
  'source',
]);

export const factKinds = complete<FactKind>()([
  'figure',
  'project',
  'visit',
  'leads',
  'carrier',
  'stated',
  'brought',
  'introduced',
  'plays',
  'anchors',
  'supplies',
  'owns',
  'partners_with',
  'member_of',
  'alumni_at',
  'trains_for',
  'researches',
  'runs',
  'adds_to',
  'located_in',
  'in_chain',
  'feeds',
]);
