import { Type, type Static } from 'typebox';
import { EntityKind, EntityRef, Page, PageQuery } from './common.ts';

/** Why something changed: an import, an edit, a merge or split, a decision of the review, or an undo. */
export const ChangeCause = Type.Union([
  Type.Literal('import'),
  Type.Literal('edit'),
  Type.Literal('review'),
  Type.Literal('merge'),
  Type.Literal('split'),
  Type.Literal('undo'),
]);
export type ChangeCause = Static<typeof ChangeCause>;

const Shown = Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Array(Type.String())]);

/** One thing or relation that was made, changed or removed: each property from what to what. */
export const HistoryChange = Type.Object({
  op: Type.Union([Type.Literal('create'), Type.Literal('change'), Type.Literal('remove')]),
  kind: Type.String({ description: 'a kind of fact for a relation, a kind of thing else' }),
  subject: EntityRef,
  object: Type.Optional(EntityRef),
  values: Type.Array(
    Type.Object({ property: Type.String(), before: Type.Optional(Shown), after: Type.Optional(Shown) }),
  ),
});
export type HistoryChange = Static<typeof HistoryChange>;

/** Everything that belongs together: one import, edit, merge, decision or undo. */
export const HistoryEntry = Type.Object({
  causeId: Type.String(),
  cause: ChangeCause,
  author: Type.String(),
  at: Type.String(),
  note: Type.Optional(Type.String()),
  title: Type.Optional(Type.String({ description: 'of the import' })),
  /** Facts and things that an import made; of one thing, those that name it. */
  made: Type.Integer({ minimum: 0 }),
  changes: Type.Array(HistoryChange, { description: 'at most 20' }),
  changesTotal: Type.Integer({ minimum: 0 }),
  undone: Type.Boolean(),
  undoes: Type.Optional(Type.String({ description: 'of an undo: what it took back' })),
});
export type HistoryEntry = Static<typeof HistoryEntry>;

export const HistoryQuery = Type.Object({
  kind: Type.Optional(EntityKind),
  id: Type.Optional(
    Type.String({ minLength: 1, maxLength: 200, description: 'with `kind`: of one thing only' }),
  ),
  ...PageQuery,
});
export const HistoryPage = Page(HistoryEntry);
export type HistoryPage = Static<typeof HistoryPage>;

export const CauseParams = Type.Object({ cause: Type.String({ minLength: 1, maxLength: 120 }) });
export const Undone = Type.Object({ dataVersion: Type.Integer(), causeId: Type.String() });
export type Undone = Static<typeof Undone>;
