import { Type, type Static } from 'typebox';
import { AsOf, EntityRef, Reason, RegionCode, TableQuery } from './common.ts';
import { RegionLevel } from './region.ts';

export const ComplexityQuery = Type.Object({
  level: Type.Optional(RegionLevel),
  asOf: Type.Optional(AsOf),
  ...TableQuery,
});

/** A region compared: `eci` is absent where there is not enough data for a scale. */
export const ComplexRegion = Type.Object({
  code: RegionCode,
  name: Type.String(),
  nameEn: Type.Optional(Type.String()),
  diversity: Type.Integer({ minimum: 0, description: 'stages it is specialised in (LQ ≥ 1)' }),
  eci: Type.Optional(Type.Number()),
});
export type ComplexRegion = Static<typeof ComplexRegion>;

export const ComplexStage = Type.Object({
  id: Type.String(),
  name: Type.String(),
  nameEn: Type.Optional(Type.String()),
  ubiquity: Type.Integer({ minimum: 0, description: 'regions specialised in it (LQ ≥ 1)' }),
  pci: Type.Optional(Type.Number()),
});
export type ComplexStage = Static<typeof ComplexStage>;

/** One region at one stage. */
export const ComplexityCell = Type.Object({
  region: RegionCode,
  stage: Type.String(),
  count: Type.Integer({ minimum: 0, description: 'firms in production, of the region and those inside it' }),
  lq: Type.Number({ minimum: 0 }),
  lqShrunk: Type.Number({ minimum: 0, description: 'as with five more firms spread like all regions’' }),
  density: Type.Optional(
    Type.Number({ minimum: 0, maximum: 1, description: 'absent for a stage that is near to no other' }),
  ),
});
export type ComplexityCell = Static<typeof ComplexityCell>;

const tables = {
  chain: EntityRef,
  level: RegionLevel,
  /** Regions and stages without any firm in production are left out. */
  regions: Type.Array(ComplexRegion),
  stages: Type.Array(ComplexStage),
  cells: Type.Array(ComplexityCell),
};

/** Regions of one level × stages of a chain; unscored where there is not enough data for ECI and PCI. */
export const ComplexityAnswer = Type.Union([
  Type.Object({ status: Type.Literal('scored'), ...tables }),
  Type.Object({
    status: Type.Literal('unscored'),
    reason: Type.String(),
    because: Type.Array(Reason),
    ...tables,
  }),
]);
export type ComplexityAnswer = Static<typeof ComplexityAnswer>;
