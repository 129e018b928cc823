import { Type, type Static } from 'typebox';
import { ReportedFigure } from './chain.ts';
import { AsOf, EntityRef, RegionCode, StageStatus, TableQuery } from './common.ts';
import { Here, StageRef } from './gap.ts';
import { LinkedRate } from './rate.ts';
import { Region } from './region.ts';

export const ComparisonQuery = Type.Object({
  region: RegionCode,
  peer: RegionCode,
  asOf: Type.Optional(AsOf),
  ...TableQuery,
});

/** What one region has at a stage. */
export const ComparedSide = Type.Object({
  status: StageStatus,
  computed: StageStatus,
  stated: Type.Array(StageStatus, { description: 'what sources state of it' }),
  here: Here,
});
export type ComparedSide = Static<typeof ComparedSide>;

export const ComparedStage = Type.Object({
  stage: StageRef,
  region: ComparedSide,
  peer: ComparedSide,
  ahead: Type.Optional(
    Type.Union([Type.Literal('region'), Type.Literal('peer'), Type.Literal('level')], {
      description: 'which of the two has more; absent where either has no data',
    }),
  ),
});
export type ComparedStage = Static<typeof ComparedStage>;

/** A reported figure with everything it counts: two figures are of one scope only where this is the same. */
export const ScopedFigure = Type.Object({
  ...ReportedFigure.properties,
  about: Type.Array(EntityRef, { description: 'what exactly it counts' }),
});
export type ScopedFigure = Static<typeof ScopedFigure>;

/** A chain in two regions: stage by stage, both regions' rates, and what is reported of both. */
export const Comparison = Type.Object({
  chain: EntityRef,
  region: Region,
  peer: Region,
  stages: Type.Array(ComparedStage),
  counts: Type.Object(
    {
      region: Type.Integer({ minimum: 0 }),
      peer: Type.Integer({ minimum: 0 }),
      level: Type.Integer({ minimum: 0 }),
      unknown: Type.Integer({ minimum: 0 }),
    },
    { description: 'stages at which the region is ahead, the peer is, neither is, or either has no data' },
  ),
  rates: Type.Object({ region: Type.Array(LinkedRate), peer: Type.Array(LinkedRate) }),
  figures: Type.Object({ region: Type.Array(ScopedFigure), peer: Type.Array(ScopedFigure) }),
});
export type Comparison = Static<typeof Comparison>;
