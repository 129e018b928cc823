import { Type, type Static } from 'typebox';
import { EntityRef, Page, PageQuery, Reason, RegionCode, Slug, StageStatus } from './common.ts';
import { Role } from './firm.ts';
import { Region } from './region.ts';

export const TargetQuery = Type.Object({
  region: RegionCode,
  chain: Slug,
  stage: Type.Optional(Slug),
  ...PageQuery,
});

/** A firm elsewhere that plays stages which are gaps here, with the reason for each. */
export const Candidate = Type.Object({
  firm: EntityRef,
  region: Type.Optional(Region),
  city: Type.Optional(Region),
  closes: Type.Array(
    Type.Object({ stage: EntityRef, status: StageStatus, critical: Type.Boolean(), role: Role }),
  ),
  reasons: Type.Array(Reason),
  lists: Type.Array(Type.String(), { description: 'ids of the lists it is already on' }),
});
export type Candidate = Static<typeof Candidate>;

export const CandidateList = Type.Object({
  ...Page(Candidate).properties,
  gaps: Type.Array(
    Type.Object({
      stage: EntityRef,
      status: StageStatus,
      critical: Type.Boolean(),
      candidates: Type.Integer({ minimum: 0 }),
    }),
  ),
});
export type CandidateList = Static<typeof CandidateList>;
