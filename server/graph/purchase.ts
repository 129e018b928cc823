import { Type, type Static } from 'typebox';
import { EntityRef, Provenance } from '../contract/common.ts';
import { Place } from '../contract/rate.ts';
import { Region } from '../contract/region.ts';
import { notFound } from '../errors.ts';
import type { GraphClient } from './client.ts';
import { isActive, isCounted, isElsewhere, isHere, isObserved, placeOf, provenanceOf, refOf } from './ref.ts';

/** Whose purchases count: active firms of the region with a role on the chain, or the chosen ones alone. */
export interface Buyers {
  chain: string;
  region: string;
  /** Firm ids; only their purchases then count. */
  anchors?: string[] | undefined;
  /** Firms taken to stand in the region wherever they do. */
  joining?: string[] | undefined;
  /** The last day that counts; now where absent. */
  asOf?: string | undefined;
}

const PurchaseRow = Type.Object({
  id: Type.String(),
  supplier: Type.String(),
  place: Place,
  buyer: Type.String(),
  stage: Type.Optional(Type.String()),
  valueCny: Type.Optional(Type.Number()),
});

const BUYERS = {
  chosen: `MATCH (b:Firm) WHERE b.id IN $anchors`,
  here: `
  CALL () {
    MATCH (:Region {code: $region})<-[:WITHIN*0..]-(:Region)<-[:LOCATED_IN]-(b:Firm) RETURN b
    UNION MATCH (b:Firm) WHERE b.id IN $joining RETURN b
  }
  WITH b
  WHERE ${isActive('b')}
    AND EXISTS { (b)-[p:PLAYS]->(:Stage)-[:IN_CHAIN]->(:Chain {id: $chain}) WHERE ${isCounted('p')} AND ${isObserved('p')} }`,
};

// What do these firms buy, and do the suppliers stand in the region? (supplier)-[:SUPPLIES]->(buyer)
// A supplier's place is asked once, however much it sells.
const PURCHASES = (buyers: string): string => `
  ${buyers}
  MATCH (s:Firm)-[x:SUPPLIES]->(b)
  WHERE x.evidence <> 'suggested' AND ${isObserved('x')}
  WITH s, collect(x {.id, .stageId, .valueCny, buyer: b.id}) AS purchases
  WITH purchases, s.id AS supplier,
       CASE WHEN s.id IN $joining OR ${isHere('s')} THEN 'here'
            WHEN ${isElsewhere('s')} THEN 'elsewhere' ELSE 'unplaced' END AS place
  UNWIND purchases AS one
  RETURN one.id AS id, supplier, place, one.buyer AS buyer, one.stageId AS stage, one.valueCny AS valueCny
  ORDER BY id`;

/** Recorded purchases, verified or claimed, of the firms whose purchases count. */
export const readPurchases = (
  graph: GraphClient,
  { chain, region, anchors, joining = [], asOf }: Buyers,
): Promise<Static<typeof PurchaseRow>[]> =>
  graph.read(
    PURCHASES(anchors === undefined ? BUYERS.here : BUYERS.chosen),
    { chain, region, anchors: anchors ?? null, joining, asOf: asOf ?? null },
    PurchaseRow,
  );

const OutputRow = Type.Object({ stage: Type.String(), outputCny: Type.Number() });

// What do the firms in production here put out at each stage, where it is known of every one? (firm)-[:PLAYS]->(stage)
const OUTPUTS = `
  MATCH (s:Stage)<-[p:PLAYS]-(f:Firm)
  WHERE s.id IN $stages AND p.status = 'production' AND ${isCounted('p')} AND ${isObserved('p')} AND ${isActive('f')}
    AND (f.id IN $joining OR ${isHere('f')})
  WITH s, count(p) AS roles, count(p.outputCny) AS known, sum(p.outputCny) AS outputCny
  WHERE known = roles
  RETURN s.id AS stage, outputCny`;

/** Output in CNY by stage id of the firms in production in the region; a stage where any is not known is absent. */
export async function readOutputs(
  graph: GraphClient,
  stages: string[],
  { region, joining = [], asOf }: Pick<Buyers, 'region' | 'joining' | 'asOf'>,
): Promise<Map<string, number>> {
  if (stages.length === 0) return new Map();
  const params = { stages, region, joining, asOf: asOf ?? null };
  const rows = await graph.read(OUTPUTS, params, OutputRow);
  return new Map(rows.map(({ stage, outputCny }) => [stage, outputCny]));
}

const ShareRow = Type.Object({ stage: Type.String(), share: Type.Number() });

// What share has each stage in the cost of the stages of the chain it feeds? (input)-[:FEEDS]->(what it is an input of)
const COST_SHARES = `
  MATCH (:Chain {id: $chain})<-[:IN_CHAIN]-(a:Stage)-[f:FEEDS]->(b:Stage)
  WHERE f.costShare IS NOT NULL AND f.evidence <> 'suggested' AND EXISTS { (b)-[:IN_CHAIN]->(:Chain {id: $chain}) }
  RETURN a.id AS stage, sum(f.costShare) AS share`;

/** Sum of the cost shares of each stage's feeds inside the chain, by stage id; a stage without any is absent. */
export async function readCostShares(graph: GraphClient, chain: string): Promise<Map<string, number>> {
  const rows = await graph.read(COST_SHARES, { chain }, ShareRow);
  return new Map(rows.map(({ stage, share }) => [stage, share]));
}

const DetailRow = Type.Object({
  id: Type.String(),
  supplier: EntityRef,
  supplierRegion: Type.Optional(Region),
  buyer: EntityRef,
  stage: Type.Optional(EntityRef),
  valueCny: Type.Optional(Type.Number()),
  year: Type.Optional(Type.Integer()),
  provenance: Provenance,
});

// Who sold what to whom, by these facts? (supplier)-[:SUPPLIES]->(buyer)
const DETAILS = `
  UNWIND $ids AS id
  MATCH (s:Firm)-[x:SUPPLIES {id: id}]->(b:Firm)
  RETURN x.id AS id, ${refOf('s')} AS supplier, ${placeOf('s')} AS supplierRegion, ${refOf('b')} AS buyer,
         COLLECT { MATCH (t:Stage {id: x.stageId}) RETURN ${refOf('t')} }[0] AS stage,
         x.valueCny AS valueCny, x.year AS year, ${provenanceOf('x')} AS provenance`;

/** These purchases in full, by the id of the fact. */
export async function readPurchaseDetails(
  graph: GraphClient,
  ids: string[],
): Promise<Map<string, Static<typeof DetailRow>>> {
  const rows = await graph.read(DETAILS, { ids }, DetailRow);
  return new Map(rows.map((row) => [row.id, row]));
}

const FirmRow = Type.Object({ firm: EntityRef, region: Type.Optional(Region) });

// Which firms have these ids, and where are they? (firm)-[:LOCATED_IN]->(region)
const FIRMS = `
  UNWIND $ids AS id
  MATCH (f:Organisation&Firm {id: id})
  RETURN ${refOf('f')} AS firm, ${placeOf('f')} AS region`;

/** Firms with the region they are shown in, by id; throws `not_found` for an id no firm has. */
export async function readFirmPlaces(
  graph: GraphClient,
  ids: string[],
): Promise<Map<string, Static<typeof FirmRow>>> {
  const rows = await graph.read(FIRMS, { ids }, FirmRow);
  const found = new Map(rows.map((row) => [row.firm.id, row]));
  const lost = ids.find((id) => !found.has(id));
  if (lost !== undefined) throw notFound('firm', lost);
  return found;
}
