import type { Fact, FactKind } from '../contract/source.ts';
import type { GraphClient } from './client.ts';
import { FactRow, RECORD_ROW, RELATION_ROW, toFact } from './fact.ts';
import { factKinds, recordFacts, relationFacts } from './fact-kind.ts';
import { readFactCounts } from './source.ts';

// Which relations of one type rest on this source? Newest first
const relations = (type: string): string => `
  MATCH (a)-[r:${type}]->()
  WHERE $source IN r.sourceIds AND (type(r) <> 'LOCATED_IN' OR a:Organisation)
  WITH r ORDER BY coalesce(r.observedOn, '') DESC, r.id SKIP $skip LIMIT $limit
  ${RELATION_ROW}`;

// Which records of one label rest on this source? Newest first
const records = (label: string): string => `
  MATCH (x:${label})
  WHERE $source IN x.sourceIds
  WITH x ORDER BY coalesce(x.observedOn, '') DESC, x.id SKIP $skip LIMIT $limit
  ${RECORD_ROW}`;

const queries = new Map<FactKind, string>([
  ...relationFacts.map(({ kind, type }) => [kind, relations(type)] as const),
  ...recordFacts.map(({ kind, label }) => [kind, records(label)] as const),
]);

export interface SourceFacts {
  kinds: { kind: FactKind; count: number }[];
  total: number;
  facts: Fact[];
}

/**
 * A page of the facts that rest on a source, in listing order, and how many there are of each kind. Only kinds that
 * the page reaches into are read.
 */
export async function readSourceFacts(
  graph: GraphClient,
  source: string,
  { kind, offset, limit }: { kind?: FactKind | undefined; offset: number; limit: number },
): Promise<SourceFacts> {
  const counts = (await readFactCounts(graph)).filter((count) => count.source === source);
  const kinds = factKinds.flatMap((one) => {
    const count = counts.find((row) => row.kind === one)?.facts;
    return count === undefined ? [] : [{ kind: one, count }];
  });
  const pieces: Promise<FactRow[]>[] = [];
  let start = 0;
  for (const piece of kinds.filter((one) => kind === undefined || one.kind === kind)) {
    const skip = Math.max(0, offset - start);
    const take = Math.min(start + piece.count, offset + limit) - start - skip;
    if (take > 0) {
      const params = { source, skip, limit: take };
      pieces.push(graph.read(queries.get(piece.kind)!, params, FactRow));
    }
    start += piece.count;
  }
  const rows = (await Promise.all(pieces)).flat();
  return { kinds, total: start, facts: rows.map(toFact) };
}
