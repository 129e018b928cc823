import type { EntityKind, Evidence, StageStatus, Tier } from '../../server/contract/common.ts';
import * as order from '../../server/contract/order.ts';
import type { MemberOf, RateId } from '../../server/contract/rate.ts';
import type { FactKind } from '../../server/contract/source.ts';

export type { EntityKind, Evidence, FactKind, MemberOf, RateId, StageStatus, Tier };

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

/** The best evidence first. */
export const evidences = complete<Evidence>()(['verified', 'claimed', 'suggested']);

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

/** The local-matching rates, in the order they are shown. */
export const rateIds = complete<RateId>()(['R1', 'R2', 'R3', 'R4', 'R5']);

/** What a rate opens into: what it counts, and what was left out. */
export const memberParts = complete<MemberOf>()(['numerator', 'denominator', 'unplaced', 'unknown']);
