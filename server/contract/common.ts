import { Type, type Static, type TSchema } from 'typebox';

/** How sure a fact is: seen in a primary record, stated by a report or the party, or inferred by us. */
export const Evidence = Type.Union(
  [Type.Literal('verified'), Type.Literal('claimed'), Type.Literal('suggested')],
  { description: 'verified: a primary record; claimed: a report or the party says so; suggested: inferred' },
);
export type Evidence = Static<typeof Evidence>;

/** Where a fact comes from. `observedOn` is a year, a month or a day (YYYY, YYYY-MM, YYYY-MM-DD). */
export const Provenance = Type.Object({
  evidence: Evidence,
  sourceIds: Type.Array(Type.String()),
  observedOn: Type.Optional(Type.String()),
  note: Type.Optional(Type.String()),
});
export type Provenance = Static<typeof Provenance>;

/** What a region has at a stage, as officials speak. */
export const StageStatus = Type.Union([
  Type.Literal('unknown'),
  Type.Literal('missing'),
  Type.Literal('reserve'),
  Type.Literal('single'),
  Type.Literal('weak'),
  Type.Literal('present'),
  Type.Literal('strong'),
]);
export type StageStatus = Static<typeof StageStatus>;

export const Tier = Type.Union([
  Type.Literal('upstream'),
  Type.Literal('midstream'),
  Type.Literal('downstream'),
]);
export type Tier = Static<typeof Tier>;

/** The kinds of thing a user can name, open or find. */
export const EntityKind = Type.Union([
  Type.Literal('chain'),
  Type.Literal('stage'),
  Type.Literal('region'),
  Type.Literal('firm'),
  Type.Literal('university'),
  Type.Literal('association'),
  Type.Literal('investor'),
  Type.Literal('agency'),
  Type.Literal('carrier'),
  Type.Literal('project'),
  Type.Literal('figure'),
  Type.Literal('visit'),
  Type.Literal('source'),
]);
export type EntityKind = Static<typeof EntityKind>;

/** Enough of a thing to name it and link to it. A region's `id` is its code. */
export const EntityRef = Type.Object({
  kind: EntityKind,
  id: Type.String(),
  name: Type.String(),
  nameEn: Type.Optional(Type.String()),
});
export type EntityRef = Static<typeof EntityRef>;

/** A code with the values its sentence needs; sentences are made in `web/i18n`, one per language. */
export const Reason = Type.Object({
  code: Type.String(),
  values: Type.Record(
    Type.String(),
    Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Array(Type.String())]),
  ),
});
export type Reason = Static<typeof Reason>;

/** A page of a list. `total` counts the whole list; `next` is the cursor of the next page, absent on the last. */
export const Page = <Item extends TSchema>(item: Item) =>
  Type.Object({
    items: Type.Array(item),
    total: Type.Integer({ minimum: 0 }),
    next: Type.Optional(Type.String()),
  });

/** `format=csv` asks for the table, as `Accept: text/csv` does, where a link cannot set a header. */
export const TableQuery = {
  format: Type.Optional(Type.Union([Type.Literal('json'), Type.Literal('csv')])),
};

/** Paging parameters shared by every list. */
export const PageQuery = {
  limit: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 500,
      description: '50 where not given; a CSV then holds up to 10,000 rows',
    }),
  ),
  cursor: Type.Optional(Type.String({ maxLength: 200, description: 'the `next` of the page before' })),
  ...TableQuery,
};

/** A region code: GB/T 2260, a zone (`370200-hitech`) or ISO 3166. */
export const RegionCode = Type.String({ pattern: '^([0-9]{6}(-[a-z0-9-]{1,40})?|[A-Z]{2})$', maxLength: 48 });

const anyDay = '(0[1-9]|[12][0-9]|3[01])';
const day30 = '(0[1-9]|[12][0-9]|30)';
const day29 = '(0[1-9]|[12][0-9])';
/** A month, or a day that its month has; that only leap years have a 29 February is let pass. */
const monthOrDay = `(0[13578]|1[02])(-${anyDay})?|(0[469]|11)(-${day30})?|02(-${day29})?`;

/** Asks a question as of a day, month or year: only facts observed by its end count. */
export const AsOf = Type.String({
  pattern: `^[0-9]{4}(-(${monthOrDay}))?$`,
  description: 'only facts observed by the end of this year, month or day; undated facts are left out',
});

/** Weights of a score's factors in place of their own: `status:0.4,demand:0`. */
export const WeightsText = Type.String({ maxLength: 300 });

/** A chain or stage id. */
export const Slug = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$' });

/** RFC 9457 problem document. `code` is stable; `errors` names the fields of a bad request. */
export const Problem = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  code: Type.Union([
    Type.Literal('not_found'),
    Type.Literal('bad_request'),
    Type.Literal('conflict'),
    Type.Literal('forbidden'),
    Type.Literal('too_many_requests'),
    Type.Literal('graph_unavailable'),
    Type.Literal('timeout'),
    Type.Literal('internal'),
  ]),
  detail: Type.String(),
  requestId: Type.String(),
  errors: Type.Optional(Type.Array(Type.Object({ field: Type.String(), message: Type.String() }))),
});
export type Problem = Static<typeof Problem>;
export type ProblemCode = Problem['code'];
