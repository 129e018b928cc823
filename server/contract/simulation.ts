import { Type, type Static } from 'typebox';
import { NeedKind, NeedStage, NeedState } from './arrival.ts';
import { AsOf, EntityRef, Reason, RegionCode, Slug, StageStatus } from './common.ts';
import { RoleStatus } from './firm.ts';
import { Finding } from './gap.ts';
import { Rate } from './rate.ts';
import { Region } from './region.ts';

const FirmId = Type.String({ minLength: 1, maxLength: 200 });
const Money = Type.Number({ minimum: 0 });

/** What a firm that is not in the graph is taken to sell to a firm that is, or to buy from one. */
export const SimulatedSupply = Type.Object(
  {
    to: Type.Optional(FirmId),
    from: Type.Optional(FirmId),
    stage: Type.Optional(Slug),
    valueCny: Type.Optional(Money),
  },
  {
    additionalProperties: false,
    description: 'either `to` (it sells) or `from` (it buys), the id of a firm',
  },
);

/** A firm that is not in the graph, as the user imagines it. A role without a status is in production. */
export const ImaginedFirm = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 200 }),
    groupId: Type.Optional(FirmId),
    roles: Type.Array(
      Type.Object(
        { stage: Slug, status: Type.Optional(RoleStatus), outputCny: Type.Optional(Money) },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 20 },
    ),
    supplies: Type.Optional(Type.Array(SimulatedSupply, { maxItems: 100 })),
  },
  { additionalProperties: false },
);
export type ImaginedFirm = Static<typeof ImaginedFirm>;

/** Firms put into a region on trial: ids of firms in the graph, and firms imagined. Nothing is stored. */
export const SimulationRequest = Type.Object(
  {
    region: RegionCode,
    chain: Slug,
    firms: Type.Array(Type.Union([FirmId, ImaginedFirm]), { maxItems: 50 }),
    asOf: Type.Optional(AsOf),
  },
  { additionalProperties: false },
);
export type SimulationRequest = Static<typeof SimulationRequest>;

/** A firm of the tray. `where` is where it stood; one that stood here already changes nothing. */
export const TrayFirm = Type.Object({
  firm: EntityRef,
  where: Type.Union([
    Type.Literal('here'),
    Type.Literal('elsewhere'),
    Type.Literal('unplaced'),
    Type.Literal('imagined'),
  ]),
  active: Type.Boolean({ description: 'a firm that is dissolved or has moved away changes nothing' }),
  region: Type.Optional(Region),
  roles: Type.Array(
    Type.Object({
      stage: EntityRef,
      status: Type.Optional(RoleStatus),
      outputCny: Type.Optional(Type.Number()),
    }),
    { description: 'those on this chain that count' },
  ),
});
export type TrayFirm = Static<typeof TrayFirm>;

/**
 * `closed`: a gap that is none any more, or where somebody now produces. `wanted`: nobody produces it still, and more would buy.
 * `moved`: another status. `touched`: the same status, other numbers.
 */
export const StageChange = Type.Union([
  Type.Literal('closed'),
  Type.Literal('wanted'),
  Type.Literal('moved'),
  Type.Literal('touched'),
  Type.Literal('same'),
]);
export type StageChange = Static<typeof StageChange>;

export const SimulatedStage = Type.Object({ change: StageChange, before: Finding, after: Finding });
export type SimulatedStage = Static<typeof SimulatedStage>;

/** Final products of which every input is produced here; `perhaps`: those if the stages without data were too. */
export const FinalsMade = Type.Object({
  made: Type.Array(EntityRef),
  perhaps: Type.Array(EntityRef),
});
export type FinalsMade = Static<typeof FinalsMade>;

/** A need of any firm of the tray, once, with who has it. */
export const UnitedNeed = Type.Object({
  id: Type.String(),
  kind: NeedKind,
  stages: Type.Array(NeedStage),
  state: NeedState,
  firms: Type.Array(EntityRef),
});
export type UnitedNeed = Static<typeof UnitedNeed>;

/** Before and after, on the same stages and rates. Nothing of it is stored. */
export const Simulation = Type.Object({
  chain: EntityRef,
  region: Region,
  firms: Type.Array(TrayFirm),
  stages: Type.Array(SimulatedStage, { description: 'every stage, along the chain' }),
  rates: Type.Array(Type.Object({ before: Rate, after: Rate })),
  closed: Type.Array(EntityRef, { description: 'gaps closed' }),
  open: Type.Array(EntityRef, { description: 'stages that stay gaps' }),
  wanted: Type.Array(
    Type.Object({
      stage: EntityRef,
      status: StageStatus,
      before: Type.Integer({ minimum: 0 }),
      after: Type.Integer({ minimum: 0 }),
    }),
    { description: 'gaps nobody here fills, with the groups here that would buy, before and after' },
  ),
  finals: Type.Object({ total: Type.Integer({ minimum: 0 }), before: FinalsMade, after: FinalsMade }),
  needs: Type.Array(UnitedNeed, { description: 'needs of the tray united, as met after its arrival' }),
  unknown: Type.Array(Reason, { description: 'what is not known and would change the answer' }),
});
export type Simulation = Static<typeof Simulation>;
