import { Type, type Static } from 'typebox';
import { AsOf, EntityRef, Provenance, Reason, RegionCode, StageStatus, TableQuery } from './common.ts';
import { Score } from './gap.ts';
import { Region } from './region.ts';

export const ArrivalQuery = Type.Object({ region: RegionCode, asOf: Type.Optional(AsOf), ...TableQuery });

/** `input`: goes into what the firm makes. `complement`: stands beside it in the product that is made of both. */
export const NeedKind = Type.Union([Type.Literal('input'), Type.Literal('complement')]);
export type NeedKind = Static<typeof NeedKind>;

/** `partly`: local output is known to be less than what the firm buys. `unknown` is never counted as met or unmet. */
export const NeedState = Type.Union([
  Type.Literal('met'),
  Type.Literal('partly'),
  Type.Literal('unmet'),
  Type.Literal('unknown'),
]);
export type NeedState = Static<typeof NeedState>;

/** One of the stages that would meet a need, with what the region has of it. */
export const NeedStage = Type.Object({
  stage: EntityRef,
  status: StageStatus,
  production: Type.Integer({ minimum: 0, description: 'firms in production here' }),
  groups: Type.Integer({ minimum: 0, description: 'corporate groups in production here' }),
  links: Type.Object({ firmsHere: Type.String(), firms: Type.String() }),
});
export type NeedStage = Static<typeof NeedStage>;

/** A firm elsewhere that could come along: it supplies the firm, came with it before, or works in the same city. */
export const CoMover = Type.Object({
  firm: EntityRef,
  stage: EntityRef,
  region: Type.Optional(Region),
  how: Type.Union([Type.Literal('supplies'), Type.Literal('brought'), Type.Literal('city')]),
  provenance: Type.Optional(Provenance),
});
export type CoMover = Static<typeof CoMover>;

export const Need = Type.Object({
  id: Type.String({ description: 'the ids of its stages, joined by |' }),
  kind: NeedKind,
  stages: Type.Array(NeedStage, { description: 'alternatives: any one is enough' }),
  of: Type.Array(EntityRef, { description: 'the stages that need it' }),
  state: NeedState,
  share: Type.Optional(
    Type.Number({ minimum: 0, maximum: 1, description: 'how far it is met; absent where unknown' }),
  ),
  weight: Type.Number(),
  purchasesCny: Type.Optional(Type.Number({ description: 'what the firm is recorded to buy of it' })),
  outputCny: Type.Optional(Type.Number({ description: 'output of the producers here' })),
  because: Type.Array(Reason),
});
export type Need = Static<typeof Need>;

/** How a set of needs is met: counts by state, and the share met of those known. */
export const NeedSum = Type.Object({
  met: Type.Integer({ minimum: 0 }),
  partly: Type.Integer({ minimum: 0 }),
  unmet: Type.Integer({ minimum: 0 }),
  unknown: Type.Integer({ minimum: 0 }),
  share: Score,
});
export type NeedSum = Static<typeof NeedSum>;

/**
 * Reverse matching: what a firm would find of what it needs. `roles` says whether its needs follow from counted
 * roles, or, where it has none, from suggested ones.
 */
export const Arrival = Type.Object({
  firm: EntityRef,
  roles: Type.Object({
    basis: Type.Union([Type.Literal('counted'), Type.Literal('suggested'), Type.Literal('none')]),
    stages: Type.Array(EntityRef),
  }),
  weights: Type.Union([Type.Literal('costShare'), Type.Literal('equal')]),
  ...NeedSum.properties,
  inputs: NeedSum,
  complements: NeedSum,
  needs: Type.Array(Need),
  made: Type.Array(EntityRef, { description: 'inputs it makes itself: no needs' }),
});
export type Arrival = Static<typeof Arrival>;

/** One firm's arrival in a region, with who could come along for each need that is not met. */
export const ArrivalDetail = Type.Object({
  ...Arrival.properties,
  region: Region,
  here: Type.Boolean({ description: 'the firm already stands in the region' }),
  needs: Type.Array(
    Type.Object({
      ...Need.properties,
      comers: Type.Array(CoMover),
      comersTotal: Type.Integer({ minimum: 0, description: 'more than `comers` where those were cut' }),
    }),
  ),
});
export type ArrivalDetail = Static<typeof ArrivalDetail>;
