import { Type, type Static } from 'typebox';
import { AsOf, EntityRef, RegionCode } from './common.ts';
import { Region } from './region.ts';

export const PredictionQuery = Type.Object({
  region: Type.Optional(RegionCode),
  limit: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 50, description: 'of each kind; 10 where not given' }),
  ),
  asOf: Type.Optional(AsOf),
});
export type PredictionQuery = Static<typeof PredictionQuery>;

/** A firm that may trade with another, or stand in for it: inferred, never counted in a rate or a status. */
export const PredictedPartner = Type.Object({
  firm: EntityRef,
  region: Type.Optional(Region),
  here: Type.Optional(Type.Boolean({ description: 'stands in the region asked about' })),
  score: Type.Number({
    minimum: 0,
    description:
      'suppliers and customers: L3; substitutes: Adamic–Adar. Orders one list; compares with no other',
  }),
  evidence: Type.Literal('suggested'),
  /** What the chain says: the first stage feeds the second. Of a substitute the stage both play. */
  stages: Type.Array(Type.Object({ from: EntityRef, to: Type.Optional(EntityRef) })),
  /**
   * The recorded partners it rests on: `near` trades with the firm asked about. Of a supplier or customer `near` also
   * trades with `far`, who trades with the one predicted; of a substitute `near` trades with both.
   */
  partners: Type.Array(Type.Object({ near: EntityRef, far: Type.Optional(EntityRef) })),
});
export type PredictedPartner = Static<typeof PredictedPartner>;

const Unscored = Type.Optional(
  Type.Union([Type.Literal('no_supplies_recorded'), Type.Literal('no_role_known')]),
);

/** Whom a firm may buy from or sell to, and who is like it. `unscored` says why there is no list. */
export const PredictionAnswer = Type.Object({
  firm: EntityRef,
  suppliers: Type.Array(PredictedPartner),
  customers: Type.Array(PredictedPartner),
  substitutes: Type.Array(PredictedPartner),
  unscored: Type.Object({ suppliers: Unscored, customers: Unscored, substitutes: Unscored }),
});
export type PredictionAnswer = Static<typeof PredictionAnswer>;
