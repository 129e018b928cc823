import { Type } from 'typebox';
import type { Newcomer } from '../analysis/arrival.ts';
import type { NeedChain } from '../analysis/need.ts';
import { CoMover } from '../contract/arrival.ts';
import { EntityRef } from '../contract/common.ts';
import type { GraphClient } from './client.ts';
import { isActive, isCounted, isElsewhere, isHere, isObserved, placeOf, provenanceOf, refOf } from './ref.ts';
import { remember } from './remember.ts';
import { groupRows } from './rows.ts';

const RoleRow = Type.Object({
  firm: EntityRef,
  stage: Type.Optional(EntityRef),
  suggested: Type.Boolean(),
});

// Which stages do these firms play, or are said to by inference alone? (firm)-[:PLAYS]->(stage)
// A firm without any is there too; one that is dissolved is as well, for the answer is about it.
const ROLES = `
  MATCH (f:Organisation&Firm) WHERE f.id IN $ids
  OPTIONAL MATCH (f)-[p:PLAYS]->(s:Stage)
  WHERE coalesce(p.status, '') <> 'ended' AND coalesce(p.review, '') <> 'rejected' AND ${isObserved('p')}
  RETURN ${refOf('f')} AS firm, CASE WHEN s IS NOT NULL THEN ${refOf('s')} END AS stage,
         coalesce(p.evidence = 'suggested', false) AS suggested
  ORDER BY firm.id, stage.id`;

const PurchaseRow = Type.Object({
  buyer: Type.String(),
  stage: Type.Optional(Type.String()),
  valueCny: Type.Optional(Type.Number()),
});

// What are these firms recorded to buy? (supplier)-[:SUPPLIES]->(buyer)
const PURCHASES = `
  MATCH (b:Organisation&Firm)<-[x:SUPPLIES]-(:Firm)
  WHERE b.id IN $ids AND x.evidence <> 'suggested' AND ${isObserved('x')}
  RETURN b.id AS buyer, x.stageId AS stage, x.valueCny AS valueCny`;

/** What is known of these firms as newcomers, by id; one that is not in the graph is not in the answer. */
export async function readNewcomers(
  graph: GraphClient,
  ids: string[],
  asOf?: string,
): Promise<Map<string, Newcomer>> {
  const params = { ids, asOf: asOf ?? null };
  const [roles, purchases] = await Promise.all([
    graph.read(ROLES, params, RoleRow),
    graph.read(PURCHASES, params, PurchaseRow),
  ]);
  const bought = groupRows(
    purchases,
    (row) => row.buyer,
    ({ buyer: _buyer, ...purchase }) => purchase,
  );
  const newcomers = new Map<string, Newcomer>();
  for (const { firm, stage, suggested } of roles) {
    const known = newcomers.get(firm.id) ?? { firm, roles: [], purchases: bought.get(firm.id) ?? [] };
    if (stage) known.roles.push({ stage, suggested });
    newcomers.set(firm.id, known);
  }
  return newcomers;
}

const StructureRow = Type.Object({
  chain: Type.String(),
  finals: Type.Array(Type.String()),
  feeds: Type.Array(
    Type.Object({
      from: Type.String(),
      to: Type.String(),
      group: Type.Optional(Type.String()),
      costShare: Type.Optional(Type.Number()),
    }),
  ),
});

// Which stages of each chain are final products, and what feeds what at which share of its cost?
// (input)-[:FEEDS]->(what it is an input of), both links of the chain
const STRUCTURES = `
  MATCH (c:Chain)
  RETURN c.id AS chain,
         COLLECT { MATCH (s:Stage)-[i:IN_CHAIN]->(c) WHERE coalesce(i.final, s.final, false) RETURN DISTINCT s.id } AS finals,
         COLLECT { MATCH (a:Stage)-[f:FEEDS]->(b:Stage)
                   WHERE f.evidence <> 'suggested' AND EXISTS { (a)-[:IN_CHAIN]->(c) } AND EXISTS { (b)-[:IN_CHAIN]->(c) }
                   RETURN {from: a.id, to: b.id, group: f.inputGroup, costShare: f.costShare} AS one
                   ORDER BY a.id, b.id } AS feeds
  ORDER BY chain`;

