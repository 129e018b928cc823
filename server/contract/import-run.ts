import { Type, type Static } from 'typebox';
import { Page, PageQuery, TableQuery } from './common.ts';
import { ImportJob } from './import-job.ts';

/** An import that was loaded: kept for good, and undone as long as nothing later rests on it. */
export const ImportRun = Type.Object({
  id: Type.String(),
  title: Type.String(),
  author: Type.String(),
  startedAt: Type.String(),
  finishedAt: Type.String(),
  fileHash: Type.String(),
  status: Type.Union([Type.Literal('done'), Type.Literal('undone')]),
  rows: Type.Object({ new: Type.Integer(), changed: Type.Integer(), unchanged: Type.Integer() }),
  dataVersion: Type.Optional(
    Type.Integer({ description: 'the data version it made; absent when it changed nothing' }),
  ),
  undoneAt: Type.Optional(Type.String()),
  undoneBy: Type.Optional(Type.String()),
});
export type ImportRun = Static<typeof ImportRun>;

export const ImportList = Type.Object({
  jobs: Type.Array(ImportJob, { description: 'not finished yet, newest first' }),
  runs: Page(ImportRun),
});
export type ImportList = Static<typeof ImportList>;

/** What later work rests on a run, so that it cannot be undone; none: it can be. */
export const UndoCheck = Type.Object({
  possible: Type.Boolean(),
  rests: Type.Array(
    Type.Object({
      code: Type.String({ description: 'changed_later, linked_later, on_list, merged_later' }),
      name: Type.String(),
      at: Type.Optional(Type.String()),
      by: Type.Optional(Type.String()),
    }),
  ),
  total: Type.Integer({ minimum: 0, description: 'of all that rests on it; at most 50 are named' }),
  removes: Type.Integer({ minimum: 0, description: 'nodes and relationships that would go' }),
  restores: Type.Integer({
    minimum: 0,
    description: 'nodes and relationships whose earlier values would return',
  }),
});
export type UndoCheck = Static<typeof UndoCheck>;

export const ImportParams = Type.Object({ import: Type.String({ minLength: 1, maxLength: 80 }) });

export const ImportListQuery = Type.Object({ ...PageQuery });
export const ImportDetailQuery = Type.Object({ ...TableQuery });
export const DuplicateParams = Type.Object({
  ...ImportParams.properties,
  duplicate: Type.String({ minLength: 1, maxLength: 200 }),
});
