import { Type, type Static } from 'typebox';

/** What is served: the data, the schema and the build, and how sure the facts are as a whole. */
export const Version = Type.Object({
  dataVersion: Type.Integer({ minimum: 0 }),
  schemaVersion: Type.Integer({ minimum: 0 }),
  build: Type.String(),
  facts: Type.Object({
    verified: Type.Integer({ minimum: 0 }),
    claimed: Type.Integer({ minimum: 0 }),
    suggested: Type.Integer({ minimum: 0 }),
  }),
  newestFactOn: Type.Optional(Type.String()),
});
export type Version = Static<typeof Version>;

export const Live = Type.Object({ status: Type.Literal('alive') });
export const Ready = Type.Object({
  status: Type.Literal('ready'),
  dataVersion: Type.Integer({ minimum: 0 }),
  schemaVersion: Type.Integer({ minimum: 0 }),
});
