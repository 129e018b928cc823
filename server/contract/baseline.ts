import { Type, type Static } from 'typebox';
import { ChangeCause, HistoryChange } from './change.ts';
import {
  AsOf,
  EntityRef,
  Page,
  PageQuery,
  Provenance,
  RegionCode,
  Slug,
  StageStatus,
  TableQuery,
} from './common.ts';
import { Here, StageRef } from './gap.ts';
import { Source } from './source.ts';

export const NewBaseline = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' }),
    chain: Slug,
    region: RegionCode,
    peer: Type.Optional(RegionCode),
    asOf: Type.Optional(AsOf),
  },
  { additionalProperties: false },
);
export type NewBaseline = Static<typeof NewBaseline>;

export const BaselineParams = Type.Object({ id: Type.String({ minLength: 1, maxLength: 80 }) });
export const BaselineQuery = Type.Object({
  chain: Type.Optional(Slug),
  region: Type.Optional(RegionCode),
  ...PageQuery,
});
export const DifferenceQuery = Type.Object({ ...TableQuery });

/** A finding as a baseline keeps it. `severity` is absent where the finding was unscored. */
export const KeptFinding = Type.Object({
  stage: StageRef,
  status: StageStatus,
  computed: StageStatus,
  stated: Type.Array(StageStatus),
  here: Here,
  elsewhere: Type.Integer(),
  critical: Type.Boolean(),
  severity: Type.Optional(Type.Number()),
});
export type KeptFinding = Static<typeof KeptFinding>;

/** A rate as a baseline keeps it: with numerator and denominator, or with the reason why it had none. */
export const KeptRate = Type.Union([
  Type.Object({
    id: Type.String(),
    status: Type.Literal('scored'),
    numerator: Type.Number(),
    denominator: Type.Number(),
    value: Type.Number(),
  }),
  Type.Object({ id: Type.String(), status: Type.Literal('unscored'), reason: Type.String() }),
]);
export type KeptRate = Static<typeof KeptRate>;

/** The findings and rates of a chain in a region, kept under a name with the data version they were judged from. */
export const BaselineSummary = Type.Object({
  id: Type.String(),
  name: Type.String(),
  chain: EntityRef,
  region: EntityRef,
  peer: Type.Optional(EntityRef),
  asOf: Type.Optional(Type.String()),
  dataVersion: Type.Integer({ minimum: 0 }),
  createdAt: Type.String(),
  author: Type.String(),
  gaps: Type.Integer({ minimum: 0 }),
  stages: Type.Integer({ minimum: 0 }),
});
export type BaselineSummary = Static<typeof BaselineSummary>;

export const Baseline = Type.Object({
  ...BaselineSummary.properties,
  findings: Type.Array(KeptFinding),
  rates: Type.Array(KeptRate),
});
export type Baseline = Static<typeof Baseline>;

export const BaselineList = Page(BaselineSummary);
export type BaselineList = Static<typeof BaselineList>;

/**
 * One fact at a stage that was made, changed or removed since a baseline, or that was there and only counts now
 * (`counted`: the baseline was taken as of an earlier date). `by` says in which import or by which edit.
 */
export const CausingFact = Type.Object({
  ...HistoryChange.properties,
  op: Type.Union([HistoryChange.properties.op, Type.Literal('counted')]),
  id: Type.String(),
  here: Type.Boolean({ description: 'it concerns the region itself, not only firms elsewhere' }),
  provenance: Type.Optional(Provenance),
  by: Type.Optional(
    Type.Object({
      causeId: Type.String(),
      cause: ChangeCause,
      at: Type.String(),
      author: Type.String(),
      title: Type.Optional(Type.String({ description: 'of the import' })),
    }),
  ),
});
export type CausingFact = Static<typeof CausingFact>;

/** What of a finding differs. */
export const FindingPart = Type.Union([
  Type.Literal('status'),
  Type.Literal('computed'),
  Type.Literal('stated'),
  Type.Literal('here'),
  Type.Literal('elsewhere'),
  Type.Literal('critical'),
  Type.Literal('severity'),
]);
export type FindingPart = Static<typeof FindingPart>;

/** Why a finding differs: facts at the stage, facts at other stages of the chain, an import taken back, or not known. */
export const DifferenceBecause = Type.Union([
  Type.Literal('facts'),
  Type.Literal('chain'),
  Type.Literal('import_taken_back'),
  Type.Literal('unknown'),
]);
export type DifferenceBecause = Static<typeof DifferenceBecause>;

/** One stage that differs. `from` is absent for a stage that is new in the chain, `to` for one that left it. */
export const StageDifference = Type.Object({
  stage: StageRef,
  from: Type.Optional(KeptFinding),
  to: Type.Optional(KeptFinding),
  parts: Type.Array(FindingPart),
  because: DifferenceBecause,
  facts: Type.Array(CausingFact, { description: 'at most 20' }),
  factsTotal: Type.Integer({ minimum: 0 }),
});
export type StageDifference = Static<typeof StageDifference>;

export const RateDifference = Type.Object({
  id: Type.String(),
  from: Type.Optional(KeptRate),
  to: Type.Optional(KeptRate),
});
export type RateDifference = Static<typeof RateDifference>;

/** What changed from a baseline to now, and which facts caused it. Empty lists: nothing changed. */
export const Difference = Type.Object({
  baseline: BaselineSummary,
  dataVersion: Type.Integer({ minimum: 0, description: 'of now' }),
  stages: Type.Array(StageDifference),
  rates: Type.Array(RateDifference),
  imports: Type.Array(
    Type.Object({ id: Type.String(), title: Type.String(), at: Type.String(), undone: Type.Boolean() }),
    { description: 'loaded or taken back since' },
  ),
  sources: Type.Array(Source),
});
export type Difference = Static<typeof Difference>;
