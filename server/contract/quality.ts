import { Type, type Static } from 'typebox';
import { EntityRef, Evidence, Page, PageQuery, RegionCode, Slug, StageStatus } from './common.ts';
import { Region } from './region.ts';
import { Fact } from './source.ts';

/** What is counted in how many have it: stages and firms. */
export const CoverageMeasure = Type.Union([
  Type.Literal('stage_firms'),
  Type.Literal('stage_inputs'),
  Type.Literal('stage_sources'),
  Type.Literal('firm_region'),
  Type.Literal('firm_code'),
  Type.Literal('firm_role'),
  Type.Literal('firm_purchase'),
]);
export type CoverageMeasure = Static<typeof CoverageMeasure>;

/** Where two things that are said cannot both hold: a status stated and computed, two stated, two figures. */
export const ContradictionMeasure = Type.Union([
  Type.Literal('stated_computed'),
  Type.Literal('stated_stated'),
  Type.Literal('figure_figure'),
]);
export type ContradictionMeasure = Static<typeof ContradictionMeasure>;

/** Facts last observed more than two years ago, and facts of which nobody says when. */
export const AgeMeasure = Type.Union([Type.Literal('stale'), Type.Literal('undated')]);
export type AgeMeasure = Static<typeof AgeMeasure>;

/** Things that hang on nothing. */
export const OrphanMeasure = Type.Union([
  Type.Literal('stage_no_chain'),
  Type.Literal('chain_no_stage'),
  Type.Literal('firm_no_fact'),
  Type.Literal('source_unused'),
  Type.Literal('region_no_parent'),
  Type.Literal('carrier_no_region'),
]);
export type OrphanMeasure = Static<typeof OrphanMeasure>;

export const QualityMeasure = Type.Union([
  ...CoverageMeasure.anyOf,
  ...ContradictionMeasure.anyOf,
  ...AgeMeasure.anyOf,
  ...OrphanMeasure.anyOf,
  ...Evidence.anyOf,
]);
export type QualityMeasure = Static<typeof QualityMeasure>;

const Count = Type.Integer({ minimum: 0 });

/** Numerator and denominator: `have` of `total`. */
const Coverage = Type.Object({ measure: CoverageMeasure, have: Count, total: Count });
export type Coverage = Static<typeof Coverage>;

/** `judged` of `places` (regions × chains of which something is stated) where there were too many to judge all. */
const Contradictions = Type.Object({
  measure: ContradictionMeasure,
  count: Count,
  judged: Type.Optional(Count),
  places: Type.Optional(Count),
});

/**
 * How good the data are. Coverage and contradictions are those of the region and chain asked for, where one is; age,
 * evidence and what hangs on nothing are of all data.
 */
export const Quality = Type.Object({
  asOf: Type.String({ description: 'the day of the question' }),
  staleBefore: Type.String({ description: 'two years before that day' }),
  region: Type.Optional(Region),
  chain: Type.Optional(EntityRef),
  coverage: Type.Array(Coverage),
  contradictions: Type.Array(Contradictions),
  age: Type.Array(Type.Object({ measure: AgeMeasure, count: Count, total: Count })),
  orphans: Type.Array(Type.Object({ measure: OrphanMeasure, count: Count })),
  evidence: Type.Object({ verified: Count, claimed: Count, suggested: Count }),
});
export type Quality = Static<typeof Quality>;

/** What one side of a contradiction says, and who says so; a computed side has no source. */
export const Side = Type.Object({
  kind: Type.Union([Type.Literal('stated'), Type.Literal('computed'), Type.Literal('figure')]),
  status: Type.Optional(StageStatus),
  value: Type.Optional(Type.Number()),
  unit: Type.Optional(Type.String()),
  bound: Type.Optional(Type.String()),
  sources: Type.Array(Type.Object({ id: Type.String(), title: Type.String() })),
  observedOn: Type.Optional(Type.String()),
});
export type Side = Static<typeof Side>;

/**
 * One row behind a number: the thing, with its region or the chain it is seen on; a fact; or the sides of a
 * contradiction about `subject` (a stage in the region `object`, or what a figure counts, `about` naming the figure).
 */
export const QualityRow = Type.Object({
  subject: EntityRef,
  object: Type.Optional(EntityRef),
  about: Type.Optional(Type.String()),
  chain: Type.Optional(Type.String()),
  place: Type.Optional(Region),
  sides: Type.Optional(Type.Array(Side)),
  fact: Type.Optional(Fact),
});
export type QualityRow = Static<typeof QualityRow>;

export const QualityList = Type.Object({ measure: QualityMeasure, ...Page(QualityRow).properties });
export type QualityList = Static<typeof QualityList>;

const scope = { region: Type.Optional(RegionCode), chain: Type.Optional(Slug) };
export const QualityQuery = Type.Object({ ...scope });
export const QualityParams = Type.Object({ measure: QualityMeasure });
export const QualityRowQuery = Type.Object({
  ...scope,
  side: Type.Optional(
    Type.Union([Type.Literal('lacking'), Type.Literal('having')], {
      description: 'of a coverage: those that lack it (where not given) or those that have it',
    }),
  ),
  ...PageQuery,
});
