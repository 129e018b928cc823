import { Type, type Static } from 'typebox';
import { NeedStage } from './arrival.ts';
import { AsOf, EntityRef, Provenance, RegionCode, TableQuery } from './common.ts';
import { ScopedFigure } from './comparison.ts';
import { Place } from './rate.ts';
import { Region } from './region.ts';

export const PartnerQuery = Type.Object({ region: RegionCode, asOf: Type.Optional(AsOf), ...TableQuery });

/** A recorded supplier or customer. `place`: here, known to stand elsewhere, or neither known. */
export const Partner = Type.Object({
  firm: EntityRef,
  region: Type.Optional(Region),
  place: Place,
  stage: Type.Optional(EntityRef),
  valueCny: Type.Optional(Type.Number()),
  year: Type.Optional(Type.Integer()),
  provenance: Provenance,
});
export type Partner = Static<typeof Partner>;

const counts = {
  here: Type.Integer({ minimum: 0 }),
  elsewhere: Type.Integer({ minimum: 0 }),
  unplaced: Type.Integer({ minimum: 0 }),
};

/** Partners at one stage; the stage is absent where no source says what is supplied. Suggested ones are not counted. */
export const PartnerStage = Type.Object({
  stage: Type.Optional(NeedStage),
  partners: Type.Array(Partner),
  ...counts,
});
export type PartnerStage = Static<typeof PartnerStage>;

export const PartnerSide = Type.Object({
  ...counts,
  suggested: Type.Integer({ minimum: 0, description: 'relations that are only inferred' }),
  stages: Type.Array(PartnerStage),
  structure: Type.Array(Type.Object({ of: EntityRef, stages: Type.Array(NeedStage) }), {
    description:
      'where no partner is recorded: the stages before (or after) its own, as the chain has them; no recorded relations',
  }),
});
export type PartnerSide = Static<typeof PartnerSide>;

/** A firm whose arrival brought another. */
export const Brought = Type.Object({
  firm: EntityRef,
  region: Type.Optional(Region),
  place: Place,
  by: Type.Boolean({ description: 'true: it brought the firm asked about; false: it was brought by it' }),
  provenance: Provenance,
});
export type Brought = Static<typeof Brought>;

/** Whom a firm buys from and sells to, who of them is not here yet, and what it brought. */
export const Partners = Type.Object({
  firm: EntityRef,
  region: Region,
  suppliers: PartnerSide,
  customers: PartnerSide,
  brought: Type.Array(Brought),
  figures: Type.Array(ScopedFigure, {
    description:
      'what sources report of the firm in numbers, newest first; never split into partners by name',
  }),
});
export type Partners = Static<typeof Partners>;
