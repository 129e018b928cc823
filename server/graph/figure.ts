import { Type } from 'typebox';
import { ScopedFigure } from '../contract/comparison.ts';
import type { GraphClient } from './client.ts';
import { isObserved, provenanceOf, refOf } from './ref.ts';

const FigureRow = Type.Object({ figure: ScopedFigure });

// What do sources report of this chain in exactly this region, and what does each figure count?
// (figure)-[:ABOUT]->(chain), (region). One about a firm or a project as well is not of the whole chain.
const FIGURES = `
  MATCH (:Chain {id: $chain})<-[:ABOUT]-(g:Figure)-[:ABOUT]->(:Region {code: $region})
  WHERE ${isObserved('g')} AND NOT EXISTS { (g)-[:ABOUT]->(x) WHERE NOT x:Chain AND NOT x:Region }
  RETURN g {.id, .measure, .value, .unit, bound: coalesce(g.bound, 'exact'), .asOf, .periodMonths,
            provenance: ${provenanceOf('g')},
            about: COLLECT { MATCH (g)-[:ABOUT]->(y) RETURN DISTINCT ${refOf('y')} AS one ORDER BY one.kind, one.id }
         } AS figure
  ORDER BY g.asOf DESC, g.measure, g.id`;

/** Figures reported of a chain in the region itself, newest first, each with everything it counts. */
export async function readScopedFigures(
  graph: GraphClient,
  chain: string,
  region: string,
  asOf?: string,
): Promise<ScopedFigure[]> {
  const rows = await graph.read(FIGURES, { chain, region, asOf: asOf ?? null }, FigureRow);
  return rows.map(({ figure }) => figure);
}
