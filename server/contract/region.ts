import { Type, type Static } from 'typebox';
import { RegionCode } from './common.ts';
import { Fact, Source } from './source.ts';

export const RegionLevel = Type.Union([
  Type.Literal('country'),
  Type.Literal('province'),
  Type.Literal('city'),
  Type.Literal('district'),
  Type.Literal('zone'),
]);
export type RegionLevel = Static<typeof RegionLevel>;

/** A region; `code` is GB/T 2260, a zone code or ISO 3166. */
export const Region = Type.Object({
  code: RegionCode,
  name: Type.String(),
  nameEn: Type.Optional(Type.String()),
  level: RegionLevel,
});
export type Region = Static<typeof Region>;

export const RegionParams = Type.Object({ code: RegionCode });

/** A region in the tree: its parent, and how many active firms and facts stand in it or below it, each counted once. */
export const RegionRow = Type.Object({
  ...Region.properties,
  within: Type.Optional(RegionCode),
  firms: Type.Integer({ minimum: 0 }),
  facts: Type.Integer({ minimum: 0 }),
  latin: Type.Optional(
    Type.Array(Type.String(), { description: 'pinyin and initials of the name, as they are typed' }),
  ),
});
export type RegionRow = Static<typeof RegionRow>;

/** The whole tree as rows, parents before children. */
export const RegionList = Type.Object({
  items: Type.Array(RegionRow),
  total: Type.Integer({ minimum: 0 }),
});
export type RegionList = Static<typeof RegionList>;

/**
 * One region: the regions above it (nearest first), those directly below it and the deeper ones of which anything is
 * known, and every fact reported of it.
 */
export const RegionDetail = Type.Object({
  region: RegionRow,
  above: Type.Array(Region),
  below: Type.Array(RegionRow),
  facts: Type.Array(Fact),
  factsTotal: Type.Integer({ minimum: 0, description: 'more than `facts` where those were cut' }),
  sources: Type.Array(Source),
});
export type RegionDetail = Static<typeof RegionDetail>;
