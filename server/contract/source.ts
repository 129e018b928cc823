import { Type, type Static } from 'typebox';
import { EntityKind, EntityRef, Page, PageQuery, Provenance } from './common.ts';

export const SourceKind = Type.Union([
  Type.Literal('article'),
  Type.Literal('registry'),
  Type.Literal('filing'),
  Type.Literal('dataset'),
  Type.Literal('user'),
  Type.Literal('editorial'),
]);

export const Source = Type.Object({
  id: Type.String(),
  title: Type.String(),
  kind: SourceKind,
  publisher: Type.Optional(Type.String()),
  publishedOn: Type.Optional(Type.String()),
  url: Type.Optional(Type.String()),
});
export type Source = Static<typeof Source>;

/** A source with how many facts rest on it, and how many rest on it alone. */
export const SourceSummary = Type.Object({
  ...Source.properties,
  facts: Type.Integer({ minimum: 0 }),
  factsAlone: Type.Integer({ minimum: 0 }),
});
export type SourceSummary = Static<typeof SourceSummary>;

/**
 * What one fact says, apart from who and whom: the relation in the graph (`plays`, `located_in`, `brought` …)
 * or the record (`figure`, `project`, `carrier`, `visit`).
 */
export const FactKind = Type.Union([
  Type.Literal('in_chain'),
  Type.Literal('feeds'),
  Type.Literal('located_in'),
  Type.Literal('plays'),
  Type.Literal('anchors'),
  Type.Literal('supplies'),
  Type.Literal('owns'),
  Type.Literal('trains_for'),
  Type.Literal('researches'),
  Type.Literal('alumni_at'),
  Type.Literal('partners_with'),
  Type.Literal('member_of'),
  Type.Literal('introduced'),
  Type.Literal('brought'),
  Type.Literal('stated'),
  Type.Literal('leads'),
  Type.Literal('runs'),
  Type.Literal('adds_to'),
  Type.Literal('project'),
  Type.Literal('carrier'),
  Type.Literal('figure'),
  Type.Literal('visit'),
]);
export type FactKind = Static<typeof FactKind>;

/**
 * One fact with its provenance. A relation has `subject` and `object` in the relation's direction;
 * a record (figure, project, carrier, visit) has itself as `subject` and what it concerns in `about`.
 * `values` holds the relation's or record's own properties (`outputCny`, `visitedOn` …); those absent are unknown.
 * What runs, adds to, locates or counts a record is part of that record's one fact, not a fact of its own.
 */
export const Fact = Type.Object({
  id: Type.String(),
  kind: FactKind,
  subject: EntityRef,
  object: Type.Optional(EntityRef),
  about: Type.Array(EntityRef),
  values: Type.Record(
    Type.String(),
    Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Array(Type.String())]),
  ),
  provenance: Provenance,
});
export type Fact = Static<typeof Fact>;

export const FactKindCount = Type.Object({ kind: FactKind, count: Type.Integer({ minimum: 0 }) });

/** What rests on a source: its facts, paged, and how many there are of each kind. */
export const SourceDetail = Type.Object({
  source: SourceSummary,
  kinds: Type.Array(FactKindCount),
  facts: Page(Fact),
});
export type SourceDetail = Static<typeof SourceDetail>;

export const SourceParams = Type.Object({ id: Type.String({ minLength: 1, maxLength: 200 }) });
export const SourceQuery = Type.Object({ ...PageQuery });
export const SourceFactQuery = Type.Object({ kind: Type.Optional(FactKind), ...PageQuery });

export const SourceList = Page(SourceSummary);
export type SourceList = Static<typeof SourceList>;

export const EntityParams = Type.Object({
  kind: EntityKind,
  id: Type.String({ minLength: 1, maxLength: 200 }),
});

/** Everything known about one thing that has no page model of its own (a carrier, project, agency, region …). */
export const EntityDetail = Type.Object({
  entity: EntityRef,
  kind: EntityKind,
  facts: Type.Array(Fact),
  factsTotal: Type.Integer({ minimum: 0, description: 'more than `facts` where those were cut' }),
  sources: Type.Array(Source),
});
export type EntityDetail = Static<typeof EntityDetail>;
