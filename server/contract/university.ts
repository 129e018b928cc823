import { Type, type Static } from 'typebox';
import { EntityRef, Page, PageQuery, Provenance, RegionCode, Slug } from './common.ts';
import { Region } from './region.ts';
import { Fact, Source } from './source.ts';

export const UniversityKind = Type.Union([
  Type.Literal('university'),
  Type.Literal('institute'),
  Type.Literal('laboratory'),
]);

export const UniversityQuery = Type.Object({
  region: Type.Optional(RegionCode),
  chain: Type.Optional(Slug),
  ...PageQuery,
});

export const UniversityParams = Type.Object({ id: Type.String({ minLength: 1, maxLength: 200 }) });

const Service = Type.Object({
  stage: EntityRef,
  discipline: Type.Optional(Type.String()),
  graduatesPerYear: Type.Optional(Type.Number()),
  laboratory: Type.Optional(Type.String()),
  provenance: Provenance,
});

/** A university, institute or laboratory with the stages it trains for and researches. */
export const UniversityRow = Type.Object({
  university: EntityRef,
  kind: Type.Optional(UniversityKind),
  region: Type.Optional(Region),
  disciplines: Type.Array(Type.String()),
  trains: Type.Array(Service),
  researches: Type.Array(Service),
  facts: Type.Integer({ minimum: 0 }),
});
export type UniversityRow = Static<typeof UniversityRow>;
export const UniversityList = Page(UniversityRow);
export type UniversityList = Static<typeof UniversityList>;

export const UniversityDetail = Type.Object({
  ...UniversityRow.properties,
  aliases: Type.Array(Type.String()),
  records: Type.Array(Fact),
  factsTotal: Type.Integer({ minimum: 0, description: 'more than `records` where those were cut' }),
  sources: Type.Array(Source),
});
export type UniversityDetail = Static<typeof UniversityDetail>;
