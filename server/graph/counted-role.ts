import { Type } from 'typebox';
import { RoleStatus } from '../contract/firm.ts';

/** A role as a stage's firms are counted from it. */
export const CountedRole = Type.Object({
  stage: Type.String(),
  firmId: Type.String(),
  groupId: Type.Optional(Type.String()),
  status: Type.Optional(RoleStatus),
  outputCny: Type.Optional(Type.Number()),
  sourceIds: Type.Array(Type.String()),
});
