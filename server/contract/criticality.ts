import { Type, type Static } from 'typebox';
import { EntityRef, TableQuery } from './common.ts';

export const CriticalityQuery = Type.Object(TableQuery);

/** How much of a chain hangs on one of its stages. */
export const CriticalStage = Type.Object({
  id: Type.String(),
  name: Type.String(),
  nameEn: Type.Optional(Type.String()),
  critical: Type.Boolean(),
  final: Type.Boolean({ description: 'a final product itself' }),
  immediateDominator: Type.Optional(
    Type.String({ description: 'the nearest stage that every way from here to a final product passes' }),
  ),
  betweenness: Type.Number({ minimum: 0, maximum: 1, description: 'shown, never ranked by' }),
  blocks: Type.Array(Type.String(), { description: 'ids of the final products lost without it' }),
});
export type CriticalStage = Static<typeof CriticalStage>;

const PerFinal = Type.Object({
  final: Type.String(),
  immediateDominator: Type.Record(Type.String(), Type.String(), {
    description: 'stage → the nearest stage that every way from it to this final product passes',
  }),
});

/** The structure of a chain, the same for every region. */
export const CriticalityAnswer = Type.Object({
  chain: EntityRef,
  stages: Type.Array(CriticalStage),
  dominators: Type.Optional(
    Type.Array(PerFinal, { description: 'where the chain has several final products' }),
  ),
  mustPass: Type.Array(
    Type.Object({
      final: Type.String(),
      stages: Type.Array(Type.String(), {
        description: 'stages that every way from a raw input to the final product passes',
      }),
    }),
  ),
});
export type CriticalityAnswer = Static<typeof CriticalityAnswer>;
