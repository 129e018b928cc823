import { Type, type Static } from 'typebox';
import { EntityRef, Evidence } from '../contract/common.ts';
import type { TieKind } from '../contract/introduction.ts';
import type { KnownTie } from '../analysis/introduction/edge.ts';
import type { TieGroup, TieTable } from '../analysis/introduction/network.ts';
import type { TieTerms } from '../analysis/introduction/tie.ts';
import type { GraphClient } from './client.ts';
import { remember } from './remember.ts';

/** The relations that tie two organisations, and the word a tie has for each. */
export const kindOfType: Record<string, TieKind> = {
  OWNS: 'owns',
  SUPPLIES: 'supplies',
  PARTNERS_WITH: 'partners_with',
  ALUMNI_AT: 'alumni_at',
  MEMBER_OF: 'member_of',
  INTRODUCED: 'introduced',
  BROUGHT: 'brought',
};
export const tieTypes = Object.keys(kindOfType).join('|');

/** Cypher: whether a relation `r` of `a` to `b` ties them: nobody rejected it, and there is somebody at both ends to ask. */
export const isTie = `
  a <> b AND coalesce(r.review, '') <> 'rejected'
  AND coalesce(a.status, 'active') <> 'dissolved' AND coalesce(b.status, 'active') <> 'dissolved'`;

/** Cypher: what a relation `r` of `a` to `b` says of its strength; position and note only where they decide something. */
export const tieTerms = `
  type(r) AS type, coalesce(r.evidence, 'claimed') AS evidence, r.observedOn AS observedOn,
  coalesce(r.since, toString(r.year)) AS since, r.strength AS strength,
  CASE WHEN r:PARTNERS_WITH THEN r.position END AS position,
  CASE WHEN r:PARTNERS_WITH AND r.position IS NULL THEN r.note END AS note,
  CASE WHEN r:PARTNERS_WITH THEN a:University OR b:University END AS university`;

/** The columns of `tieTerms`. */
const TermRow = Type.Object({
  type: Type.String(),
  evidence: Evidence,
  observedOn: Type.Optional(Type.String()),
  since: Type.Optional(Type.String()),
  strength: Type.Optional(Type.Number()),
  position: Type.Optional(Type.String()),
  note: Type.Optional(Type.String()),
  university: Type.Optional(Type.Boolean()),
});

/** A row's terms as the judgement takes them; throws on a type that is no tie. */
export function toTerms({ type, ...terms }: Static<typeof TermRow>): TieTerms {
  const kind = kindOfType[type];
  if (kind === undefined) throw new Error(`No tie is of the type ${type}`);
  return { kind, ...terms };
}

const GroupRow = Type.Object({
  ...TermRow.properties,
  from: Type.Array(Type.String()),
  to: Type.Array(Type.String()),
});

// Which organisations are tied to which, those together whose ties say the same? (a)-[tie]->(b)
// Grouped because there are far fewer sayings than ties: a row for each tie would take seconds to bring over.
const TIES = `
  MATCH (a:Organisation)-[r:${tieTypes}]->(b:Organisation)
  WHERE ${isTie}
  RETURN ${tieTerms}, collect(a.id) AS from, collect(b.id) AS to`;

/** A million ties take some seconds once for each data version. */
const patienceMs = 60_000;

/**
 * Every tie of the graph in compact form, kept until the data change. What only the answer shows (sources, notes) is read
 * afterwards for the few ties on it.
 */
export const readTies = (graph: GraphClient): Promise<TieTable> =>
  remember(graph, 'ties', async () => toTable(await graph.read(TIES, {}, GroupRow, patienceMs)));

function toTable(rows: Static<typeof GroupRow>[]): TieTable {
  const known = new Set<string>();
  for (const { from, to } of rows) {
    for (const id of from) known.add(id);
    for (const id of to) known.add(id);
  }
  const ids = [...known].sort();
  const places = new Map(ids.map((id, place) => [id, place]));
  const toPlaces = (some: string[]) => Int32Array.from(some, (id) => places.get(id)!);
  const groups: TieGroup[] = rows.map(({ from, to, ...terms }) => ({
    terms: toTerms(terms),
    from: toPlaces(from),
    to: toPlaces(to),
  }));
  return { ids, groups };
}

const BetweenRow = Type.Object({
  pair: Type.Integer(),
  from: Type.String(),
  to: Type.String(),
  ...TermRow.properties,
  sourceIds: Type.Array(Type.String()),
  shownPosition: Type.Optional(Type.String()),
  shownNote: Type.Optional(Type.String()),
});

// Which ties are there between these two organisations, whichever way they point? (a)-[tie]->(b)
const TIES_BETWEEN = `
  UNWIND range(0, size($pairs) - 1) AS pair
  MATCH (one:Organisation {id: $pairs[pair][0]})
  MATCH (other:Organisation {id: $pairs[pair][1]})
  MATCH (one)-[r:${tieTypes}]-(other)
  WITH pair, r, startNode(r) AS a, endNode(r) AS b
  WHERE ${isTie}
  RETURN pair, a.id AS from, b.id AS to, ${tieTerms}, coalesce(r.sourceIds, []) AS sourceIds,
         r.position AS shownPosition, r.note AS shownNote
  ORDER BY pair, r.id`;

/** Every tie between each of these pairs of organisations, in the order of the pairs, with what an answer shows. */
export async function readTiesBetween(
  graph: GraphClient,
  pairs: readonly (readonly [string, string])[],
): Promise<KnownTie[][]> {
  const found: KnownTie[][] = pairs.map(() => []);
  if (pairs.length === 0) return found;
  const rows = await graph.read(TIES_BETWEEN, { pairs }, BetweenRow);
  for (const { pair, from, to, sourceIds, shownPosition, shownNote, ...terms } of rows)
    found[pair]!.push({
      from,
      to,
      terms: toTerms(terms),
      sourceIds,
      position: shownPosition,
      note: shownNote,
    });
  return found;
}

// Which firms are being worked on: on a list, neither landed nor lost? (list)-[:HOLDS]->(target)-[:OF]->(firm)
const AT_WORK = `
  MATCH (:TargetList)-[:HOLDS]->(t:Target)-[:OF]->(f:Firm)
  WHERE t.progress IN ['planned', 'reserve', 'negotiating']
  RETURN DISTINCT 'firm' AS kind, f.id AS id, f.name AS name, f.nameEn AS nameEn
  ORDER BY id`;

/** The targets that are being worked on, over all lists. */
export const readTargetsAtWork = (graph: GraphClient): Promise<EntityRef[]> =>
  remember(graph, 'targets at work', () => graph.read(AT_WORK, {}, EntityRef));
