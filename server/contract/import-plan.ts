import { Type, type Static } from 'typebox';
import { Page } from './common.ts';

export const TablePlan = Type.Object({
  table: Type.String(),
  new: Type.Integer({ minimum: 0 }),
  changed: Type.Integer({ minimum: 0 }),
  unchanged: Type.Integer({ minimum: 0 }),
  rejected: Type.Integer({ minimum: 0 }),
});
export type TablePlan = Static<typeof TablePlan>;

export const ImportRejection = Type.Object({
  table: Type.String(),
  file: Type.String(),
  row: Type.Integer(),
  column: Type.String(),
  value: Type.String(),
  code: Type.String(),
  expected: Type.String(),
});
export type ImportRejection = Static<typeof ImportRejection>;

const Shown = Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Array(Type.String())]);

/** A row that would change what the graph knows: each property from what to what. `before` is absent where nothing was known. */
export const ImportChange = Type.Object({
  table: Type.String(),
  file: Type.String(),
  row: Type.Integer(),
  name: Type.String({ description: 'what the row is about, as a reader names it' }),
  values: Type.Array(
    Type.Object({ property: Type.String(), before: Type.Optional(Shown), after: Type.Optional(Shown) }),
  ),
});
export type ImportChange = Static<typeof ImportChange>;

/** One firm of two that look alike: a row of the import, or a firm of the graph. */
export const DuplicateSide = Type.Object({
  firm: Type.Optional(Type.String({ description: 'the id in the graph' })),
  file: Type.Optional(Type.String()),
  row: Type.Optional(Type.Integer()),
  name: Type.String(),
  values: Type.Record(Type.String(), Shown, { description: 'what is known of it, by property' }),
  facts: Type.Integer({ minimum: 0, description: 'facts in the graph that name it' }),
});
export type DuplicateSide = Static<typeof DuplicateSide>;

/** Two firms that may be one. `reasons` are codes with their values, strongest first; `score` is from 0 to 1. */
export const Duplicate = Type.Object({
  id: Type.String({ description: 'made of the content of both, so that a decision is found again' }),
  known: DuplicateSide,
  other: DuplicateSide,
  score: Type.Number({ minimum: 0, maximum: 1 }),
  reasons: Type.Array(
    Type.Object({
      code: Type.String(),
      weight: Type.Number(),
      values: Type.Record(Type.String(), Type.String()),
    }),
  ),
  decision: Type.Optional(
    Type.Union([Type.Literal('same'), Type.Literal('different'), Type.Literal('later')]),
  ),
});
export type Duplicate = Static<typeof Duplicate>;

export const DuplicateDecision = Type.Object(
  {
    decision: Type.Union([Type.Literal('same'), Type.Literal('different'), Type.Literal('later')]),
    /** For `same`: which side’s value stands, by property; the better one is proposed where none is said. */
    keep: Type.Optional(
      Type.Record(Type.String({ maxLength: 80 }), Type.Union([Type.Literal('known'), Type.Literal('other')])),
    ),
  },
  { additionalProperties: false },
);
export type DuplicateDecision = Static<typeof DuplicateDecision>;

export const ImportChangePage = Page(ImportChange);
export type ImportChangePage = Static<typeof ImportChangePage>;
