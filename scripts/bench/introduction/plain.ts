import { tieTypes } from '../../../server/graph/tie.ts';
import type { Bed } from '../bed.ts';
import type { Question } from './question.ts';

/** A path as every lane answers it. */
export interface Found {
  ids: string[];
  score: number;
}

// The best simple paths of one to four ties between two organisations, walked in either direction; of parallel ties the
// strongest. A tie whose strength is not known ties nobody: it leads to somebody who is gone.
const PATHS = `
  MATCH path = (a:Organisation {id: $from})-[:${tieTypes}*1..4]-(b:Organisation {id: $to})
  WHERE all(r IN relationships(path) WHERE r.benchStrength IS NOT NULL)
    AND all(n IN nodes(path) WHERE n:Organisation AND single(m IN nodes(path) WHERE m = n))
  WITH [n IN nodes(path) | n.id] AS ids,
       reduce(score = 1.0, r IN relationships(path) | score * r.benchStrength) * $hop ^ (length(path) - 1) AS score
  RETURN ids, max(score) AS score
  ORDER BY round(score * 1e9) DESC, ids
  LIMIT 5`;

/** The query anybody would write. */
export async function askPlain(bed: Bed, { from, to }: Question, hop: number): Promise<Found[]> {
  const rows = await bed.run(PATHS, { from, to, hop });
  return rows.map((row) => ({ ids: row['ids'] as string[], score: Number(row['score']) }));
}
