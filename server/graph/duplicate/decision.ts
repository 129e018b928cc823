import { Type, type Static } from 'typebox';
import type { Duplicate } from '../../contract/import-plan.ts';
import type { GraphTransaction } from '../client.ts';
import { contentKey, type FirmContent, pairId } from './content.ts';
import type { State } from './element.ts';
import { registeredPlace } from './place.ts';

/** What was decided of two firms, found again by what both say of themselves. */
export const DecisionRow = Type.Object({
  id: Type.String(),
  kind: Type.Union([Type.Literal('same'), Type.Literal('different'), Type.Literal('later')]),
  author: Type.String(),
  at: Type.String(),
  names: Type.Array(Type.String()),
  /** For `same`: the content of the one that is not kept, and the firm that it is. */
  gone: Type.Optional(Type.String()),
  firm: Type.Optional(Type.String()),
  /** For `same`: the user's choices, as JSON. */
  keep: Type.Optional(Type.String()),
  merge: Type.Optional(Type.String()),
});
export type Decision = Static<typeof DecisionRow>;

// A decision takes the place of an earlier one about the same two.
const REMEMBER = `MERGE (d:Decision {id: $decision.id}) SET d = $decision`;

/** Remembers a decision; a later one about the same two takes its place. */
export const rememberDecision = (tx: GraphTransaction, decision: Decision): Promise<void> =>
  tx.execute(REMEMBER, { decision });

// What a merge decided is not decided any more once it is split.
const FORGET = `MATCH (d:Decision {merge: $merge}) DELETE d`;

/** Forgets what a merge decided: the two are asked about again. */
export const forgetSame = (tx: GraphTransaction, merge: string): Promise<void> =>
  tx.execute(FORGET, { merge });

/** How an organisation of the graph speaks of itself in a table. */
function contentIn({ elements }: State, id: string): FirmContent {
  const node = elements.get(`node|Organisation|${id}`);
  const links = [...elements.values()].filter((element) => element.sort === 'link');
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  const { name, creditCode, stockCode } = node?.properties ?? {};
  return {
    name: text(name) ?? id,
    creditCode: text(creditCode),
    stockCode: text(stockCode),
    regionCode: registeredPlace(links, id)?.to.key,
  };
}

/** What a merge decides: rows that speak as the one that goes are the one that stays. */
export function rememberSame(
  tx: GraphTransaction,
  made: { state: State; from: string; into: string; merge: string; author: string; at: string },
): Promise<void> {
  const [one, other] = [contentIn(made.state, made.from), contentIn(made.state, made.into)];
  return rememberDecision(tx, {
    id: pairId(one, other),
    kind: 'same',
    author: made.author,
    at: made.at,
    names: [other.name, one.name],
    gone: contentKey(one),
    firm: made.into,
    merge: made.merge,
  });
}

/** One side of a pair as it is remembered. */
export const contentOfSide = ({ name, values }: Duplicate['known']): FirmContent => {
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  return {
    name,
    creditCode: text(values.creditCode),
    stockCode: text(values.stockCode),
    regionCode: text(values.regionCode),
  };
};
