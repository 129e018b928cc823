import { Type, type Static } from 'typebox';
import {
  AsOf,
  EntityRef,
  Page,
  PageQuery,
  Provenance,
  RegionCode,
  Slug,
  StageStatus,
  TableQuery,
} from './common.ts';
import { Region } from './region.ts';

/** The five definitions of the local-matching rate, always shown side by side. */
export const RateId = Type.Union([
  Type.Literal('R1', { description: 'local purchase value / purchase value' }),
  Type.Literal('R2', { description: 'local suppliers / suppliers' }),
  Type.Literal('R3', { description: 'buyers with a local supplier / buyers with a recorded supplier' }),
  Type.Literal('R4', { description: 'stages with a firm in production here / stages of the chain' }),
  Type.Literal('R5', { description: 'Σ weight · min(1, capacity / need) / Σ weight' }),
]);
export type RateId = Static<typeof RateId>;

const count = (description: string) => Type.Optional(Type.Integer({ minimum: 0, description }));

const scored = {
  id: RateId,
  status: Type.Literal('scored'),
  unit: Type.Union(
    [Type.Literal('cny'), Type.Literal('firm'), Type.Literal('stage'), Type.Literal('weight')],
    { description: 'what numerator and denominator count' },
  ),
  numerator: Type.Number(),
  denominator: Type.Number(),
  value: Type.Number({ minimum: 0, maximum: 1 }),
  coverage: Type.Optional(
    Type.Number({
      minimum: 0,
      maximum: 1,
      description:
        'share of what the rate could stand on: R1 purchases of known value, R5 stages of known capacity and need',
    }),
  ),
  unplaced: count(
    'purchases (R1), suppliers (R2) or buyers (R3) of which it is not known whether they count as local',
  ),
  unknown: count(
    'purchases without a value (R1), stages without data (R4), stages without capacity or need (R5)',
  ),
  atMost: Type.Optional(
    Type.Number({
      minimum: 0,
      maximum: 1,
      description:
        'the value if all of `unplaced`, or of the stages without data, were here: `value` is then a lower bound',
    }),
  ),
  weighting: Type.Optional(
    Type.Union([Type.Literal('cost_share'), Type.Literal('criticality')], {
      description: 'the weights of R5',
    }),
  ),
};

const unscored = {
  id: RateId,
  status: Type.Literal('unscored'),
  reason: Type.String(),
  unknown: count(
    'what is recorded but cannot be counted: purchases without a value, stages without capacity or need',
  ),
};

/** One definition in one region: numerator and denominator, or why there is none. Never a 0 that nobody counted. */
export const Rate = Type.Union([Type.Object(scored), Type.Object(unscored)]);
export type Rate = Static<typeof Rate>;

/** A rate with the addresses of the members of its numerator and denominator. */
export const LinkedRate = Type.Union([
  Type.Object({ ...scored, links: Type.Object({ numerator: Type.String(), denominator: Type.String() }) }),
  Type.Object(unscored),
]);
export type LinkedRate = Static<typeof LinkedRate>;

const asked = {
  region: RegionCode,
  anchor: Type.Optional(
    Type.String({
      maxLength: 1000,
      description: 'comma-separated firm ids: R1 to R3 and the need of R5 are then of these buyers only',
    }),
  ),
  asOf: Type.Optional(AsOf),
};

export const RateQuery = Type.Object({ ...asked, ...TableQuery });

/** All five rates of a chain in a region, in order. */
export const RateList = Type.Object({
  chain: EntityRef,
  region: Region,
  rates: Type.Array(LinkedRate),
});
export type RateList = Static<typeof RateList>;

export const MemberOf = Type.Union([
  Type.Literal('numerator'),
  Type.Literal('denominator'),
  Type.Literal('unplaced'),
  Type.Literal('unknown'),
]);
export type MemberOf = Static<typeof MemberOf>;

export const RateMemberParams = Type.Object({ chain: Slug, rate: RateId });
export const RateMemberQuery = Type.Object({ ...asked, of: MemberOf, ...PageQuery });

/** Whether a supplier stands in the region, is known to stand outside, or neither is known. */
export const Place = Type.Union([Type.Literal('here'), Type.Literal('elsewhere'), Type.Literal('unplaced')]);
export type Place = Static<typeof Place>;

/** A purchase behind R1. */
export const PurchaseMember = Type.Object({
  kind: Type.Literal('purchase'),
  id: Type.String({ description: 'the id of the fact' }),
  supplier: EntityRef,
  supplierRegion: Type.Optional(Region),
  place: Place,
  buyer: EntityRef,
  stage: Type.Optional(EntityRef),
  valueCny: Type.Optional(Type.Number()),
  year: Type.Optional(Type.Integer()),
  provenance: Provenance,
});
export type PurchaseMember = Static<typeof PurchaseMember>;

/** A supplier behind R2, or a buyer behind R3. */
export const FirmMember = Type.Object({
  kind: Type.Literal('firm'),
  firm: EntityRef,
  region: Type.Optional(Region),
  place: Type.Optional(Place),
  purchases: Type.Integer({
    minimum: 1,
    description: 'recorded purchases from this supplier, or by this buyer',
  }),
  localPurchases: Type.Integer({ minimum: 0 }),
});
export type FirmMember = Static<typeof FirmMember>;

/** A stage behind R4 or R5. */
export const StageMember = Type.Object({
  kind: Type.Literal('stage'),
  stage: EntityRef,
  status: StageStatus,
  production: Type.Integer({ minimum: 0 }),
  capacityCny: Type.Optional(Type.Number()),
  needCny: Type.Optional(Type.Number()),
  weight: Type.Optional(Type.Number()),
  met: Type.Optional(Type.Number({ description: 'min(1, capacity / need)' })),
});
export type StageMember = Static<typeof StageMember>;

export const RateMember = Type.Union([PurchaseMember, FirmMember, StageMember]);
export type RateMember = Static<typeof RateMember>;

/** What a numerator or denominator is made of, or what was left out. */
export const RateMemberList = Type.Object({
  chain: EntityRef,
  region: Region,
  rate: RateId,
  of: MemberOf,
  ...Page(RateMember).properties,
});
export type RateMemberList = Static<typeof RateMemberList>;
