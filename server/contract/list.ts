import { Type, type Static } from 'typebox';
import { EntityRef, Page, PageQuery, RegionCode, Slug } from './common.ts';
import { Region } from './region.ts';

/** How far a target has come: 谋划, 储备, 洽谈, 落地, or lost with a reason. */
export const TargetProgress = Type.Union([
  Type.Literal('planned'),
  Type.Literal('reserve'),
  Type.Literal('negotiating'),
  Type.Literal('landed'),
  Type.Literal('lost'),
]);
export type TargetProgress = Static<typeof TargetProgress>;

const Avoidance = Type.String({
  minLength: 1,
  maxLength: 500,
  pattern: '\\S',
  description: 'why a firm is not to be approached',
});

const ListName = Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' });

export const NewTargetList = Type.Object(
  {
    name: ListName,
    region: RegionCode,
    chain: Type.Optional(Slug),
    firms: Type.Optional(Type.Array(Type.String({ maxLength: 200 }), { maxItems: 500 })),
    doNotApproach: Type.Optional(Avoidance),
  },
  { additionalProperties: false },
);
export type NewTargetList = Static<typeof NewTargetList>;

/** A new name for a list. */
export const ListChange = Type.Object({ name: ListName }, { additionalProperties: false });

export const ListParams = Type.Object({ list: Type.String({ minLength: 1, maxLength: 80 }) });
export const TargetParams = Type.Object({
  list: Type.String({ minLength: 1, maxLength: 80 }),
  target: Type.String({ minLength: 1, maxLength: 80 }),
});
export const ListQuery = Type.Object({ ...PageQuery });
export const ListTargetQuery = Type.Object({
  city: Type.Optional(RegionCode),
  ...PageQuery,
});

/** Firms for a list; with a reason each of them, also one already there, is marked as not to be approached. */
export const NewTargets = Type.Object(
  {
    firms: Type.Array(Type.String({ maxLength: 200 }), { minItems: 1, maxItems: 500 }),
    doNotApproach: Type.Optional(Avoidance),
  },
  { additionalProperties: false },
);

export const TargetChange = Type.Object(
  {
    progress: Type.Optional(TargetProgress),
    reason: Type.Optional(Type.String({ maxLength: 500, description: 'required when lost' })),
    note: Type.Optional(Type.String({ maxLength: 2000 })),
    doNotApproach: Type.Optional(
      Type.Union([Avoidance, Type.Null()], { description: 'the reason; null takes the mark away' }),
    ),
    version: Type.Integer({ minimum: 1, description: 'the version the change was made from' }),
  },
  { additionalProperties: false },
);
export type TargetChange = Static<typeof TargetChange>;

/** A firm on a list. `version` grows with each change, so that two editors never lose an update. */
export const Target = Type.Object({
  id: Type.String(),
  firm: EntityRef,
  region: Type.Optional(Region),
  /** The city around it, or where that is not known the province. */
  city: Type.Optional(Region),
  stages: Type.Array(EntityRef, { description: 'stages of the list’s chain the firm plays' }),
  progress: TargetProgress,
  reason: Type.Optional(Type.String()),
  note: Type.Optional(Type.String()),
  doNotApproach: Type.Optional(
    Type.Object(
      { reason: Type.String(), on: Type.String() },
      { description: 'the firm is to be left alone: why, and since which day; counts on every list' },
    ),
  ),
  addedAt: Type.String(),
  changedAt: Type.String(),
  version: Type.Integer({ minimum: 1 }),
});
export type Target = Static<typeof Target>;

export const TargetListSummary = Type.Object({
  id: Type.String(),
  name: Type.String(),
  region: Region,
  chain: Type.Optional(EntityRef),
  createdAt: Type.String(),
  targets: Type.Integer({ minimum: 0 }),
});
export type TargetListSummary = Static<typeof TargetListSummary>;

export const TargetListPage = Page(TargetListSummary);
export type TargetListPage = Static<typeof TargetListPage>;

export const TargetPage = Page(Target);
export type TargetPage = Static<typeof TargetPage>;

export const TargetListDetail = Type.Object({
  list: TargetListSummary,
  targets: Type.Array(Target),
});
export type TargetListDetail = Static<typeof TargetListDetail>;
