import { judgeTie } from '../../../server/analysis/introduction/tie.ts';
import type { TieNetwork } from '../../../server/analysis/introduction/network.ts';
import { isTie, tieTerms, tieTypes, toTerms } from '../../../server/graph/tie.ts';
import type { Bed } from '../bed.ts';

/** The nodes that have a tie. */
export const placesOf = ({ ids, starts }: TieNetwork): number[] =>
  ids.flatMap((_, node) => (starts[node + 1]! > starts[node]! ? [node] : []));

// Every tie with what its strength rests on: (a)-[tie]->(b)
const TERMS = `
  MATCH (a:Organisation)-[r:${tieTypes}]->(b:Organisation)
  WHERE ${isTie}
  RETURN elementId(r) AS id, ${tieTerms}`;

const STORE = `
  UNWIND $rows AS row
  MATCH ()-[r]->() WHERE elementId(r) = row.id
  SET r.benchStrength = row.strength`;

const batch = 5000;

/**
 * Writes each tie's strength of today on the relationship, where plain Cypher finds it without judging: a help that the
 * product's own query does not have. Returns how many ties there are.
 */
export async function storeStrengths(bed: Bed, today: string): Promise<number> {
  const rows = (await bed.run(TERMS)).map(({ id, ...terms }) => {
    const known = Object.fromEntries(Object.entries(terms).filter(([, value]) => value !== null));
    return { id: String(id), strength: judgeTie(toTerms(known as never), today).strength };
  });
  for (let first = 0; first < rows.length; first += batch)
    await bed.run(STORE, { rows: rows.slice(first, first + batch) });
  return rows.length;
}
