import { randomUUID } from 'node:crypto';
import { Type } from 'typebox';
import type { EditDone, FactCorrection, FactRetraction, NewFact } from '../../contract/edit.ts';
import { ProblemError } from '../../errors.ts';
import { makeChanges } from '../change/apply.ts';
import { difference } from '../change/collapse.ts';
import type { Cause, ElementChange } from '../change/record.ts';
import type { GraphClient, GraphTransaction } from '../client.ts';
import { isBookkeeping, type LinkElement, type Properties } from '../import/element.ts';
import { asking } from '../list.ts';
import { raiseDataVersion } from '../meta.ts';
import { findFact, type FoundFact, readFact } from './found.ts';
import { newRow, rowOf, toLink, type WrittenFact, type WrittenLink } from './fact-row.ts';
import { FieldErrors } from './row.ts';
import { resolveSource } from './source.ts';
import { versionOf } from './version.ts';

const VersionRow = Type.Object({ dataVersion: Type.Integer() });
const VERSION = `MATCH (m:Meta {id: 'liantu'}) RETURN m.dataVersion AS dataVersion`;

/** The changes that an edit comes to, with what it leaves. */
export interface Edit {
  changes: ElementChange[];
  id: string;
  version?: string;
  note?: string;
}

/** Makes an edit in one transaction with a data version and a record of its own. */
export const inEdit = (
  graph: GraphClient,
  { cause, author }: Pick<Cause, 'cause' | 'author'>,
  plan: (tx: GraphTransaction, at: Date) => Promise<Edit>,
): Promise<EditDone> =>
  graph.write(async (tx) => {
    await raiseDataVersion(tx);
    const at = new Date();
    const { changes, id, version, note } = await plan(tx, at);
    const causeId = `${cause}-${randomUUID()}`;
    const why = { cause, causeId, author, at: at.toISOString(), ...(note ? { note } : {}) };
    await makeChanges(tx, why, changes);
    const [meta] = await tx.run(VERSION, {}, VersionRow);
    const { dataVersion } = meta!;
    return { cause: causeId, dataVersion, id, ...(version === undefined ? {} : { version }) };
  });

/** A new fact with its source. Throws `bad_request` naming fields, and `conflict` where the graph has it already. */
export const addFact = (graph: GraphClient, asked: NewFact, author: string): Promise<EditDone> =>
  inEdit(graph, { cause: 'edit', author }, async (tx) => {
    const errors = new FieldErrors();
    const source = await resolveSource(asking(tx), asked.source, errors);
    const row = newRow(asked, errors);
    const link = await toLink(asking(tx), asked.kind, row, asked, [source.id], errors);
    const same = await findFact(asking(tx), link.id);
    if (same) throw differing('The graph has this fact already: correct it.', same, wanted(link));
    const after = wanted(link);
    return { changes: [...source.changes, created(link, after)], id: link.id, version: versionOf(after) };
  });

/** A correction of a fact, with its source. Throws `not_found`, `bad_request`, and `conflict` with both values. */
export const correctFact = (
  graph: GraphClient,
  id: string,
  asked: FactCorrection,
  author: string,
): Promise<EditDone> =>
  inEdit(graph, { cause: 'edit', author }, async (tx) => {
    const found = await readFact(asking(tx), id);
    const errors = new FieldErrors();
    const source = await resolveSource(asking(tx), asked.source, errors);
    const sources = [...new Set([...sourcesOf(found), source.id])].sort();
    const row = rowOf(found, asked.values ?? {}, errors);
    const link = await toLink(asking(tx), found.kind, row, asked as WrittenFact, sources, errors);
    if (found.version !== asked.version) throw differing(changedMeanwhile, found, wanted(link));
    const changes = replaced(found, link);
    const other = link.id === id ? undefined : await findFact(asking(tx), link.id);
    if (other) throw differing('The graph has the corrected fact already.', other, wanted(link));
    return { changes: [...source.changes, ...changes.list], id: link.id, version: versionOf(changes.after) };
  });

/** Takes a fact out of the graph; it stays in the history, with the reason. Throws `not_found` and `conflict`. */
export const retractFact = (
  graph: GraphClient,
  id: string,
  { version, reason }: FactRetraction,
  author: string,
): Promise<EditDone> =>
  inEdit(graph, { cause: 'edit', author }, async (tx) => {
    const found = await readFact(asking(tx), id);
    if (found.version !== version) throw differing(changedMeanwhile, found, {});
    return { changes: [removed(found)], id, note: reason.trim() };
  });

const changedMeanwhile = 'Somebody else changed it since it was read.';

export const sourcesOf = ({ properties }: FoundFact): string[] =>
  Array.isArray(properties.sourceIds) ? properties.sourceIds : [];

const wanted = ({ defaults, given }: LinkElement): Properties => ({ ...defaults, ...given });

export const created = ({ type, id: key, from, to }: LinkElement, after: Properties): ElementChange => ({
  ...{ op: 'create', sort: 'link', type, key, from, to },
  before: {},
  after,
});

export const removed = ({ row, id: key, from, to, properties }: FoundFact): ElementChange =>
  ({
    op: 'remove',
    sort: 'link',
    type: row.type,
    key,
    from,
    to,
    before: properties,
    after: {},
  }) as ElementChange;

export const changed = (
  { row, id: key, from, to, properties }: FoundFact,
  after: Properties,
): ElementChange =>
  ({
    op: 'change',
    sort: 'link',
    type: row.type,
    key,
    from,
    to,
    ...difference(properties, after),
  }) as ElementChange;

/** What turns a fact into the corrected one; what tells facts apart is in the id, so another id is another fact. */
function replaced(found: FoundFact, link: WrittenLink): { list: ElementChange[]; after: Properties } {
  const { run, ...kept } = found.properties;
  const after = { ...unnamed(kept, link), ...wanted(link) };
  if (link.id !== found.id) return { list: [removed(found), created(link, after)], after };
  const whole = { ...after, ...(run === undefined ? {} : { run }) };
  const change = changed(found, whole);
  const differs = Object.keys({ ...change.before, ...change.after }).length > 0;
  return { list: differs ? [change] : [], after };
}

/** Properties that no column holds stay as they are. */
const unnamed = (properties: Properties, { columns }: WrittenLink): Properties =>
  Object.fromEntries(Object.entries(properties).filter(([name]) => !columns.includes(name)));

/** A `conflict` with both values of every property that differs: as it is now, and as it was asked for. */
function differing(detail: string, now: FoundFact, asked: Properties): ProblemError {
  const { before, after } = difference(now.properties, asked);
  const show = (value: unknown) => (value === undefined ? 'unknown' : JSON.stringify(value));
  const names = Object.keys({ ...before, ...after }).filter((name) => !isBookkeeping(name));
  const errors = names.map((name) => ({
    field: name,
    message: `is now ${show(before[name])}, asked for ${show(after[name])}`,
  }));
  return new ProblemError('conflict', detail, { errors });
}
