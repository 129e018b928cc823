import { Type, type Static } from 'typebox';
import { AsOf, EntityRef, Slug } from './common.ts';

export const DateQuery = Type.Object({ chain: Slug, asOf: Type.Optional(AsOf) });

/** When the facts that a chain is judged from were observed, and how many an answer as of a date leaves out. */
export const FactDates = Type.Object({
  chain: EntityRef,
  total: Type.Integer({ minimum: 0 }),
  years: Type.Array(Type.Object({ year: Type.String(), facts: Type.Integer({ minimum: 1 }) }), {
    description: 'years in which facts were observed, the newest first',
  }),
  undated: Type.Integer({ minimum: 0, description: 'facts without a date: left out as of any date' }),
  counted: Type.Integer({
    minimum: 0,
    description: 'facts that count as of the date asked; all of them now',
  }),
  later: Type.Integer({ minimum: 0, description: 'facts observed after the date asked' }),
});
export type FactDates = Static<typeof FactDates>;
