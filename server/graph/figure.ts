import { Type } from 'typebox';
import { ScopedFigure } from '../contract/comparison.ts';
import type { GraphClient } from './client.ts';
import { isObserved, provenanceOf, refOf } from './ref.ts';

const FigureRow = Type.Object({ figure: ScopedFigure });

/** Cypher: figures `g` as rows, newest first, each with everything it counts; those without a date last. */
const asFigure = `
  RETURN g {.id, .measure, .value, .unit, bound: coalesce(g.bound, 'exact'), .asOf, .periodMonths,
            provenance: ${provenanceOf('g')},
            about: COLLECT { MATCH (g)-[:ABOUT]->(y) RETURN DISTINCT ${refOf('y')} AS one ORDER BY one.kind, one.id }
         } AS figure
  ORDER BY coalesce(g.asOf, '') DESC, g.measure, g.id`;

// What do sources report of this chain in exactly this region, and what does each figure count?
// (figure)-[:ABOUT]->(chain), (region). One about a firm or a project as well is not of the whole chain.
const FIGURES = `
  MATCH (:Chain {id: $chain})<-[:ABOUT]-(g:Figure)-[:ABOUT]->(:Region {code: $region})
  WHERE ${isObserved('g')} AND NOT EXISTS { (g)-[:ABOUT]->(x) WHERE NOT x:Chain AND NOT x:Region }
  ${asFigure}`;

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

// What do sources report of this firm in numbers, whatever else each figure counts with it?
// (figure)-[:ABOUT]->(firm). A number of firms it brought names none of them, so it is no relation.
const FIRM_FIGURES = `
  MATCH (:Organisation&Firm {id: $id})<-[:ABOUT]-(g:Figure)
  WHERE ${isObserved('g')}
  ${asFigure}`;

/** Figures reported of a firm, newest first, each with everything it counts. */
export async function readFirmFigures(
  graph: GraphClient,
  asked: { id: string; asOf?: string | undefined },
): Promise<ScopedFigure[]> {
  const rows = await graph.read(FIRM_FIGURES, { id: asked.id, asOf: asked.asOf ?? null }, FigureRow);
  return rows.map(({ figure }) => figure);
}
