import { Type } from 'typebox';
import type { Fact } from '../../contract/source.ts';
import type { GraphClient } from '../client.ts';
import { FactRow, isRelationFact, RECORD_ROW, RELATION_ROW, toFact } from '../fact.ts';
import { recordLabels, relationFacts } from '../fact-kind.ts';
import { remember } from '../remember.ts';

// What feeds what and which stage is on which chain is structure, drawn up by editors: it does not grow old.
const types = relationFacts
  .map(({ type }) => type)
  .filter((type) => type !== 'IN_CHAIN' && type !== 'FEEDS')
  .join('|');

/**
 * What is asked of a fact `x`, as a condition. A year or a month counts as its last day: it is before the cutoff when
 * it is before the cutoff's own year or month.
 */
const asked = {
  stale: `x.observedOn < left($cutoff, size(x.observedOn))`,
  undated: `x.observedOn IS NULL`,
  verified: `x.evidence = 'verified'`,
  claimed: `x.evidence = 'claimed'`,
  suggested: `x.evidence = 'suggested'`,
};
export type FactMeasure = keyof typeof asked;
export const isFactMeasure = (measure: string): measure is FactMeasure => measure in asked;

const CountRow = Type.Object({
  total: Type.Integer(),
  stale: Type.Integer(),
  undated: Type.Integer(),
  verified: Type.Integer(),
  claimed: Type.Integer(),
  suggested: Type.Integer(),
});

const counted = `
  RETURN count(x) AS total, ${Object.entries(asked)
    .map(([measure, condition]) => `count(CASE WHEN ${condition} THEN 1 END) AS ${measure}`)
    .join(', ')}`;

// How many relations are facts, and how many of them are old, undated, or of each kind of evidence?
const RELATION_COUNTS = `
  MATCH ()-[x:${types}]->() WHERE ${isRelationFact('x')} ${counted}`;

// How many records are there, and how many of them are old, undated, or of each kind of evidence?
const RECORD_COUNTS = `
  MATCH (x:${recordLabels}) ${counted}`;

/** Facts in all and by age and evidence, relations and records apart. `cutoff` is a day (YYYY-MM-DD). */
const readCounts = (graph: GraphClient, cutoff: string) =>
  remember(graph, `quality facts ${cutoff}`, async () => {
    const [[relations], [records]] = await Promise.all([
      graph.read(RELATION_COUNTS, { cutoff }, CountRow),
      graph.read(RECORD_COUNTS, { cutoff }, CountRow),
    ]);
    return { relations: relations!, records: records! };
  });

/** How many facts there are, how many are older than the cutoff or undated, and of each kind of evidence. */
export async function countFacts(
  graph: GraphClient,
  cutoff: string,
): Promise<Record<FactMeasure | 'total', number>> {
  const { relations, records } = await readCounts(graph, cutoff);
  const sum = (name: FactMeasure | 'total') => relations[name] + records[name];
  return {
    total: sum('total'),
    stale: sum('stale'),
    undated: sum('undated'),
    verified: sum('verified'),
    claimed: sum('claimed'),
    suggested: sum('suggested'),
  };
}

// Which relations are asked for? The oldest first
const relations = (measure: FactMeasure) => `
  MATCH ()-[x:${types}]->() WHERE ${isRelationFact('x')} AND ${asked[measure]}
  WITH x AS r ORDER BY coalesce(r.observedOn, ''), r.id SKIP $skip LIMIT $limit
  ${RELATION_ROW}`;

// Which records are asked for? The oldest first
const records = (measure: FactMeasure) => `
  MATCH (x:${recordLabels}) WHERE ${asked[measure]}
  WITH x ORDER BY coalesce(x.observedOn, ''), x.id SKIP $skip LIMIT $limit
  ${RECORD_ROW}`;

/** A page of the facts of one age or kind of evidence: records before relations, the oldest first. */
export async function readFactsWith(
  graph: GraphClient,
  measure: FactMeasure,
  { cutoff, skip, limit }: { cutoff: string; skip: number; limit: number },
): Promise<Fact[]> {
  const counts = await readCounts(graph, cutoff);
  const first = await take(graph, records(measure), counts.records[measure], { cutoff, skip, limit });
  const rest = { cutoff, skip: Math.max(0, skip - counts.records[measure]), limit: limit - first.length };
  return [...first, ...(await take(graph, relations(measure), counts.relations[measure], rest))];
}

async function take(
  graph: GraphClient,
  cypher: string,
  total: number,
  params: { cutoff: string; skip: number; limit: number },
): Promise<Fact[]> {
  if (params.skip >= total || params.limit <= 0) return [];
  return (await graph.read(cypher, params, FactRow)).map(toFact);
}
