import { Type, type Static } from 'typebox';
import type { SplitCheck } from '../../contract/duplicate.ts';
import { conflict, notFound } from '../../errors.ts';
import { recordChanges } from '../change/record.ts';
import { markUndone } from '../change/undo.ts';
import type { GraphClient, GraphTransaction } from '../client.ts';
import { type Asker, asking } from '../list.ts';
import { raiseDataVersion } from '../meta.ts';
import { applyAdditions, applyRest, toChanges } from './apply.ts';
import { forgetSame } from './decision.ts';
import { type Element, type Ref, refKey, type State } from './element.ts';
import { type Kept, organisationOf } from './merge.ts';
import { readNow } from './now.ts';
import { readLastChanges, restoreTies } from './record.ts';
import { readState, readThere } from './state.ts';
import { undoDifferences, type Undoing } from './undoing.ts';

const KeptRow = Type.Object({
  id: Type.String(),
  fromId: Type.String(),
  fromName: Type.String(),
  intoId: Type.String(),
  intoName: Type.String(),
  at: Type.String(),
  status: Type.String(),
  before: Type.String(),
});
type KeptMerge = Static<typeof KeptRow>;

// What was kept of this merge?
const KEPT = `
  MATCH (m:Merge {id: $id})
  RETURN m.id AS id, m.fromId AS fromId, m.fromName AS fromName, m.intoId AS intoId, m.intoName AS intoName,
         m.at AS at, m.status AS status, m.before AS before`;

// The merge stays on record, with who took it back.
const MARK_SPLIT = `MATCH (m:Merge {id: $id}) SET m.status = 'split', m.splitAt = $at, m.splitBy = $author`;

/** At most so many things that stand in the way are named. */
const mostNamed = 50;
const splitTimeoutMs = 120_000;

interface Look {
  merge: KeptMerge;
  kept: Kept;
  state: State;
  undoing: Undoing;
  /** Why nothing can be done before something else is. */
  blocked?: SplitCheck['stands'][number];
}

/** What a split of this merge would do, and what stands in the way. Throws `not_found`, `conflict` when split already. */
export async function checkSplit(graph: Asker, id: string): Promise<SplitCheck> {
  const { merge, kept, state, undoing, blocked } = await look(graph, id);
  const keys = undoing.stands.map(({ element }) => keyOf(element));
  const last = await readLastChanges(graph, keys, merge.at);
  const stands = undoing.stands.map(({ code, element }) => ({
    code,
    name: nameOf(element, state, kept),
    ...last.get(keyOf(element)),
  }));
  // What is gone as a whole is said once, not for each part of it.
  const all = blocked ? [blocked] : stands;
  const links = [...state.elements.values()].filter(({ sort }) => sort === 'link').length;
  return {
    possible: blocked ? 'no' : all.length > 0 ? 'anyway' : 'clean',
    stands: all.slice(0, mostNamed),
    total: all.length,
    restores: undoing.differences.length,
    added: Math.max(0, links - kept.links),
  };
}

/**
 * Splits what was merged, in one transaction: both become as before the merge, and facts added since stay with the one
 * that stayed. Throws `not_found`, and `conflict` when it was split already, when something else has to be settled
 * first, or when later changes stand in the way and `anyway` is not said; with it these stay where they are.
 */
export const split = (graph: GraphClient, id: string, author: string, anyway = false): Promise<void> =>
  graph.write(async (tx) => {
    await raiseDataVersion(tx);
    const { merge, kept, undoing, blocked } = await look(asking(tx), id);
    if (blocked) throw conflict(`${blocked.code}: ${blocked.name}`);
    if (undoing.stands.length > 0 && !anyway) {
      throw conflict(`${undoing.stands.length} later changes stand in the way of the split.`);
    }
    await takeBack(tx, merge, kept, undoing, author);
  }, splitTimeoutMs);

async function takeBack(
  tx: GraphTransaction,
  merge: KeptMerge,
  kept: Kept,
  { differences }: Undoing,
  author: string,
): Promise<void> {
  const cause = { cause: 'split' as const, causeId: merge.id, author, at: new Date().toISOString() };
  await applyAdditions(tx, differences);
  await markUndone(tx, merge.id, merge.id);
  await recordChanges(tx, cause, toChanges(differences));
  await restoreTies(tx, kept.ties, new Map(kept.renames as [string, Ref][]), merge.id);
  await applyRest(tx, differences);
  await forgetSame(tx, merge.id);
  await tx.execute(MARK_SPLIT, { id: merge.id, at: cause.at, author });
}

async function look(graph: Asker, id: string): Promise<Look> {
  const [merge] = await graph.read(KEPT, { id }, KeptRow);
  if (!merge) throw notFound('merge', id);
  if (merge.status !== 'done') throw conflict('This merge was split already.');
  const kept = JSON.parse(merge.before) as Kept;
  const state = await readState(graph, [merge.fromId, merge.intoId]);
  const there = await readThere(graph, endsOf(kept));
  const undoing = undoDifferences(kept.differences, state.elements, (ref) => there.has(ref));
  const blocked = await findBlock(graph, merge, state);
  return { merge, kept, state, undoing, ...(blocked ? { blocked } : {}) };
}

async function findBlock(graph: Asker, merge: KeptMerge, state: State): Promise<Look['blocked']> {
  if (organisationOf(state, merge.fromId)) return { code: 'exists_again', name: merge.fromName };
  if (organisationOf(state, merge.intoId)) return undefined;
  const now = await readNow(graph, merge.intoId);
  return { code: now === undefined ? 'removed_later' : 'merged_later', name: merge.intoName };
}

/** The ends of relationships that would come back. */
const endsOf = ({ differences }: Kept): Ref[] =>
  differences.flatMap(({ before, after }) =>
    before?.sort === 'link' && after === undefined ? [before.from, before.to] : [],
  );

const keyOf = (element: Element): string =>
  element.sort === 'node' ? element.key : String(element.properties.id ?? '');

/** A node by its name, a relationship by the names of its ends, as they are now or were at the merge. */
function nameOf(element: Element, { names }: State, kept: Kept): string {
  const name = (ref: Ref) => names.get(refKey(ref)) ?? kept.names[refKey(ref)] ?? ref.key;
  return element.sort === 'node' ? name(element) : `${name(element.from)} → ${name(element.to)}`;
}
