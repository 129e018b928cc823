import { Type, type Static } from 'typebox';
import { AsOf, EntityRef, Provenance, RegionCode, StageStatus, TableQuery } from './common.ts';
import { StageRef } from './gap.ts';
import { Place } from './rate.ts';
import { Region } from './region.ts';
import { Source } from './source.ts';
import { UniversityKind } from './university.ts';

export const TalentQuery = Type.Object({
  region: RegionCode,
  peer: Type.Optional(RegionCode),
  asOf: Type.Optional(AsOf),
  ...TableQuery,
});

/**
 * What talent a region has for a stage. `missing`: universities serve it elsewhere and none here is known to;
 * `unknown`: no source names any university for it, which does not say that there is none.
 */
export const TalentStatus = Type.Union([
  Type.Literal('trained'),
  Type.Literal('researched'),
  Type.Literal('missing'),
  Type.Literal('unknown'),
]);
export type TalentStatus = Static<typeof TalentStatus>;

/** Universities that serve a stage, each once. Suggested services are not counted. */
export const TalentCount = Type.Object({
  training: Type.Integer({ minimum: 0 }),
  researching: Type.Integer({ minimum: 0 }),
  graduatesPerYear: Type.Optional(
    Type.Number({ description: 'the known ones added up; absent where none is known' }),
  ),
  graduatesUnknown: Type.Integer({
    minimum: 0,
    description: 'universities that train an unknown number: with any, the sum is a lower bound',
  }),
});
export type TalentCount = Static<typeof TalentCount>;

/** The talent of one stage beside what firms there are. */
export const StageTalent = Type.Object({
  stage: StageRef,
  status: StageStatus,
  talent: TalentStatus,
  here: TalentCount,
  elsewhere: TalentCount,
});
export type StageTalent = Static<typeof StageTalent>;

/** One service of one university to one stage: a cell of universities × stages. */
export const TalentCell = Type.Object({
  university: Type.String(),
  stage: Type.String(),
  kind: Type.Union([Type.Literal('trains'), Type.Literal('researches')]),
  discipline: Type.Optional(Type.String()),
  graduatesPerYear: Type.Optional(Type.Number()),
  laboratory: Type.Optional(Type.String()),
  counted: Type.Boolean({ description: 'false for a suggested service' }),
  provenance: Provenance,
});
export type TalentCell = Static<typeof TalentCell>;

export const TalentUniversity = Type.Object({
  university: EntityRef,
  kind: Type.Optional(UniversityKind),
  region: Type.Optional(Region),
  place: Place,
});
export type TalentUniversity = Static<typeof TalentUniversity>;

/** Universities × stages of a chain, and per stage what talent the region has beside what firms it has. */
export const Talent = Type.Object({
  chain: EntityRef,
  region: Region,
  stages: Type.Array(StageTalent),
  universities: Type.Array(TalentUniversity),
  cells: Type.Array(TalentCell),
  sources: Type.Array(Source),
});
export type Talent = Static<typeof Talent>;
