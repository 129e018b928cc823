import { Type, type Static } from 'typebox';
import { AsOf, EntityRef, Evidence, Reason, RegionCode, TableQuery } from './common.ts';
import { Region } from './region.ts';

/** The relations that tie two organisations, as facts name them. */
export const TieKind = Type.Union([
  Type.Literal('owns'),
  Type.Literal('supplies'),
  Type.Literal('partners_with'),
  Type.Literal('alumni_at'),
  Type.Literal('member_of'),
  Type.Literal('introduced'),
  Type.Literal('brought'),
]);
export type TieKind = Static<typeof TieKind>;

const OrganisationId = Type.String({ minLength: 1, maxLength: 200 });

export const IntroductionQuery = Type.Object({
  from: Type.Optional(OrganisationId),
  to: OrganisationId,
  region: Type.Optional(RegionCode),
  hop: Type.Optional(
    Type.String({
      maxLength: 20,
      description: 'above 0 to 1: what a path keeps of its score for each further hop; 0.8 where not given',
    }),
  ),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, description: '5 where not given' })),
  diverse: Type.Optional(
    Type.Union([Type.Literal('true'), Type.Literal('false')], {
      description: 'paths that share no introducer first, the others after them',
    }),
  ),
  asOf: Type.Optional(AsOf),
  ...TableQuery,
});
export type IntroductionQuery = Static<typeof IntroductionQuery>;

/** One hop: the strongest relation between two organisations. It may point either way: `from` → `to` says which. */
export const IntroductionEdge = Type.Object({
  kind: TieKind,
  from: Type.String({ description: 'organisation id at the tail of the relation' }),
  to: Type.String({ description: 'organisation id at its head' }),
  strength: Type.Number({ minimum: 0, maximum: 1 }),
  evidence: Evidence,
  sourceIds: Type.Array(Type.String()),
  observedOn: Type.Optional(Type.String()),
  since: Type.Optional(Type.String()),
  position: Type.Optional(Type.String()),
  note: Type.Optional(Type.String()),
  others: Type.Integer({ minimum: 0, description: 'weaker relations between the same two' }),
  because: Type.Array(Reason),
});
export type IntroductionEdge = Static<typeof IntroductionEdge>;

/** A way to be introduced. `score` is the product of the strengths × hop^(hops−1). */
export const IntroductionPath = Type.Object({
  score: Type.Number({ minimum: 0, maximum: 1 }),
  organisations: Type.Array(EntityRef),
  edges: Type.Array(IntroductionEdge),
});
export type IntroductionPath = Static<typeof IntroductionPath>;

/** Somebody on a path who would have to speak for us, and for how many targets being worked on they might be asked. */
export const Introducer = Type.Object({
  organisation: EntityRef,
  load: Type.Integer({
    minimum: 0,
    description: 'targets planned, in reserve or negotiating it has a tie to',
  }),
  targets: Type.Array(EntityRef),
});
export type Introducer = Static<typeof Introducer>;

/**
 * A university whose alumni lead in a chain the firm is in. Somebody to ask, and no tie to the firm: the report is of the
 * whole trade and names no firm.
 */
export const Lead = Type.Object({
  organisation: EntityRef,
  chain: EntityRef,
  position: Type.Optional(Type.String({ description: 'posts the alumni hold, as the source says' })),
  evidence: Evidence,
  sourceIds: Type.Array(Type.String()),
  observedOn: Type.Optional(Type.String()),
  note: Type.Optional(Type.String()),
});
export type Lead = Static<typeof Lead>;

export const IntroductionAnswer = Type.Object({
  from: Type.Optional(EntityRef),
  to: EntityRef,
  region: Type.Optional(Region),
  hop: Type.Number(),
  halfLifeYears: Type.Number(),
  paths: Type.Array(IntroductionPath),
  introducers: Type.Array(Introducer),
  ours: Type.Array(EntityRef, {
    description: 'organisations of ours in the region that a path may start from, those with ties first',
  }),
  leads: Type.Array(Lead, {
    description:
      'where there is no path to a firm: whose alumni lead in its chains; tied to the chain, not to the firm',
  }),
  reasons: Type.Array(Reason, { description: 'where there is no path: why, and what would help' }),
});
export type IntroductionAnswer = Static<typeof IntroductionAnswer>;
