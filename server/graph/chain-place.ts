import { Type } from 'typebox';
import type { ChainSummary } from '../contract/chain.ts';
import type { GraphClient } from './client.ts';
import { isActive, isCounted, isObserved } from './ref.ts';
import { remember } from './remember.ts';

const CountRow = Type.Object({ chain: Type.String(), firms: Type.Integer() });

// How many active firms of the region play a stage of each chain, or anchor it?
// (firm)-[:PLAYS]->(stage)-[:IN_CHAIN]->(chain), (firm)-[:ANCHORS]->(chain)
const FIRMS_HERE = `
  MATCH (:Region {code: $region})<-[:WITHIN*0..]-(:Region)<-[:LOCATED_IN]-(f:Firm)
  WHERE ${isActive('f')}
  WITH DISTINCT f
  CALL (f) {
    MATCH (f)-[p:PLAYS]->(:Stage)-[:IN_CHAIN]->(c:Chain) WHERE ${isCounted('p')} AND ${isObserved('p')} RETURN c
    UNION MATCH (f)-[p:ANCHORS]->(c:Chain) WHERE ${isCounted('p')} AND ${isObserved('p')} RETURN c
  }
  RETURN c.id AS chain, count(f) AS firms`;

const PlacedRow = Type.Object({ chain: Type.String(), firms: Type.Integer(), placed: Type.Integer() });

// The same for firms anywhere, and of how many is it known whether they are here? Of the others only a region around
// this one is known. (region)-[:WITHIN]->(above), (firm)-[:LOCATED_IN]->(at)
const FIRMS_ANYWHERE = `
  OPTIONAL MATCH (:Region {code: $region})-[:WITHIN*1..]->(above:Region)
  WITH collect(above) AS above
  MATCH (c:Chain)
  CALL (c) {
    MATCH (c)<-[:IN_CHAIN]-(:Stage)<-[p:PLAYS]-(f:Firm)
    WHERE ${isActive('f')} AND ${isCounted('p')} AND ${isObserved('p')} RETURN f
    UNION MATCH (c)<-[p:ANCHORS]-(f:Firm) WHERE ${isActive('f')} AND ${isCounted('p')} AND ${isObserved('p')} RETURN f
  }
  WITH c, f, EXISTS { (f)-[:LOCATED_IN]->(at:Region) WHERE NOT at IN above } AS placed
  RETURN c.id AS chain, count(f) AS firms, count(CASE WHEN placed THEN 1 END) AS placed`;

/**
 * Firms of each chain, here, elsewhere and of unknown place: those with a counted role at one of its stages, and its
 * anchors. With `asOf` only roles and anchorages that were observed by the end of that day.
 */
export async function readChainFirms(
  graph: GraphClient,
  chains: string[],
  region: string,
  asOf?: string,
): Promise<Map<string, ChainSummary['firms']>> {
  const params = { region, asOf: asOf ?? null };
  const [hereRows, anywhereRows] = await Promise.all([
    graph.read(FIRMS_HERE, params, CountRow),
    remember(graph, `firms by chain ${region} ${asOf}`, () => graph.read(FIRMS_ANYWHERE, params, PlacedRow)),
  ]);
  const here = new Map(hereRows.map((row) => [row.chain, row.firms]));
  const anywhere = new Map(anywhereRows.map((row) => [row.chain, row]));
  return new Map(
    chains.map((chain) => {
      const count = here.get(chain) ?? 0;
      const { firms = 0, placed = 0 } = anywhere.get(chain) ?? {};
      return [chain, { here: count, elsewhere: placed - count, unplaced: firms - placed }];
    }),
  );
}

const LeadRow = Type.Object({ chain: Type.String() });

// Which chains does a source call leading in the region or in one inside it? (region)-[:LEADS]->(chain)
const LEADING = `
  MATCH (:Region {code: $region})<-[:WITHIN*0..]-(:Region)-[l:LEADS]->(c:Chain)
  WHERE l.evidence <> 'suggested' AND ${isObserved('l')}
  RETURN DISTINCT c.id AS chain`;

/** Ids of the chains that lead in the region or in a region inside it, with `asOf` as far as was said by that day. */
export async function readLeadingChains(
  graph: GraphClient,
  region: string,
  asOf?: string,
): Promise<Set<string>> {
  const rows = await graph.read(LEADING, { region, asOf: asOf ?? null }, LeadRow);
  return new Set(rows.map((row) => row.chain));
}
