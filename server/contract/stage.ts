import { Type, type Static } from 'typebox';
import { AsOf, EntityRef, Page, PageQuery, Provenance, RegionCode, Slug, StageStatus } from './common.ts';
import { Finding } from './gap.ts';
import { Role } from './firm.ts';
import { Region } from './region.ts';
import { Fact, Source } from './source.ts';

export const StageParams = Type.Object({ stage: Slug });
export const StageQuery = Type.Object({
  region: RegionCode,
  chain: Type.Optional(Slug),
  peer: Type.Optional(RegionCode),
  asOf: Type.Optional(AsOf),
});

const Neighbour = Type.Object({ stage: EntityRef, status: StageStatus });

/** Inputs that are alternatives of one another; `group` is absent for an input that stands alone. */
export const InputGroup = Type.Object({
  group: Type.Optional(Type.String()),
  stages: Type.Array(Neighbour),
});

/** One stage of one chain in a region: the finding, what it needs, what it feeds, and every fact about it. */
export const StageDetail = Type.Object({
  chain: EntityRef,
  chains: Type.Array(EntityRef, { description: 'every chain the stage is a link of' }),
  region: Region,
  aliases: Type.Array(Type.String()),
  finding: Finding,
  inputs: Type.Array(InputGroup),
  outputs: Type.Array(Neighbour),
  universities: Type.Array(
    Type.Object({
      university: EntityRef,
      kind: Type.Union([Type.Literal('trains'), Type.Literal('researches')]),
      discipline: Type.Optional(Type.String()),
      laboratory: Type.Optional(Type.String()),
      graduatesPerYear: Type.Optional(Type.Number()),
      here: Type.Boolean(),
      provenance: Provenance,
    }),
  ),
  facts: Type.Array(Fact),
  factsTotal: Type.Integer({ minimum: 0, description: 'more than `facts` where those were cut' }),
  sources: Type.Array(Source),
});
export type StageDetail = Static<typeof StageDetail>;

export const StageFirmQuery = Type.Object({
  region: RegionCode,
  where: Type.Union([Type.Literal('here'), Type.Literal('elsewhere')]),
  asOf: Type.Optional(AsOf),
  ...PageQuery,
});

export const StageFirm = Type.Object({
  firm: EntityRef,
  region: Type.Optional(Region),
  groupId: Type.Optional(Type.String()),
  role: Role,
});
export type StageFirm = Static<typeof StageFirm>;
export const StageFirmList = Page(StageFirm);
export type StageFirmList = Static<typeof StageFirmList>;
