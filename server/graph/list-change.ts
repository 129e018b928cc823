import { randomUUID } from 'node:crypto';
import { Type } from 'typebox';
import type { NewTargetList, Target, TargetChange, TargetListSummary } from '../contract/list.ts';
import { badRequest, conflict, notFound, ProblemError, type FieldError } from '../errors.ts';
import type { GraphClient, GraphTransaction } from './client.ts';
import { markFirms, toAvoidance } from './avoidance.ts';
import { asking, readList, readTarget } from './list.ts';
import { raiseDataVersion } from './meta.ts';

/** A list longer than this is no list to work through. */
const mostTargets = 2000;

const IdRow = Type.Object({ id: Type.String() });

const KNOWN_FIRMS = `MATCH (f:Organisation:Firm) WHERE f.id IN $ids RETURN f.id AS id`;
const KNOWN_REGION = `MATCH (r:Region {code: $id}) RETURN r.code AS id`;
const KNOWN_CHAIN = `MATCH (c:Chain {id: $id}) RETURN c.id AS id`;

/** Throws `bad_request` naming each place in `firms` where no firm is. */
async function checkFirms(tx: GraphTransaction, ids: string[]): Promise<void> {
  const rows = await tx.run(KNOWN_FIRMS, { ids }, IdRow);
  const known = new Set(rows.map((row) => row.id));
  const errors: FieldError[] = ids.flatMap((id, index) =>
    known.has(id) ? [] : [{ field: `firms.${index}`, message: `no firm has the id "${id}"` }],
  );
  if (errors.length === 0) return;
  const detail = errors.map(({ field, message }) => `${field}: ${message}`).join('; ');
  throw new ProblemError('bad_request', detail, { errors });
}

// A new list for a region, and for a chain where one is given. (list)-[:FOR]->(region), (list)-[:FOR]->(chain)
const CREATE_LIST = `
  MATCH (r:Region {code: $region})
  CREATE (l:TargetList {id: $id, name: $name, createdAt: $now})-[:FOR]->(r)
  WITH l MATCH (c:Chain {id: $chain})
  CREATE (l)-[:FOR]->(c)`;

// Firms put on a list, each once. (list)-[:HOLDS]->(target)-[:OF]->(firm)
const ADD_TARGETS = `
  MATCH (l:TargetList {id: $list})
  UNWIND $targets AS new
  MATCH (f:Organisation:Firm {id: new.firm})
  WHERE NOT EXISTS { (l)-[:HOLDS]->(:Target)-[:OF]->(f) }
  CREATE (l)-[:HOLDS]->(:Target {id: new.id, progress: 'planned', addedAt: $now, changedAt: $now, version: 1,
                                 place: new.place})-[:OF]->(f)`;

async function addFirms(tx: GraphTransaction, list: string, firms: string[], now: string): Promise<void> {
  await checkFirms(tx, firms);
  const targets = [...new Set(firms)].map((firm, place) => ({ id: randomUUID(), firm, place }));
  await tx.execute(ADD_TARGETS, { list, targets, now });
  const { targets: count } = await readList(asking(tx), list);
  if (count > mostTargets) throw badRequest('firms', `a list holds at most ${mostTargets} firms`);
}

/** Makes a list, with firms on it if given; throws `bad_request` naming a region, chain or firm that is not there. */
export function createList(
  graph: GraphClient,
  asked: NewTargetList,
  now: string,
): Promise<TargetListSummary> {
  const { name, region, chain, firms = [], doNotApproach } = asked;
  return graph.write(async (tx) => {
    await raiseDataVersion(tx);
    if ((await tx.run(KNOWN_REGION, { id: region }, IdRow)).length === 0) {
      throw badRequest('region', `no region has the code "${region}"`);
    }
    if (chain !== undefined && (await tx.run(KNOWN_CHAIN, { id: chain }, IdRow)).length === 0) {
      throw badRequest('chain', `no chain has the id "${chain}"`);
    }
    const id = randomUUID();
    await tx.execute(CREATE_LIST, { id, name: name.trim(), region, chain: chain ?? null, now });
    await addFirms(tx, id, firms, now);
    await markFirms(tx, id, { firms, doNotApproach }, now);
    return readList(asking(tx), id);
  });
}

