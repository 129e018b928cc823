import { Type, type Static } from 'typebox';
import { EntityKind } from '../../contract/common.ts';
import type { Merge } from '../../contract/duplicate.ts';
import { notFound } from '../../errors.ts';
import type { Asker } from '../list.ts';
import { kindOf } from '../ref.ts';

const MergeRow = Type.Object({
  id: Type.String(),
  kind: Type.Optional(EntityKind),
  fromId: Type.String(),
  fromName: Type.String(),
  intoId: Type.String(),
  intoName: Type.String(),
  at: Type.String(),
  author: Type.String(),
  status: Type.Union([Type.Literal('done'), Type.Literal('split')]),
  moved: Type.Integer(),
  united: Type.Integer(),
  splitAt: Type.Optional(Type.String()),
  splitBy: Type.Optional(Type.String()),
});

// What was merged into what, newest first? (merge)-[:INTO]->(organisation)
const MERGES = `
  MATCH (m:Merge)
  WHERE $id IS NULL OR m.id = $id
  RETURN m.id AS id, COLLECT { MATCH (m)-[:INTO]->(o) RETURN ${kindOf('o')} }[0] AS kind,
         m.fromId AS fromId, m.fromName AS fromName, m.intoId AS intoId, m.intoName AS intoName, m.at AS at,
         m.author AS author, m.status AS status, m.moved AS moved, m.united AS united,
         m.splitAt AS splitAt, m.splitBy AS splitBy
  ORDER BY at DESC, id SKIP $offset LIMIT $limit`;

const CountRow = Type.Object({ count: Type.Integer() });

// How many merges were there?
const MERGE_COUNT = `MATCH (m:Merge) RETURN count(m) AS count`;

/** Part of all merges, split ones among them, newest first. */
export const readMerges = async (graph: Asker, offset: number, limit: number): Promise<Merge[]> =>
  (await graph.read(MERGES, { id: null, offset, limit }, MergeRow)).map(toMerge);

/** How many merges there were. */
export const countMerges = async (graph: Asker): Promise<number> =>
  (await graph.read(MERGE_COUNT, {}, CountRow))[0]?.count ?? 0;

/** One merge; throws `not_found`. */
export async function readMerge(graph: Asker, id: string): Promise<Merge> {
  const [row] = await graph.read(MERGES, { id, offset: 0, limit: 1 }, MergeRow);
  if (!row) throw notFound('merge', id);
  return toMerge(row);
}

const toMerge = ({
  kind = 'firm',
  fromId,
  fromName,
  intoId,
  intoName,
  ...merge
}: Static<typeof MergeRow>): Merge => ({
  ...merge,
  from: { kind, id: fromId, name: fromName },
  into: { kind, id: intoId, name: intoName },
});
