import { Type, type Static } from 'typebox';
import { toLatin } from '../analysis/search.ts';
import { EntityKind, EntityRef } from '../contract/common.ts';
import type { GraphClient } from './client.ts';
import { kindOf, labelOf, refOf } from './ref.ts';
import { simplify } from './simplify.ts';

/** Things looked at for one search; of more the index's best are ranked. */
const mostCandidates = 300;

const FoundRow = Type.Object({
  kind: EntityKind,
  id: Type.String(),
  ref: EntityRef,
  names: Type.Array(Type.String()),
  aliases: Type.Array(Type.String()),
  formerNames: Type.Array(Type.String()),
  codes: Type.Array(Type.String()),
  keywords: Type.Array(Type.String()),
  pinyin: Type.Array(Type.String()),
  initials: Type.Array(Type.String()),
});
export type Found = Static<typeof FoundRow>;

const present = (properties: string[]): string =>
  `[text IN [${properties.map((property) => `n.${property}`).join(', ')}] WHERE text IS NOT NULL]`;

const FOUND_ROW = `
  RETURN ${kindOf('n')} AS kind, coalesce(n.id, n.code) AS id, ${refOf('n')} AS ref,
         ${present(['name', 'title', 'shortName', 'nameEn'])} AS names, coalesce(n.aliases, []) AS aliases,
         coalesce(n.formerNames, []) AS formerNames, ${present(['creditCode', 'stockCode', 'code'])} AS codes,
         coalesce(n.keywords, []) AS keywords, coalesce(n.pinyin, []) AS pinyin, coalesce(n.initials, []) AS initials`;

// Which things does the index find under these words? The best by the index's own score.
const FIND = `
  CALL db.index.fulltext.queryNodes($index, $words) YIELD node AS n, score
  WHERE $kinds IS NULL OR any(label IN labels(n) WHERE label IN $kinds)
  WITH n, score ORDER BY score DESC, coalesce(n.id, n.code) LIMIT $limit
  ${FOUND_ROW}`;

// Which regions have a code that begins so? Codes are in no full-text index.
const FIND_REGIONS = `
  MATCH (n:Region) WHERE n.code STARTS WITH $code
  WITH n ORDER BY n.code LIMIT 20
  ${FOUND_ROW}`;

const KindCountRow = Type.Object({ kind: EntityKind, count: Type.Integer() });

// How many things of each kind do the indexes find under these words?
const COUNT = `
  UNWIND $queries AS query
  CALL (query) {
    CALL db.index.fulltext.queryNodes(query.index, query.words) YIELD node
    RETURN node AS n
  }
  WITH DISTINCT n
  RETURN ${kindOf('n')} AS kind, count(*) AS count`;

/** Runs of letters and digits: whatever else is typed separates words, so nothing of Lucene's syntax is left. */
const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

const han = /\p{Script=Han}/u;

/** For the index of two-character pieces: one character alone is looked for at either end, longer runs as a phrase. */
function toCjkQuery(words: string[]): string {
  return words
    .map((word) => {
      if (!han.test(word)) return `${word}*`;
      return [...word].length === 1 ? `(${word}* OR *${word})` : `"${word}"`;
    })
    .join(' AND ');
}

/** For the index of Latin text: the words run together as in pinyin, or each of them by itself. */
function toLatinQuery(words: string[], anywhere: boolean): string {
  const latin = words.map(toLatin).filter((word) => word !== '');
  if (latin.length === 0 || latin.some((word) => !/^[a-z0-9]+$/.test(word))) return '';
  const joined = latin.join('');
  const alternatives = [`${joined}*`];
  if (latin.length > 1) alternatives.push(`(${latin.map((word) => `${word}*`).join(' AND ')})`);
  if (anywhere && joined.length >= 3) alternatives.push(`*${joined}*`);
  return alternatives.join(' OR ');
}

/** What both indexes are asked for the words as typed. Empty for text without a letter or digit. */
function toQueries(text: string, anywhere: boolean) {
  const words = wordsOf(simplify(text));
  return [
    { index: 'search', words: toCjkQuery(words) },
    { index: 'searchLatin', words: toLatinQuery(words, anywhere) },
  ].filter((query) => query.words !== '');
}

async function find(
  graph: GraphClient,
  text: string,
  kinds: Iterable<EntityKind> | undefined,
  limit: number,
): Promise<Found[]> {
  const labels = kinds ? [...kinds].map((kind) => labelOf[kind].label.split('&').at(-1)!) : null;
  const ask = async (anywhere: boolean) => {
    const rows = await Promise.all(
      toQueries(text, anywhere).map((query) =>
        graph.read(FIND, { ...query, kinds: labels, limit }, FoundRow),
      ),
    );
    return new Map(rows.flat().map((row) => [`${row.kind} ${row.id}`, row]));
  };
  const found = await ask(false);
  const code = text.trim();
  if (/^\d{4,6}(-[a-z0-9-]{0,40})?$/.test(code) && (kinds === undefined || labels?.includes('Region'))) {
    for (const row of await graph.read(FIND_REGIONS, { code }, FoundRow)) found.set(`region ${row.id}`, row);
  }
  // Looking inside long pinyin reads the whole dictionary of the index: only when the beginnings gave little.
  return [...(found.size < 10 ? new Map([...found, ...(await ask(true))]) : found).values()];
}

/** Things that the words may mean, unranked, and how many there are of each kind beyond those looked at. */
export async function findThings(
  graph: GraphClient,
  text: string,
  kinds: Set<EntityKind> | undefined,
): Promise<{ found: Found[]; counts: { kind: EntityKind; count: number }[] }> {
  const found = await find(graph, text, kinds, mostCandidates);
  if (found.length < mostCandidates) return { found, counts: countKinds(found) };
  const counted = await graph.read(COUNT, { queries: toQueries(text, false) }, KindCountRow);
  return { found, counts: counted.filter(({ kind }) => kinds?.has(kind) ?? true) };
}

function countKinds(found: Found[]) {
  const counts = new Map<EntityKind, number>();
  for (const { kind } of found) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => ({ kind, count }));
}

/** Ids of the things of one kind that the words may mean, at most 5000. */
export async function findIds(graph: GraphClient, text: string, kind: EntityKind): Promise<string[]> {
  const found = await find(graph, text, [kind], 5000);
  return found.map(({ id }) => id);
}

const ContextRow = Type.Object({ kind: EntityKind, id: Type.String(), context: Type.Array(EntityRef) });

// Where do these organisations, carriers and projects stand, which regions are these in, of which chains are these
// stages links?
const CONTEXT = `
  UNWIND $ids AS id
  CALL (id) { MATCH (n:Organisation|Carrier|Project|Stage {id: id}) RETURN n UNION MATCH (n:Region {code: id}) RETURN n }
  MATCH (n)-[:LOCATED_IN|WITHIN|IN_CHAIN]->(m:Region|Chain)
  WITH n, ${refOf('m')} AS one ORDER BY one.id
  WITH n, collect(DISTINCT one)[..3] AS context
  RETURN ${kindOf('n')} AS kind, coalesce(n.id, n.code) AS id, context`;

/** What tells namesakes apart: regions of what stands somewhere, chains of stages. By `kind id`. */
export async function readContext(graph: GraphClient, ids: string[]): Promise<Map<string, EntityRef[]>> {
  const rows = await graph.read(CONTEXT, { ids: [...new Set(ids)] }, ContextRow);
  return new Map(rows.map((row) => [`${row.kind} ${row.id}`, row.context]));
}
