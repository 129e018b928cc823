import { Type, type Static } from 'typebox';
import { EntityRef, Page, PageQuery, RegionCode, Slug, StageStatus } from './common.ts';
import { Region } from './region.ts';
import { RoleStatus } from './firm.ts';
import { Source } from './source.ts';

export const ReviewQuery = Type.Object({
  chain: Type.Optional(Slug),
  region: Type.Optional(RegionCode),
  where: Type.Optional(
    Type.Union([Type.Literal('here'), Type.Literal('all')], {
      description: 'with `region`: firms of the region (the default), or firms anywhere',
    }),
  ),
  ...PageQuery,
});

const Here = Type.Object({ status: StageStatus, production: Type.Integer({ minimum: 0 }) });

/** What accepting a role changes in the region asked for; absent where the firm does not stand there. */
export const ReviewConsequence = Type.Object({ before: Here, after: Here });
export type ReviewConsequence = Static<typeof ReviewConsequence>;

/** A role that was inferred and waits for somebody to say whether it is true. */
export const Review = Type.Object({
  fact: Type.String({ description: 'the id of the role' }),
  version: Type.String(),
  firm: EntityRef,
  region: Type.Optional(Region),
  stage: EntityRef,
  chains: Type.Array(EntityRef, { description: 'of the stage' }),
  status: Type.Optional(RoleStatus),
  products: Type.Array(Type.String()),
  /** What the role was inferred from, as its note has it. */
  quote: Type.Optional(Type.String()),
  /** Where words of the stage stand in the quote, from and to. */
  marks: Type.Array(Type.Tuple([Type.Integer(), Type.Integer()])),
  words: Type.Array(Type.String(), { description: 'of the stage, that stand in the quote' }),
  revenueShare: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
  rule: Type.Optional(Type.String()),
  note: Type.Optional(Type.String()),
  observedOn: Type.Optional(Type.String()),
  sources: Type.Array(Source),
  others: Type.Array(EntityRef, { description: 'stages it may be as well: other suggestions for the firm' }),
  consequence: Type.Optional(ReviewConsequence),
  later: Type.Boolean({ description: 'was put off before' }),
});
export type Review = Static<typeof Review>;

/** Roles to review: those that would change a status first, then the surest; those put off come last. */
export const ReviewPage = Type.Object({
  ...Page(Review).properties,
  changing: Type.Integer({ minimum: 0, description: 'how many would change a status' }),
  decided: Type.Integer({ minimum: 0, description: 'decided so far, of the same roles' }),
});
export type ReviewPage = Static<typeof ReviewPage>;

export const ReviewDecision = Type.Object(
  {
    decision: Type.Union([Type.Literal('accept'), Type.Literal('reject'), Type.Literal('later')]),
    stage: Type.Optional(
      Type.String({ maxLength: 80, description: 'with `accept`: another stage than suggested' }),
    ),
    version: Type.String({ maxLength: 64 }),
  },
  { additionalProperties: false },
);
export type ReviewDecision = Static<typeof ReviewDecision>;
