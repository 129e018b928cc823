import { Type, type Static } from 'typebox';
import { SheetPreview } from './import-reading.ts';
import { Duplicate, ImportRejection, TablePlan } from './import-plan.ts';

/** How far a job is. Only `checked` can be loaded; `asks` waits for the user to confirm how the files are read. */
export const JobStatus = Type.Union([
  Type.Literal('reading'),
  Type.Literal('asks'),
  Type.Literal('checking'),
  Type.Literal('checked'),
  Type.Literal('loading'),
  Type.Literal('done'),
  Type.Literal('failed'),
  Type.Literal('cancelled'),
]);
export type JobStatus = Static<typeof JobStatus>;

export const JobProgress = Type.Object({
  phase: Type.Union([
    Type.Literal('reading'),
    Type.Literal('checking'),
    Type.Literal('comparing'),
    Type.Literal('writing'),
  ]),
  done: Type.Integer({ minimum: 0 }),
  total: Type.Optional(Type.Integer({ minimum: 0, description: 'absent while it is not known' })),
  perSecond: Type.Optional(Type.Number({ minimum: 0 })),
  secondsLeft: Type.Optional(Type.Number({ minimum: 0 })),
});
export type JobProgress = Static<typeof JobProgress>;

/** What the user is asked before the files can be checked. `file` names the sheet, `field` what is missing in it. */
export const ImportAsk = Type.Object({
  code: Type.Union([
    Type.Literal('encoding', { description: 'how the bytes of the file are read as text' }),
    Type.Literal('mapping', { description: 'which column of a free-form sheet is what' }),
    Type.Literal('default', { description: 'the value of a needed field that no column holds' }),
    Type.Literal('source', { description: 'the source of the facts of a free-form sheet' }),
  ]),
  file: Type.Optional(Type.String()),
  field: Type.Optional(Type.String()),
});
export type ImportAsk = Static<typeof ImportAsk>;

/** One import on its way: files given, how they are read, what would happen, what happened. */
export const ImportJob = Type.Object({
  id: Type.String(),
  title: Type.String({ description: 'the file’s name, or the first of several' }),
  author: Type.String(),
  createdAt: Type.String(),
  status: JobStatus,
  progress: Type.Optional(JobProgress),
  sheets: Type.Array(SheetPreview),
  source: Type.Optional(Type.String()),
  /** Why the job waits for the user; empty unless its status is `asks`. */
  asks: Type.Array(ImportAsk),
  ignored: Type.Array(Type.String(), { description: 'files that are no tables' }),
  tables: Type.Array(TablePlan),
  rejections: Type.Object({
    total: Type.Integer({ minimum: 0 }),
    items: Type.Array(ImportRejection, { description: 'the first 200; all of them as CSV' }),
  }),
  changes: Type.Integer({ minimum: 0 }),
  duplicates: Type.Array(Duplicate),
  notices: Type.Array(Type.String()),
  elements: Type.Optional(Type.Integer({ minimum: 0, description: 'nodes and relationships to write' })),
  /** Why it failed, in one sentence. */
  problem: Type.Optional(Type.String()),
  run: Type.Optional(Type.String({ description: 'the run it became' })),
  dataVersion: Type.Optional(Type.Integer()),
});
export type ImportJob = Static<typeof ImportJob>;

export const ImportQuery = Type.Object({
  check: Type.Optional(
    Type.Union([Type.Literal('true'), Type.Literal('false')], {
      description: 'true: only check; load later. Else loaded when nothing is asked and nothing is wrong',
    }),
  ),
});
