import { Type, type Static } from 'typebox';
import { AsOf, EntityRef, Page, Provenance, RegionCode, StageStatus, Tier } from './common.ts';
import { Here, Stated } from './gap.ts';
import { Region } from './region.ts';

export const ChainQuery = Type.Object({
  region: RegionCode,
  peer: Type.Optional(RegionCode),
  asOf: Type.Optional(AsOf),
});

/**
 * R4: stages with at least one firm in production here / stages of the chain.
 * `unknown` stages have no data: with any of them the value is a lower bound.
 */
export const Coverage = Type.Object({
  id: Type.Literal('R4'),
  numerator: Type.Integer({ minimum: 0 }),
  denominator: Type.Integer({ minimum: 1 }),
  unknown: Type.Integer({ minimum: 0 }),
  value: Type.Number({ minimum: 0, maximum: 1 }),
});
export type Coverage = Static<typeof Coverage>;

/** A reported figure as it is shown beside a chain or region. */
export const ReportedFigure = Type.Object({
  id: Type.String(),
  measure: Type.String(),
  value: Type.Number(),
  unit: Type.String(),
  bound: Type.Union([
    Type.Literal('exact'),
    Type.Literal('moreThan'),
    Type.Literal('lessThan'),
    Type.Literal('about'),
  ]),
  asOf: Type.Optional(Type.String()),
  periodMonths: Type.Optional(Type.Number()),
  provenance: Provenance,
});
export type ReportedFigure = Static<typeof ReportedFigure>;

const SummaryStage = Type.Object({
  id: Type.String(),
  name: Type.String(),
  nameEn: Type.Optional(Type.String()),
  tier: Tier,
  status: StageStatus,
  critical: Type.Boolean(),
});

/** One chain in one region, small enough to list: each stage with its status. */
export const ChainSummary = Type.Object({
  id: Type.String(),
  name: Type.String(),
  nameEn: Type.Optional(Type.String()),
  description: Type.Optional(Type.String()),
  stages: Type.Array(SummaryStage),
  firms: Type.Object({
    here: Type.Integer({ minimum: 0 }),
    elsewhere: Type.Integer({ minimum: 0 }),
    unplaced: Type.Integer({ minimum: 0, description: 'only a region around this one is known of them' }),
  }),
  anchors: Type.Array(EntityRef),
  coverage: Type.Union([
    Type.Object({ status: Type.Literal('scored'), ...Coverage.properties }),
    Type.Object({ status: Type.Literal('unscored'), reason: Type.String() }),
  ]),
  figures: Type.Array(ReportedFigure, { description: 'figures reported of this chain in this region' }),
  leading: Type.Boolean({
    description: 'a source calls it a leading chain of the region or of a region in it',
  }),
});
export type ChainSummary = Static<typeof ChainSummary>;

export const ChainList = Type.Object({ region: Region, ...Page(ChainSummary).properties });
export type ChainList = Static<typeof ChainList>;

/** A stage as a box of the map. */
export const MapStage = Type.Object({
  id: Type.String(),
  name: Type.String(),
  nameEn: Type.Optional(Type.String()),
  tier: Tier,
  segment: Type.Optional(Type.String()),
  order: Type.Number(),
  final: Type.Boolean(),
  status: StageStatus,
  computed: Type.Object({ status: StageStatus, because: Type.String() }),
  stated: Type.Array(Stated),
  here: Here,
  elsewhere: Type.Object({ firms: Type.Integer({ minimum: 0 }) }),
  critical: Type.Boolean(),
  anchors: Type.Array(EntityRef),
  peer: Type.Optional(Type.Object({ status: StageStatus, here: Here })),
});
export type MapStage = Static<typeof MapStage>;

/** `from` is an input of `to`. Feeds of one `to` with the same `group` are alternatives. */
export const MapFeed = Type.Object({
  from: Type.String(),
  to: Type.String(),
  group: Type.Optional(Type.String()),
  provenance: Provenance,
});
export type MapFeed = Static<typeof MapFeed>;

export const ChainMap = Type.Object({
  chain: Type.Object({ ...EntityRef.properties, description: Type.Optional(Type.String()) }),
  region: Region,
  peer: Type.Optional(Region),
  stages: Type.Array(MapStage),
  feeds: Type.Array(MapFeed),
  figures: Type.Array(ReportedFigure, { description: 'reported of this chain in the region' }),
  peerFigures: Type.Array(ReportedFigure, { description: 'reported of this chain in the peer region' }),
});
export type ChainMap = Static<typeof ChainMap>;
