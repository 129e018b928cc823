import { randomUUID } from 'node:crypto';
import type { MergeKeep, NewMerge } from '../../contract/duplicate.ts';
import { badRequest, conflict, notFound } from '../../errors.ts';
import { recordChanges } from '../change/record.ts';
import type { GraphClient, GraphTransaction } from '../client.ts';
import { organisationKinds, type Properties } from '../import/element.ts';
import { type Asker, asking } from '../list.ts';
import { raiseDataVersion } from '../meta.ts';
import { applyAdditions, applyRest, toChanges } from './apply.ts';
import { rememberSame } from './decision.ts';
import { differ, type Difference, type Node, type State, versionOf } from './element.ts';
import { readNow } from './now.ts';
import { planMerge } from './plan.ts';
import { registeredPlace } from './place.ts';
import { moveTies, type Tie } from './record.ts';
import { readState } from './state.ts';
import { type MergeSideValues, proposeKeep } from './united.ts';

/** Everything a split needs, kept with the merge as JSON. */
export interface Kept {
  differences: Difference[];
  ties: Tie[];
  renames: [string, { label: string; key: string }][];
  /** What the ends of what changed are called, by `refKey`. */
  names: Record<string, string>;
  /** Relationships of the one that stayed, right after the merge. */
  links: number;
}

// Keeps what was merged into what, with all that is needed to split them again. (merge)-[:INTO]->(organisation)
const KEEP_MERGE = `
  MATCH (o:Organisation {id: $merge.intoId})
  CREATE (m:Merge)-[:INTO]->(o)
  SET m = $merge`;

const mergeTimeoutMs = 120_000;

/** Both organisations with all that hangs on them. Throws when they cannot be merged. */
export async function readBoth(graph: Asker, from: string, into: string): Promise<State> {
  if (from === into) throw badRequest('into', 'an organisation cannot be merged into itself');
  const state = await readState(graph, [from, into]);
  const kinds = [];
  for (const id of [from, into]) {
    const found = organisationOf(state, id);
    if (!found) throw await gone(graph, id);
    kinds.push(organisationKinds.find((kind) => found.labels.includes(kind)));
  }
  if (kinds[0] !== kinds[1]) {
    throw badRequest('into', `a ${kinds[0]} cannot be merged into a ${kinds[1]}`);
  }
  return state;
}

export const organisationOf = ({ elements }: State, id: string): Node | undefined =>
  elements.get(`node|Organisation|${id}`) as Node | undefined;

async function gone(graph: Asker, id: string) {
  const now = await readNow(graph, id);
  return now === undefined ? notFound('organisation', id) : conflict(`"${id}" was merged into "${now}".`);
}

/** One side with what its registered place says of how well it is founded. */
export function sideOf(state: State, id: string): MergeSideValues {
  const links = [...state.elements.values()].filter((element) => element.sort === 'link');
  const { evidence, observedOn } = registeredPlace(links, id)?.properties ?? {};
  return {
    properties: organisationOf(state, id)!.properties,
    founding: {
      ...(evidence === undefined ? {} : { evidence }),
      ...(observedOn === undefined ? {} : { observedOn }),
    } as Properties,
  };
}

/** Whose value stands: as the user chose, the better one where nothing was chosen. */
export const keepOf = (state: State, from: string, into: string, chosen: MergeKeep = {}): MergeKeep => ({
  ...proposeKeep(sideOf(state, from), sideOf(state, into)),
  ...chosen,
});

/**
 * Merges an organisation into another in one transaction and returns the merge's id. Throws `bad_request` for other
 * kinds or the same organisation, `not_found`, and `conflict` when one was merged away already or when either
 * changed since the preview named by `version`.
 */
export const merge = (graph: GraphClient, asked: NewMerge, author: string): Promise<string> =>
  graph.write(async (tx) => {
    await raiseDataVersion(tx);
    return mergeIn(tx, asked, author);
  }, mergeTimeoutMs);

async function mergeIn(tx: GraphTransaction, asked: NewMerge, author: string): Promise<string> {
  const { from, into } = asked;
  const state = await readBoth(asking(tx), from, into);
  if (asked.version !== undefined && asked.version !== versionOf(state)) {
    throw conflict('One of the two was changed since the preview: look at them again.');
  }
  const plan = planMerge(state, from, into, keepOf(state, from, into, asked.keep));
  const differences = differ(state.elements, plan.after);
  const cause = { cause: 'merge' as const, causeId: randomUUID(), author, at: new Date().toISOString() };
  await applyAdditions(tx, differences);
  await recordChanges(tx, cause, toChanges(differences));
  const ties = await moveTies(tx, plan.renames, cause.causeId);
  await applyRest(tx, differences);
  const links = [...plan.after.values()].filter(({ sort }) => sort === 'link').length;
  const names = Object.fromEntries(state.names);
  const kept: Kept = { differences, ties, renames: [...plan.renames], names, links };
  const [one, other] = [organisationOf(state, from)!, organisationOf(state, into)!];
  await tx.execute(KEEP_MERGE, {
    merge: {
      id: cause.causeId,
      fromId: from,
      intoId: into,
      fromName: String(one.properties.name ?? from),
      intoName: String(other.properties.name ?? into),
      at: cause.at,
      author,
      status: 'done',
      moved: plan.moved.length,
      united: plan.united.length,
      before: JSON.stringify(kept),
    },
  });
  await rememberSame(tx, { state, from, into, merge: cause.causeId, author, at: cause.at });
  return cause.causeId;
}
