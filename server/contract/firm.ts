import { Type, type Static } from 'typebox';
import { AsOf, EntityRef, Page, PageQuery, Provenance, RegionCode, Slug, StageStatus } from './common.ts';
import { Region } from './region.ts';
import { Fact, Source } from './source.ts';

export const RoleStatus = Type.Union([
  Type.Literal('production'),
  Type.Literal('reserve'),
  Type.Literal('planned'),
  Type.Literal('ended'),
]);
export type RoleStatus = Static<typeof RoleStatus>;

/** What a firm does at a stage. Money in CNY; `share` is the firm's share of the stage, 0 to 1. */
export const Role = Type.Object({
  stage: EntityRef,
  status: Type.Optional(RoleStatus),
  products: Type.Array(Type.String()),
  outputCny: Type.Optional(Type.Number()),
  capacity: Type.Optional(Type.String()),
  share: Type.Optional(Type.Number()),
  provenance: Provenance,
});
export type Role = Static<typeof Role>;

export const FirmRow = Type.Object({
  firm: EntityRef,
  shortName: Type.Optional(Type.String()),
  region: Type.Optional(Region),
  tiers: Type.Array(Type.String()),
  roles: Type.Array(Role),
  anchors: Type.Array(EntityRef, { description: 'chains it anchors' }),
  facts: Type.Integer({ minimum: 0 }),
});
export type FirmRow = Static<typeof FirmRow>;

export const FirmQuery = Type.Object({
  region: Type.Optional(RegionCode),
  chain: Type.Optional(Slug),
  stage: Type.Optional(Slug),
  q: Type.Optional(Type.String({ maxLength: 100 })),
  ...PageQuery,
});

const FacetValue = Type.Object({ ref: EntityRef, count: Type.Integer({ minimum: 0 }) });

/** Active firms by name with how many there are per region and chain in the whole answer. */
export const FirmList = Type.Object({
  ...Page(FirmRow).properties,
  facets: Type.Object({ regions: Type.Array(FacetValue), chains: Type.Array(FacetValue) }),
});
export type FirmList = Static<typeof FirmList>;

export const FirmParams = Type.Object({ firm: Type.String({ minLength: 1, maxLength: 200 }) });

/** The region in which the neighbours of the firm's stages are judged; the firm's own where not given. */
export const FirmDossierQuery = Type.Object({
  region: Type.Optional(RegionCode),
  asOf: Type.Optional(AsOf),
});

/**
 * Where a firm stands on a chain: its stage with the neighbours before and after, each with its status here.
 * `role` is the firm's role there, which may be a suggested one.
 */
export const ChainPosition = Type.Object({
  chain: EntityRef,
  stage: EntityRef,
  role: Role,
  status: StageStatus,
  inputs: Type.Array(Type.Object({ stage: EntityRef, status: StageStatus })),
  outputs: Type.Array(Type.Object({ stage: EntityRef, status: StageStatus })),
});

export type ChainPosition = Static<typeof ChainPosition>;

/** Properties of a firm that a file should have; those absent are listed in `unknown`. */
export const FirmAttribute = Type.Union([
  Type.Literal('creditCode'),
  Type.Literal('stockCode'),
  Type.Literal('staff'),
  Type.Literal('revenueCny'),
  Type.Literal('foundedOn'),
  Type.Literal('groupId'),
]);

/** 一企一档: everything known about a firm, each fact with source and date, and what is not known. */
export const FirmDossier = Type.Object({
  firm: EntityRef,
  shortName: Type.Optional(Type.String()),
  aliases: Type.Array(Type.String()),
  formerNames: Type.Array(Type.String()),
  status: Type.Optional(Type.String()),
  region: Type.Optional(Region),
  tiers: Type.Array(Type.String()),
  attributes: Type.Array(
    Type.Object({ id: FirmAttribute, value: Type.Union([Type.String(), Type.Number()]) }),
  ),
  unknown: Type.Array(FirmAttribute),
  /** The region the positions were judged in; absent where neither it nor the firm's own is known. */
  judgedIn: Type.Optional(Region),
  positions: Type.Array(ChainPosition),
  facts: Type.Array(Fact),
  factsTotal: Type.Integer({ minimum: 0, description: 'more than `facts` where those were cut' }),
  sources: Type.Array(Source),
});
export type FirmDossier = Static<typeof FirmDossier>;
