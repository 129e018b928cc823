import { Type, type Static } from 'typebox';
import { Page } from './common.ts';

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

export const TemplateParams = Type.Object({ template: Type.String({ minLength: 1, maxLength: 80 }) });
