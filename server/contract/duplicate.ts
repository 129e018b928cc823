import { Type, type Static } from 'typebox';
import { Evidence, EntityRef, Page, PageQuery, RegionCode } from './common.ts';
import { Duplicate, DuplicateSide } from './import-plan.ts';

/** Which pairs are asked for: not decided yet, left for later, or found to be two firms. */
export const DuplicateShow = Type.Union([
  Type.Literal('open'),
  Type.Literal('later'),
  Type.Literal('different'),
]);
export type DuplicateShow = Static<typeof DuplicateShow>;

export const DuplicateQuery = Type.Object({
  region: Type.Optional(RegionCode),
  decided: Type.Optional(DuplicateShow),
  ...PageQuery,
});

export const DuplicatePage = Page(Duplicate);
export type DuplicatePage = Static<typeof DuplicatePage>;

export const DuplicateParams = Type.Object({ duplicate: Type.String({ minLength: 1, maxLength: 80 }) });

const OrganisationId = Type.String({ minLength: 1, maxLength: 200 });

/** Which of the two says what stands. */
const MergeSide = Type.Union([Type.Literal('from'), Type.Literal('into')]);
export const MergeKeep = Type.Record(Type.String({ maxLength: 80 }), MergeSide);
export type MergeKeep = Static<typeof MergeKeep>;

export const MergePreviewQuery = Type.Object({ from: OrganisationId, into: OrganisationId });

/** One relationship as a reader names it: its type and who is at the other end. */
const Named = Type.Object({ type: Type.String(), name: Type.String() });

/** What a merge would do. Nothing is written by asking. */
export const MergePreview = Type.Object({
  from: DuplicateSide,
  into: DuplicateSide,
  keep: Type.Record(Type.String(), MergeSide, {
    description: 'the better side of each property on which the two differ',
  }),
  moves: Type.Integer({ minimum: 0, description: 'relationships that would hang on the one that stays' }),
  unites: Type.Array(
    Type.Object({
      ...Named.properties,
      sources: Type.Integer({ minimum: 0 }),
      evidence: Type.Optional(Evidence),
    }),
    { description: 'known of both: one fact with the sources of both' },
  ),
  drops: Type.Array(Named, {
    description: 'put away until a split: would link the one that stays to itself',
  }),
  lists: Type.Array(Type.String(), { description: 'names of target lists on which the one that goes is' }),
  aliases: Type.Array(Type.String(), { description: 'names that become aliases' }),
  version: Type.String({ description: 'to be sent with the merge: it is refused when either changed since' }),
});
export type MergePreview = Static<typeof MergePreview>;

export const NewMerge = Type.Object(
  {
    from: OrganisationId,
    into: OrganisationId,
    keep: Type.Optional(MergeKeep),
    version: Type.Optional(Type.String({ maxLength: 80 })),
  },
  { additionalProperties: false },
);
export type NewMerge = Static<typeof NewMerge>;

/** One organisation merged into another. Kept for good; a split notes who took it back. */
export const Merge = Type.Object({
  id: Type.String(),
  from: EntityRef,
  into: EntityRef,
  at: Type.String(),
  author: Type.String(),
  status: Type.Union([Type.Literal('done'), Type.Literal('split')]),
  moved: Type.Integer({ minimum: 0 }),
  united: Type.Integer({ minimum: 0 }),
  splitAt: Type.Optional(Type.String()),
  splitBy: Type.Optional(Type.String()),
});
export type Merge = Static<typeof Merge>;

export const MergeQuery = Type.Object({ ...PageQuery });
export const MergePage = Page(Merge);
export type MergePage = Static<typeof MergePage>;
export const MergeParams = Type.Object({ merge: Type.String({ minLength: 1, maxLength: 80 }) });

/**
 * What a split would do and what stands in the way. `clean`: both become exactly as before. `anyway`: they can be
 * parted, but what was changed later stays where it is. `no`: something else has to be settled first.
 */
export const SplitCheck = Type.Object({
  possible: Type.Union([Type.Literal('clean'), Type.Literal('anyway'), Type.Literal('no')]),
  stands: Type.Array(
    Type.Object({
      code: Type.Union([
        Type.Literal('changed_later'),
        Type.Literal('removed_later'),
        Type.Literal('end_gone'),
        Type.Literal('exists_again'),
        Type.Literal('merged_later'),
      ]),
      name: Type.String(),
      at: Type.Optional(Type.String()),
      by: Type.Optional(Type.String()),
    }),
    { description: 'at most 50' },
  ),
  total: Type.Integer({ minimum: 0, description: 'of all that stands in the way' }),
  restores: Type.Integer({ minimum: 0, description: 'nodes and relationships that become as before' }),
  added: Type.Integer({ minimum: 0, description: 'facts added since; they stay with the one that stays' }),
});
export type SplitCheck = Static<typeof SplitCheck>;

/** `anyway`: split although later changes stand in the way, and keep these. */
export const NewSplit = Type.Object(
  { anyway: Type.Optional(Type.Boolean()) },
  { additionalProperties: false },
);

/** What a decision did: `merge` where two firms of the graph became one. */
export const Decided = Type.Object({
  id: Type.String(),
  decision: Type.Union([Type.Literal('same'), Type.Literal('different'), Type.Literal('later')]),
  merge: Type.Optional(Merge),
});
export type Decided = Static<typeof Decided>;
