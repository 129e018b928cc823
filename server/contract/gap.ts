import { Type, type Static } from 'typebox';
import {
  AsOf,
  EntityRef,
  Evidence,
  Page,
  Reason,
  RegionCode,
  Slug,
  StageStatus,
  TableQuery,
  Tier,
  WeightsText,
} from './common.ts';
import { Region } from './region.ts';

/** A number that may be unknown: scored with its parts, or unscored with the reason. Never null, never a fake 0. */
export const Score = Type.Union([
  Type.Object({
    status: Type.Literal('scored'),
    value: Type.Number({ minimum: 0, maximum: 1 }),
    coverage: Type.Number({
      minimum: 0,
      maximum: 1,
      description: 'weight of the known terms / weight of all',
    }),
    parts: Type.Array(
      Type.Object({
        id: Type.String(),
        weight: Type.Number(),
        value: Type.Optional(Type.Number()),
        unscored: Type.Optional(Type.String()),
        because: Type.Array(Reason, { description: 'what the value rests on, or why there is none' }),
      }),
    ),
  }),
  Type.Object({ status: Type.Literal('unscored'), reason: Type.String() }),
]);
export type Score = Static<typeof Score>;

/** A status that a source states of the region, kept beside the computed one. */
export const Stated = Type.Object({
  status: StageStatus,
  source: Type.String({ description: 'source id' }),
  sourceTitle: Type.String(),
  publisher: Type.Optional(Type.String()),
  observedOn: Type.Optional(Type.String()),
  evidence: Evidence,
  note: Type.Optional(Type.String()),
});
export type Stated = Static<typeof Stated>;

/** What the region has: firms in production and in reserve, laboratories in reserve, corporate groups in production. */
export const Here = Type.Object({
  production: Type.Integer({ minimum: 0 }),
  reserve: Type.Integer({ minimum: 0 }),
  laboratories: Type.Integer({ minimum: 0 }),
  groups: Type.Integer({ minimum: 0 }),
});
export type Here = Static<typeof Here>;

export const StageRef = Type.Object({
  id: Type.String(),
  name: Type.String(),
  nameEn: Type.Optional(Type.String()),
  tier: Tier,
  segment: Type.Optional(Type.String()),
});
export type StageRef = Static<typeof StageRef>;

/** The status of one stage in one region, with everything needed to say why. */
export const Finding = Type.Object({
  stage: StageRef,
  status: StageStatus,
  computed: Type.Object({ status: StageStatus, because: Type.String() }),
  stated: Type.Array(Stated),
  here: Here,
  elsewhere: Type.Object({ firms: Type.Integer({ minimum: 0 }) }),
  severity: Score,
  critical: Type.Boolean(),
  blocks: Type.Array(EntityRef, { description: 'final products that cannot be made without this stage' }),
  finals: Type.Integer({ minimum: 0, description: 'final products of the chain' }),
  feeds: Type.Array(Type.String(), { description: 'ids of the stages it is an input of' }),
  reasons: Type.Array(Reason),
  changes: Type.Array(Reason, { description: 'what it would take to change the verdict' }),
  sources: Type.Array(Type.String(), { description: 'ids of every source the finding rests on' }),
  peer: Type.Optional(Type.Object({ status: StageStatus, here: Here })),
  links: Type.Object({ stage: Type.String(), firmsHere: Type.String(), firms: Type.String() }),
});
export type Finding = Static<typeof Finding>;

export const GapQuery = Type.Object({
  region: RegionCode,
  peer: Type.Optional(RegionCode),
  asOf: Type.Optional(AsOf),
  status: Type.Optional(
    Type.String({ description: 'comma-separated statuses to keep', maxLength: 80, pattern: '^[a-z,]+$' }),
  ),
  weights: Type.Optional(WeightsText),
  ...TableQuery,
});
export const ChainParams = Type.Object({ chain: Slug });

/** The findings of a chain in a region, worst first. */
export const GapList = Type.Object({
  chain: EntityRef,
  region: Region,
  peer: Type.Optional(Region),
  factors: Type.Array(Type.Object({ id: Type.String(), defaultWeight: Type.Number() }), {
    description: 'the terms of severity with the weights they have by themselves',
  }),
  ...Page(Finding).properties,
});
export type GapList = Static<typeof GapList>;