/**
 * Puts firms on a list; those already there stay as they are. With `doNotApproach` all of them are marked so.
 * Throws `not_found` or `bad_request`.
 */
export const addTargets = (
  graph: GraphClient,
  list: string,
  firms: string[],
  now: string,
  doNotApproach?: string,
): Promise<void> =>
  graph.write(async (tx) => {
    await raiseDataVersion(tx);
    await readList(asking(tx), list);
    await addFirms(tx, list, firms, now);
    await markFirms(tx, list, { firms, doNotApproach }, now);
  });

const RENAME_LIST = `MATCH (l:TargetList {id: $list}) SET l.name = $name`;

/** Gives a list another name; throws `not_found`. */
export const renameList = (graph: GraphClient, list: string, name: string): Promise<TargetListSummary> =>
  graph.write(async (tx) => {
    await raiseDataVersion(tx);
    await tx.execute(RENAME_LIST, { list, name: name.trim() });
    return readList(asking(tx), list);
  });

// Removes a list with its targets; firms, regions and chains stay.
const DELETE_LIST = `
  MATCH (l:TargetList {id: $list})
  OPTIONAL MATCH (l)-[:HOLDS]->(t:Target)
  DETACH DELETE t, l`;

/** Removes a list with its targets; throws `not_found`. */
export const deleteList = (graph: GraphClient, list: string): Promise<void> =>
  graph.write(async (tx) => {
    await raiseDataVersion(tx);
    await readList(asking(tx), list);
    await tx.execute(DELETE_LIST, { list });
  });

// A target as it is after a change. A reason belongs to the progress it explains: without one of its own it goes.
const CHANGE_TARGET = `
  MATCH (:TargetList {id: $list})-[:HOLDS]->(t:Target {id: $target})
  SET t.progress = $progress, t.reason = $reason, t.note = $note, t.doNotApproach = $avoid.reason,
      t.doNotApproachOn = $avoid.on, t.changedAt = $now, t.version = t.version + 1`;

/**
 * Changes progress, reason, note or the mark of a target. Throws `not_found`, `conflict` when somebody changed it since the
 * version given, and `bad_request` when it becomes lost without a reason.
 */
export const changeTarget = (
  graph: GraphClient,
  list: string,
  target: string,
  change: TargetChange,
  now: string,
): Promise<Target> =>
  graph.write(async (tx) => {
    await raiseDataVersion(tx);
    await readList(asking(tx), list);
    const before = await readTarget(asking(tx), list, target);
    if (before.version !== change.version) {
      throw conflict(
        `The target is at version ${before.version} (${before.progress}), the change was made from ${change.version}.`,
      );
    }
    const progress = change.progress ?? before.progress;
    const reason = change.reason ?? (progress === before.progress ? before.reason : undefined);
    if (progress === 'lost' && (reason ?? '').trim() === '') {
      throw badRequest('reason', 'required when a target is lost');
    }
    const note = change.note ?? before.note;
    await tx.execute(CHANGE_TARGET, {
      list,
      target,
      progress,
      reason: reason ?? null,
      note: note ?? null,
      avoid: toAvoidance(before.doNotApproach, change.doNotApproach, now) ?? {},
      now,
    });
    return readTarget(asking(tx), list, target);
  });

const REMOVED = `
  MATCH (:TargetList {id: $list})-[:HOLDS]->(t:Target {id: $target})
  WITH t, t.id AS id
  DETACH DELETE t
  RETURN id`;

/** Takes a firm off a list; throws `not_found`. */
export const removeTarget = (graph: GraphClient, list: string, target: string): Promise<void> =>
  graph.write(async (tx) => {
    await raiseDataVersion(tx);
    const removed = await tx.run(REMOVED, { list, target }, IdRow);
    if (removed.length === 0) throw notFound('target', target);
  });
