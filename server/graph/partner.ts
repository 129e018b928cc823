import { Type, type Static } from 'typebox';
import { Partner } from '../contract/partner.ts';
import type { GraphClient } from './client.ts';
import { isActive, isElsewhere, isHere, isObserved, placeOf, provenanceOf, refOf } from './ref.ts';

/** Cypher: whether an organisation stands in the region, is known to stand outside, or neither is known. */
const PLACE = (node: string): string =>
  `CASE WHEN ${isHere(node)} THEN 'here' WHEN ${isElsewhere(node)} THEN 'elsewhere' ELSE 'unplaced' END`;

const Side = Type.Union([Type.Literal('supplier'), Type.Literal('customer')]);
const PartnerRow = Type.Object({ side: Side, ...Partner.properties });
export type PartnerRow = Static<typeof PartnerRow>;

// Who sells to this firm, and to whom does it sell? (supplier)-[:SUPPLIES]->(buyer)
const PARTNERS = `
  MATCH (f:Organisation&Firm {id: $id})
  CALL (f) {
    MATCH (g:Firm)-[x:SUPPLIES]->(f) RETURN g, x, 'supplier' AS side
    UNION MATCH (f)-[x:SUPPLIES]->(g:Firm) RETURN g, x, 'customer' AS side
  }
  WITH g, x, side WHERE ${isActive('g')} AND ${isObserved('x')}
  RETURN side, ${refOf('g')} AS firm, ${placeOf('g')} AS region, ${PLACE('g')} AS place,
         COLLECT { MATCH (s:Stage {id: x.stageId}) RETURN ${refOf('s')} }[0] AS stage,
         x.valueCny AS valueCny, x.year AS year, ${provenanceOf('x')} AS provenance
  ORDER BY side, firm.id, stage.id, year DESC, x.id`;

/** The recorded suppliers and customers of a firm, suggested ones among them. */
export const readPartners = (
  graph: GraphClient,
  asked: { id: string; region: string; asOf?: string | undefined },
): Promise<PartnerRow[]> => graph.read(PARTNERS, { ...asked, asOf: asked.asOf ?? null }, PartnerRow);

const BroughtRow = Type.Object({
  by: Type.Boolean(),
  firm: Partner.properties.firm,
  region: Partner.properties.region,
  place: Partner.properties.place,
  provenance: Partner.properties.provenance,
});

// Whose arrival did this firm's bring, and who brought it? (one)-[:BROUGHT]->(other)
const BROUGHT = `
  MATCH (f:Organisation&Firm {id: $id})-[x:BROUGHT]-(g:Firm)
  WHERE x.evidence <> 'suggested' AND ${isObserved('x')}
  RETURN startNode(x) = g AS by, ${refOf('g')} AS firm, ${placeOf('g')} AS region, ${PLACE('g')} AS place,
         ${provenanceOf('x')} AS provenance
  ORDER BY by, firm.id`;

/** Firms that the arrival of this one brought, and firms that brought it. */
export const readBrought = (
  graph: GraphClient,
  asked: { id: string; region: string; asOf?: string | undefined },
): Promise<Static<typeof BroughtRow>[]> =>
  graph.read(BROUGHT, { ...asked, asOf: asked.asOf ?? null }, BroughtRow);
