import { Type, type Static } from 'typebox';
import {
  AsOf,
  EntityRef,
  Evidence,
  Page,
  PageQuery,
  Provenance,
  Reason,
  RegionCode,
  Slug,
  StageStatus,
  WeightsText,
} from './common.ts';
import { Role } from './firm.ts';
import { Score } from './gap.ts';
import { Region } from './region.ts';

export const TargetQuery = Type.Object({
  region: RegionCode,
  chain: Slug,
  stage: Type.Optional(Slug),
  weights: Type.Optional(WeightsText),
  asOf: Type.Optional(AsOf),
  q: Type.Optional(Type.String({ maxLength: 100, description: 'part of the name' })),
  city: Type.Optional(RegionCode),
  quality: Type.Optional(Type.String({ maxLength: 80, description: 'only firms of this quality tier' })),
  evidence: Type.Optional(Evidence),
  reachable: Type.Optional(
    Type.Literal('true', { description: 'only firms that somebody here can introduce us to' }),
  ),
  sort: Type.Optional(
    Type.Literal('city', { description: 'city by city, the one with most first; by score where not given' }),
  ),
  show: Type.Optional(
    Type.Literal('filtered', { description: 'the firms left out instead, each with the reasons' }),
  ),
  ...PageQuery,
});

/** Something that says that a firm is on the move: a project of its own, a firm it brought, a visit. */
export const Signal = Type.Object({
  kind: Type.Union([Type.Literal('project'), Type.Literal('brought'), Type.Literal('visit')]),
  ref: EntityRef,
  on: Type.Optional(Type.String({ description: 'a year, a month or a day; without it, it does not count' })),
  status: Type.Optional(Type.String({ description: 'of a project: planned, signed or building' })),
  provenance: Provenance,
});
export type Signal = Static<typeof Signal>;

/** A score without its terms. */
export const ScoreBrief = Type.Union([
  Type.Object({ status: Type.Literal('scored'), value: Type.Number({ minimum: 0, maximum: 1 }) }),
  Type.Object({ status: Type.Literal('unscored'), reason: Type.String() }),
]);
export type ScoreBrief = Static<typeof ScoreBrief>;

/** Who can introduce us to a firm: who knows it on the best path from any of ours, and how far that is. */
export const Introducer = Type.Object({
  organisation: EntityRef,
  score: Type.Number({ minimum: 0, maximum: 1 }),
  hops: Type.Integer({ minimum: 0, description: '0 where the firm is one of ours' }),
  kind: Type.String({ description: 'how it is tied to the firm; `ours` where the firm is one of ours' }),
});
export type Introducer = Static<typeof Introducer>;

/** How a firm's needs are met here, counted; `share` is absent where none is known. */
export const ArrivalBrief = Type.Object({
  share: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
  met: Type.Integer({ minimum: 0 }),
  partly: Type.Integer({ minimum: 0 }),
  unmet: Type.Integer({ minimum: 0 }),
  unknown: Type.Integer({ minimum: 0 }),
});
export type ArrivalBrief = Static<typeof ArrivalBrief>;

/** A firm elsewhere that plays stages which are gaps here, with its score and the reason for each. */
export const Candidate = Type.Object({
  firm: EntityRef,
  region: Type.Optional(Region),
  city: Type.Optional(Region),
  closes: Type.Array(
    Type.Object({ stage: EntityRef, status: StageStatus, critical: Type.Boolean(), role: Role }),
  ),
  reasons: Type.Array(Reason),
  lists: Type.Array(Type.String(), { description: 'ids of the lists it is already on' }),
  score: Score,
  stability: Type.Optional(
    Type.Number({
      minimum: 0,
      maximum: 1,
      description: 'share of draws in which it stays among the first; absent where it has no score',
    }),
  ),
  range: Type.Object(
    { verified: ScoreBrief, suggested: ScoreBrief },
    { description: 'the score on verified facts alone, and with suggested ones as well' },
  ),
  qualities: Type.Array(Type.String(), { description: 'listed, 专精特新 …' }),
  signals: Type.Array(Signal, { description: 'the newest first' }),
  introducer: Type.Optional(Introducer),
  arrival: Type.Optional(ArrivalBrief),
  filteredBy: Type.Optional(Type.Array(Reason, { description: 'why it is not to be approached' })),
});
export type Candidate = Static<typeof Candidate>;

export const CandidateList = Type.Object({
  ...Page(Candidate).properties,
  approachable: Type.Integer({
    minimum: 0,
    description: 'firms that may be approached, before city, quality, evidence, reach and name narrow them',
  }),
  gaps: Type.Array(
    Type.Object({
      stage: EntityRef,
      status: StageStatus,
      critical: Type.Boolean(),
      candidates: Type.Integer({ minimum: 0 }),
    }),
  ),
  filtered: Type.Object(
    {
      total: Type.Integer({ minimum: 0 }),
      reasons: Type.Array(Type.Object({ reason: Type.String(), count: Type.Integer({ minimum: 1 }) })),
    },
    { description: 'firms left out; one may have several reasons' },
  ),
  factors: Type.Array(
    Type.Object({ id: Type.String(), defaultWeight: Type.Number(), weight: Type.Number() }),
    { description: 'the terms of the score, with the weights of this answer' },
  ),
  stability: Type.Object(
    { top: Type.Integer(), draws: Type.Integer(), spread: Type.Number() },
    { description: 'among how many first, in how many draws, each weight moved by up to this share' },
  ),
  cities: Type.Array(Type.Object({ city: Type.Optional(Region), count: Type.Integer({ minimum: 1 }) }), {
    description: 'the approachable by city, most first; without a city: of unknown place',
  }),
  qualities: Type.Array(Type.Object({ quality: Type.String(), count: Type.Integer({ minimum: 1 }) })),
});
export type CandidateList = Static<typeof CandidateList>;
