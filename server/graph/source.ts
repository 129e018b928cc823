import { Type } from 'typebox';
import { Source, type SourceSummary } from '../contract/source.ts';
import { notFound } from '../errors.ts';
import type { GraphClient } from './client.ts';
import { recordLabels, relationTypes, toFactKind } from './fact-kind.ts';
import { remember } from './remember.ts';

// Which sources are there?
const SOURCES = `
  MATCH (s:Source)
  WHERE $ids IS NULL OR s.id IN $ids
  RETURN s.id AS id, s.title AS title, s.kind AS kind, s.publisher AS publisher, s.publishedOn AS publishedOn,
         s.url AS url
  ORDER BY publishedOn DESC, id`;

/** The sources with these ids, newest first; ids given more than once count once. */
export const readSourcesById = (graph: GraphClient, ids: string[]): Promise<Source[]> =>
  ids.length === 0 ? Promise.resolve([]) : graph.read(SOURCES, { ids: [...new Set(ids)] }, Source);

const CountRow = Type.Object({
  source: Type.String(),
  type: Type.String(),
  facts: Type.Integer(),
  alone: Type.Integer(),
});

// How many relations of each type rest on each source, and how many on it alone?
const RELATIONS_BY_SOURCE = `
  MATCH (a)-[r:${relationTypes}]->()
  WHERE type(r) <> 'LOCATED_IN' OR a:Organisation
  UNWIND r.sourceIds AS source
  RETURN source, type(r) AS type, count(*) AS facts, sum(CASE size(r.sourceIds) WHEN 1 THEN 1 ELSE 0 END) AS alone`;

// How many records of each label rest on each source, and how many on it alone?
const RECORDS_BY_SOURCE = `
  MATCH (x:${recordLabels})
  UNWIND x.sourceIds AS source
  RETURN source, labels(x)[0] AS type,
         count(*) AS facts, sum(CASE size(x.sourceIds) WHEN 1 THEN 1 ELSE 0 END) AS alone`;

/** Facts by source and kind. Scans every fact, so the answer is kept until the data change. */
export const readFactCounts = (graph: GraphClient) =>
  remember(graph, 'facts by source', async () => {
    const rows = await Promise.all([
      graph.read(RELATIONS_BY_SOURCE, {}, CountRow),
      graph.read(RECORDS_BY_SOURCE, {}, CountRow),
    ]);
    return rows.flat().map(({ type, ...row }) => ({ ...row, kind: toFactKind(type).kind }));
  });

/** Every source, newest first, with how many facts rest on it, and on it alone. */
export async function readSources(graph: GraphClient): Promise<SourceSummary[]> {
  const [sources, counts] = await Promise.all([
    graph.read(SOURCES, { ids: null }, Source),
    readFactCounts(graph),
  ]);
  const facts = new Map<string, { facts: number; factsAlone: number }>();
  for (const count of counts) {
    const sum = facts.get(count.source) ?? { facts: 0, factsAlone: 0 };
    facts.set(count.source, { facts: sum.facts + count.facts, factsAlone: sum.factsAlone + count.alone });
  }
  return sources.map((source) => ({ ...source, ...(facts.get(source.id) ?? { facts: 0, factsAlone: 0 }) }));
}

/** One source with its counts; throws `not_found`. */
export async function readSource(graph: GraphClient, id: string): Promise<SourceSummary> {
  const source = (await readSources(graph)).find((one) => one.id === id);
  if (!source) throw notFound('source', id);
  return source;
}
