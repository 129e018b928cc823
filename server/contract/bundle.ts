import { Type, type Static } from 'typebox';
import { AsOf, EntityRef, RegionCode, Slug, StageStatus, TableQuery, WeightsText } from './common.ts';
import { Region } from './region.ts';

export const BundleQuery = Type.Object({
  region: RegionCode,
  stage: Type.Optional(Slug),
  status: Type.Optional(
    Type.String({
      description: 'gaps to close, of missing, reserve and single; the first two where not given',
      maxLength: 80,
      pattern: '^[a-z,]+$',
    }),
  ),
  asOf: Type.Optional(AsOf),
  weights: Type.Optional(WeightsText),
  ...TableQuery,
});

export const BundleGap = Type.Object({
  stage: EntityRef,
  status: StageStatus,
  severity: Type.Optional(Type.Number({ minimum: 0, maximum: 1, description: 'absent where unscored' })),
});
export type BundleGap = Static<typeof BundleGap>;

/** One firm of the bundle: the gaps it closes that none before it does, and how far the chain then is. */
export const BundleStep = Type.Object({
  firm: EntityRef,
  region: Type.Optional(Region),
  closes: Type.Array(BundleGap),
  closed: Type.Integer({ minimum: 0, description: 'gaps closed by the bundle up to here' }),
  severity: Type.Number({ minimum: 0, description: 'severity closed up to here' }),
  others: Type.Integer({ minimum: 0, description: 'firms that would close the same gaps in its place' }),
});
export type BundleStep = Static<typeof BundleStep>;

/** `grow`: technology is here, and no known firm produces it elsewhere. `nobody`: no known firm would close it. */
export const BundleLeft = Type.Object({
  ...BundleGap.properties,
  why: Type.Union([Type.Literal('grow'), Type.Literal('nobody')]),
});
export type BundleLeft = Static<typeof BundleLeft>;

/** The smallest bundle of firms known elsewhere that closes the gaps of a chain, chosen greedily by severity. */
export const Bundle = Type.Object({
  chain: EntityRef,
  region: Region,
  gaps: Type.Integer({ minimum: 0 }),
  severity: Type.Number({ minimum: 0, description: 'of all these gaps' }),
  candidates: Type.Integer({ minimum: 0, description: 'firms elsewhere in production at any of them' }),
  steps: Type.Array(BundleStep),
  left: Type.Array(BundleLeft),
});
export type Bundle = Static<typeof Bundle>;