/** What feeds what on every chain, by chain id. */
export const readNeedChains = (graph: GraphClient): Promise<Map<string, NeedChain>> =>
  remember(graph, 'need chains', async () => {
    const rows = await graph.read(STRUCTURES, {}, StructureRow);
    return new Map(rows.map(({ chain, finals, feeds }) => [chain, { finals: new Set(finals), feeds }]));
  });

/** Co-movers looked at for one firm, of each kind. */
const mostComers = 2000;

// Who elsewhere supplies this firm at these stages, came with it before, or produces there in the firm's own city?
// (co-mover)-[:SUPPLIES]->(firm), (one)-[:BROUGHT]->(other), (co-mover)-[:LOCATED_IN]->(region)-[:WITHIN]->(city)
const CO_MOVERS = `
  MATCH (f:Organisation&Firm {id: $id})
  CALL (f) {
    MATCH (f)<-[x:SUPPLIES]-(g:Firm), (s:Stage {id: x.stageId})
    WHERE s.id IN $stages AND x.evidence <> 'suggested' AND ${isObserved('x')}
    RETURN g, s, 'supplies' AS how, ${provenanceOf('x')} AS provenance, 0 AS rank
    UNION
    MATCH (f)-[x:BROUGHT]-(g:Firm)-[p:PLAYS]->(s:Stage)
    WHERE s.id IN $stages AND x.evidence <> 'suggested' AND ${isObserved('x')} AND ${isCounted('p')} AND ${isObserved('p')}
    RETURN g, s, 'brought' AS how, ${provenanceOf('x')} AS provenance, 1 AS rank
    UNION
    MATCH (f)-[:LOCATED_IN]->(:Region)-[:WITHIN*0..5]->(c:Region)
    WHERE c.level = 'city' OR c.level = 'province' AND NOT EXISTS { (c)<-[:WITHIN]-(:Region {level: 'city'}) }
    WITH DISTINCT c
    MATCH (c)<-[:WITHIN*0..5]-(:Region)<-[:LOCATED_IN]-(g:Firm)-[p:PLAYS {status: 'production'}]->(s:Stage)
    WHERE s.id IN $stages AND ${isCounted('p')} AND ${isObserved('p')}
    RETURN g, s, 'city' AS how, ${provenanceOf('p')} AS provenance, 2 AS rank
    ORDER BY g.id, s.id LIMIT $limit
  }
  WITH DISTINCT f, g, s, how, provenance, rank
  WHERE g <> f AND ${isActive('g')} AND ${isElsewhere('g')}
  RETURN ${refOf('g')} AS firm, ${refOf('s')} AS stage, ${placeOf('g')} AS region, how, provenance
  ORDER BY rank, g.id, s.id, provenance.observedOn DESC`;

/** Firms elsewhere that could come along with a firm for these stages: its suppliers first, then who came with it, then its city. */
export const readCoMovers = (
  graph: GraphClient,
  asked: { id: string; stages: string[]; region: string; asOf?: string | undefined },
): Promise<CoMover[]> =>
  graph.read(CO_MOVERS, { ...asked, asOf: asked.asOf ?? null, limit: mostComers }, CoMover);

const HereRow = Type.Object({ here: Type.Boolean() });

// Does this firm stand in the region already? (firm)-[:LOCATED_IN]->(region)
const FIRM_HERE = `
  MATCH (f:Organisation&Firm {id: $id})
  RETURN ${isHere('f')} AS here`;

/** Whether a firm stands in the region. */
export const isFirmHere = async (graph: GraphClient, id: string, region: string): Promise<boolean> =>
  (await graph.read(FIRM_HERE, { id, region }, HereRow))[0]?.here ?? false;
