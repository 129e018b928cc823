import { Type, type Static } from 'typebox';
import type { Properties } from '../import/element.ts';
import { isLabel, type LinkType, linkTypes, type NodeRef } from '../import/element.ts';
import type { Asker } from '../list.ts';
import type { ElementChange } from './record.ts';

const RecordedRow = Type.Object({
  op: Type.Union([Type.Literal('create'), Type.Literal('change'), Type.Literal('remove')]),
  sort: Type.Union([Type.Literal('node'), Type.Literal('link')]),
  name: Type.String(),
  key: Type.String(),
  labels: Type.Optional(Type.Array(Type.String())),
  ends: Type.Optional(Type.String()),
  before: Type.String(),
  after: Type.String(),
});

// What did this cause change, in the order in which it did? That a whole import was taken back is told by the import.
const CHANGES_OF = `
  MATCH (c:Change {causeId: $cause}) WHERE c.sort <> 'run'
  RETURN c.op AS op, c.sort AS sort, c.name AS name, c.key AS key, c.labels AS labels, c.ends AS ends,
         c.before AS before, c.after AS after
  ORDER BY c.place`;

/** Every change that a cause recorded, as it was handed to `recordChanges`. */
export async function readChangesOf(graph: Asker, cause: string): Promise<ElementChange[]> {
  return (await graph.read(CHANGES_OF, { cause }, RecordedRow)).map(toElementChange);
}

const isLinkType = (name: string): name is LinkType => (linkTypes as readonly string[]).includes(name);

/** A recorded change with its maps read again; throws on a label or type that the product does not know. */
export function toElementChange(row: Static<typeof RecordedRow>): ElementChange {
  const { op, key, name } = row;
  const before = JSON.parse(row.before) as Properties;
  const after = JSON.parse(row.after) as Properties;
  if (row.sort === 'node') {
    if (!isLabel(name)) throw new Error(`A change names the label ${name}`);
    return {
      op,
      sort: 'node',
      label: name,
      key,
      before,
      after,
      ...(row.labels ? { labels: row.labels } : {}),
    };
  }
  if (!isLinkType(name)) throw new Error(`A change names the type ${name}`);
  const { from, to } = JSON.parse(row.ends ?? '{}') as { from: NodeRef; to: NodeRef };
  return { op, sort: 'link', type: name, key, from, to, before, after };
}

const CauseRow = Type.Object({
  cause: Type.String(),
  at: Type.String(),
  author: Type.String(),
  undone: Type.Optional(Type.String()),
  undoes: Type.Optional(Type.String()),
  dataVersion: Type.Integer(),
});

// Why, when and by whom was it, and was it taken back since?
const CAUSE = `
  MATCH (c:Change {causeId: $cause})
  WITH c ORDER BY c.dataVersion LIMIT 1
  RETURN c.cause AS cause, c.at AS at, c.author AS author, c.undone AS undone, c.undoes AS undoes,
         coalesce(c.dataVersion, 0) AS dataVersion`;

const RunRow = Type.Object({
  at: Type.String(),
  author: Type.String(),
  status: Type.String(),
  dataVersion: Type.Optional(Type.Integer()),
});

// The same of an import, which need not have changed anything that was there.
const RUN = `
  MATCH (run:ImportRun {id: $cause})
  RETURN coalesce(run.finishedAt, run.startedAt) AS at, coalesce(run.author, '') AS author,
         coalesce(run.status, 'done') AS status, run.dataVersion AS dataVersion`;

/** What is known of a cause. `isRun`: an import, whose new elements carry its id as `run`. */
export interface KnownCause {
  id: string;
  cause: string;
  at: string;
  author: string;
  isRun: boolean;
  dataVersion?: number;
  /** The undo that took it back, where one did. */
  undone?: string;
  /** Of an undo: the cause that it took back. */
  undoes?: string;
}

/** A cause by its id, or undefined when nothing was done under it. */
export async function readCause(graph: Asker, id: string): Promise<KnownCause | undefined> {
  const [run] = await graph.read(RUN, { cause: id }, RunRow);
  if (run) {
    const { at, author, status, dataVersion } = run;
    return {
      id,
      cause: 'import',
      at,
      author,
      isRun: true,
      ...(dataVersion === undefined ? {} : { dataVersion }),
      ...(status === 'undone' ? { undone: 'undone' } : {}),
    };
  }
  const [row] = await graph.read(CAUSE, { cause: id }, CauseRow);
  return row && { id, isRun: false, ...row };
}
