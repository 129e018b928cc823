import { Type } from 'typebox';
import type { UndoCheck } from '../../contract/import-run.ts';
import { notFound } from '../../errors.ts';
import { isLabel, keyOf, type NodeLabel } from '../import/element.ts';
import type { Asker } from '../list.ts';
import { collapse } from './collapse.ts';
import type { ElementChange } from './record.ts';
import { type KnownCause, readCause, readChangesOf } from './recorded.ts';
import {
  anyLabel,
  anyType,
  type Attached,
  type Citing,
  type Later,
  mostNamed,
  readAttachedToKeys,
  readAttachedToRun,
  readCiting,
  readLaterChanges,
  readSourcesOfRun,
} from './rest.ts';

const labels = Object.keys(keyOf).filter(isLabel);
const CountRow = Type.Object({ count: Type.Integer() });

// How many nodes and relationships did the import make?
const COUNT_OF_RUN = `
  RETURN COUNT { MATCH (n:${anyLabel}) WHERE n.run = $cause } +
         COUNT { MATCH ()-[r:${anyType}]->() WHERE r.run = $cause } AS count`;

/** What taking a cause back comes to: the changes to invert, and what stands against it. */
export interface UndoPlan {
  cause: KnownCause;
  /** Each element once. */
  made: ElementChange[];
  check: UndoCheck;
}

/** Says whether a cause can be taken back and what it would do; throws `not_found`. */
export async function planUndo(graph: Asker, causeId: string): Promise<UndoPlan> {
  const cause = await readCause(graph, causeId);
  if (!cause) throw notFound('change', causeId);
  const recorded = collapse(await readChangesOf(graph, causeId));
  if (cause.undone !== undefined) return { cause, made: recorded, check: refused('undone', cause) };
  if (cause.cause === 'merge' || cause.cause === 'split') {
    return { cause, made: recorded, check: refused('merge', cause) };
  }
  if (cause.undoes !== undefined && (await readCause(graph, cause.undoes))?.isRun) {
    return { cause, made: recorded, check: refused('undone_import', cause) };
  }
  const kept = cause.isRun ? [] : await readSourcesInUse(graph, cause, recorded);
  const made = recorded.filter(({ key }) => !kept.includes(key));
  const rests = [
    ...(await readLaterChanges(graph, cause)).map(fromLater),
    ...(await readAttached(graph, cause, made)).map(fromAttached),
    ...(cause.isRun ? await readCitingRun(graph, cause, made) : []).map(fromCiting),
  ];
  return { cause, made, check: await toCheck(graph, cause, made, rests) };
}

/** `of`: how many of its like its question found, of which the first few are named. */
type Rest = UndoCheck['rests'][number] & { of: number };

const refused = (code: string, { at, author }: KnownCause): UndoCheck => ({
  possible: false,
  rests: [{ code, name: '', at, by: author }],
  total: 1,
  removes: 0,
  restores: 0,
});

const fromLater = ({ total, cause, names, at, by }: Later): Rest => ({
  of: total,
  code: cause === 'merge' ? 'merged_later' : 'changed_later',
  name: names.join(' → '),
  at,
  by,
});

const codeOf: Record<string, string> = { Target: 'on_list', TargetList: 'on_list', Merge: 'merged_later' };

const fromAttached = ({ total, label, name, other, at }: Attached): Rest => ({
  of: total,
  code: codeOf[label] ?? 'linked_later',
  name: `${name} → ${other}`,
  ...(at === undefined ? {} : { at }),
});

const fromCiting = ({ total, names }: Citing): Rest => ({
  of: total,
  code: 'linked_later',
  name: names.join(' → '),
});

/** Sources that the cause made and that others use by now: they stay, for those facts rest on them. */
async function readSourcesInUse(graph: Asker, { id }: KnownCause, made: ElementChange[]): Promise<string[]> {
  const sources = created(made, 'Source').map(({ key }) => key);
  const citing = await readCiting(graph, id, sources, keysOf(made));
  return [...new Set(citing.flatMap((one) => one.sources))];
}

/** Facts that others made and that rest on a source of the import. */
const readCitingRun = async (graph: Asker, { id }: KnownCause, made: ElementChange[]) =>
  readCiting(graph, id, await readSourcesOfRun(graph, id), keysOf(made));

const keysOf = (made: ElementChange[]) => made.map(({ key }) => key);

const created = (made: ElementChange[], label: NodeLabel) =>
  made.filter((change) => change.op === 'create' && change.sort === 'node' && change.label === label);

/** What hangs on nodes that the cause made and was made by another. */
async function readAttached(graph: Asker, cause: KnownCause, made: ElementChange[]): Promise<Attached[]> {
  const found = cause.isRun ? await readAttachedToRun(graph, cause.id) : [];
  const links = made.filter(({ sort, op }) => sort === 'link' && op === 'create').map(({ key }) => key);
  for (const label of labels) {
    const keys = created(made, label).map(({ key }) => key);
    if (keys.length > 0) found.push(...(await readAttachedToKeys(graph, label, keys, links)));
  }
  return found;
}

async function toCheck(
  graph: Asker,
  cause: KnownCause,
  made: ElementChange[],
  rests: Rest[],
): Promise<UndoCheck> {
  const removed = made.filter(({ op }) => op === 'create').length + (await countMadeByRun(graph, cause));
  return {
    possible: rests.length === 0,
    rests: rests.slice(0, mostNamed).map(({ of: _, ...rest }) => rest),
    total: Math.round(rests.reduce((sum, { of }) => sum + of / Math.min(of, mostNamed), 0)),
    removes: removed,
    restores: made.filter(({ op }) => op !== 'create').length,
  };
}

async function countMadeByRun(graph: Asker, { id, isRun }: KnownCause): Promise<number> {
  if (!isRun) return 0;
  const [row] = await graph.read(COUNT_OF_RUN, { cause: id }, CountRow);
  return row!.count;
}
