import { Type, type Static } from 'typebox';
import { Page, PageQuery, TableQuery } from './common.ts';

/** How the bytes of a file are read as text. `confirmed`: said by a mark in the file or by the user. */
export const Encoding = Type.Union([
  Type.Literal('utf-8'),
  Type.Literal('utf-16le'),
  Type.Literal('gb18030'),
]);
export type Encoding = Static<typeof Encoding>;

/** What happens to the cells of one column of a free-form sheet. `field` is `table.column`, as in `firms.name`. */
export const ColumnMapping = Type.Object(
  {
    header: Type.String({ maxLength: 200 }),
    field: Type.Optional(
      Type.String({ pattern: '^[a-z_]+\\.[a-z_]+$', maxLength: 80, description: 'absent: not imported' }),
    ),
    factor: Type.Optional(
      Type.Number({ exclusiveMinimum: 0, description: 'numbers are multiplied by it: 10000 for 万' }),
    ),
  },
  { additionalProperties: false },
);
export type ColumnMapping = Static<typeof ColumnMapping>;

/** How a sheet is read: as one of the import tables by name and headers, or column by column. */
export const SheetReading = Type.Object(
  {
    file: Type.String({
      maxLength: 300,
      description: 'a file, or a workbook and its sheet, as the answer names it',
    }),
    encoding: Type.Optional(Encoding),
    skip: Type.Optional(Type.Boolean({ description: 'the sheet is not imported' })),
    /** Absent: name and headers say it. */
    columns: Type.Optional(Type.Array(ColumnMapping, { maxItems: 500 })),
    /** The value of every row for fields without a column, such as `firms.region_code`. */
    defaults: Type.Optional(Type.Record(Type.String({ maxLength: 80 }), Type.String({ maxLength: 300 }))),
  },
  { additionalProperties: false },
);
export type SheetReading = Static<typeof SheetReading>;

export const ReadingChange = Type.Object(
  {
    sheets: Type.Array(SheetReading, { maxItems: 100 }),
    source: Type.Optional(
      Type.String({ maxLength: 200, description: 'the id of the source of every row that names none' }),
    ),
    newSource: Type.Optional(
      Type.Object(
        {
          title: Type.String({ minLength: 1, maxLength: 300 }),
          publisher: Type.Optional(Type.String({ maxLength: 300 })),
          publishedOn: Type.Optional(Type.String({ maxLength: 10 })),
        },
        { additionalProperties: false, description: 'a source of kind user, made with the import' },
      ),
    ),
    remember: Type.Optional(
      Type.Boolean({ description: 'keep the mappings as templates, found again by their headers' }),
    ),
  },
  { additionalProperties: false },
);
export type ReadingChange = Static<typeof ReadingChange>;

/** How sure the guess of a column is, and how many of its cells are understood. */
export const GuessedColumn = Type.Object({
  ...ColumnMapping.properties,
  samples: Type.Array(Type.String(), { description: 'the first cells that are not empty' }),
  /** exact: the header is a column's name; similar: it is like one; values: the cells say it; template: kept from before; user: as somebody said; personal: left out. */
  by: Type.Union([
    Type.Literal('exact'),
    Type.Literal('similar'),
    Type.Literal('values'),
    Type.Literal('template'),
    Type.Literal('user'),
    Type.Literal('personal'),
    Type.Literal('none'),
  ]),
  understood: Type.Optional(
    Type.Integer({ minimum: 0, description: 'of the cells looked at, those that are understood' }),
  ),
  looked: Type.Optional(Type.Integer({ minimum: 0 })),
  /** A cell that is not understood, and what was expected. */
  doubt: Type.Optional(Type.Object({ row: Type.Integer(), value: Type.String(), expected: Type.String() })),
});
export type GuessedColumn = Static<typeof GuessedColumn>;

/** One sheet of what was given, and how it would be read. */
export const SheetPreview = Type.Object({
  file: Type.String(),
  name: Type.String(),
  rows: Type.Optional(Type.Integer({ minimum: 0, description: 'without the header; absent until counted' })),
  encoding: Type.Optional(Encoding),
  /** Absent when a mark in the file says the encoding; else the user confirms one of these, the likeliest first. */
  encodings: Type.Optional(
    Type.Array(
      Type.Object({
        encoding: Encoding,
        lines: Type.Array(Type.String(), { description: 'the first lines, so read' }),
      }),
    ),
  ),
  encodingConfirmed: Type.Boolean(),
  /** The import table it is by its name and headers; absent for a free-form sheet. */
  table: Type.Optional(Type.String()),
  skip: Type.Boolean(),
  columns: Type.Optional(Type.Array(GuessedColumn)),
  defaults: Type.Optional(Type.Record(Type.String(), Type.String())),
  /** Things read that a reader should know: formulas read as their kept values, merged cells, dates, numbers kept as text. */
  notes: Type.Array(
    Type.Object({
      code: Type.String(),
      place: Type.Optional(Type.String()),
      count: Type.Optional(Type.Integer()),
    }),
  ),
});
export type SheetPreview = Static<typeof SheetPreview>;

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

/** How the columns of a sheet with these headers were read before. */
export const Template = Type.Object({
  id: Type.String(),
  name: Type.String(),
  headers: Type.Array(Type.String()),
  columns: Type.Array(ColumnMapping),
  defaults: Type.Record(Type.String(), Type.String()),
  usedAt: Type.String(),
});
export type Template = Static<typeof Template>;
export const TemplateList = Page(Template);
export type TemplateList = Static<typeof TemplateList>;

/** What a column of a free-form sheet may be mapped to. */
export const Field = Type.Object({
  field: Type.String({ description: '`table.column`, as in `firms.name`' }),
  table: Type.String(),
  zh: Type.Array(Type.String(), {
    description: 'what the column is called in Chinese, the usual name first',
  }),
  required: Type.Boolean({ description: 'every row of the table needs it' }),
  type: Type.String({ description: 'text, list, number, share, date, boolean, enum or reference' }),
  words: Type.Optional(Type.Array(Type.String(), { description: 'the values of an enum' })),
});
export type Field = Static<typeof Field>;
export const FieldList = Page(Field);
export type FieldList = Static<typeof FieldList>;

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

export const ImportParams = Type.Object({ import: Type.String({ minLength: 1, maxLength: 80 }) });
export const DuplicateParams = Type.Object({
  ...ImportParams.properties,
  duplicate: Type.String({ minLength: 1, maxLength: 200 }),
});
export const TemplateParams = Type.Object({ template: Type.String({ minLength: 1, maxLength: 80 }) });
export const ImportQuery = Type.Object({
  check: Type.Optional(
    Type.Union([Type.Literal('true'), Type.Literal('false')], {
      description: 'true: only check; load later. Else loaded when nothing is asked and nothing is wrong',
    }),
  ),
});
export const ImportListQuery = Type.Object({ ...PageQuery });
export const ImportDetailQuery = Type.Object({ ...TableQuery });
export const ImportChangePage = Page(ImportChange);
export type ImportChangePage = Static<typeof ImportChangePage>;
