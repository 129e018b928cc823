import { Lead } from '../contract/introduction.ts';
import type { GraphClient } from './client.ts';
import { isCounted, isObserved, refOf } from './ref.ts';

// Whose alumni lead in the chains this firm plays in or anchors?
// (university)-[:ALUMNI_AT]->(chain)<-[:IN_CHAIN]-(stage)<-[:PLAYS]-(firm), (chain)<-[:ANCHORS]-(firm)
const LEADS = `
  MATCH (f:Organisation&Firm {id: $id})
  CALL (f) {
    MATCH (f)-[p:PLAYS]->(:Stage)-[:IN_CHAIN]->(c:Chain) WHERE ${isCounted('p')} AND ${isObserved('p')} RETURN c
    UNION MATCH (f)-[p:ANCHORS]->(c:Chain) WHERE ${isCounted('p')} AND ${isObserved('p')} RETURN c
  }
  MATCH (u:University)-[a:ALUMNI_AT]->(c)
  WHERE coalesce(a.review, '') <> 'rejected' AND ${isObserved('a')}
  RETURN ${refOf('u')} AS organisation, ${refOf('c')} AS chain, a.position AS position, a.evidence AS evidence,
         coalesce(a.sourceIds, []) AS sourceIds, a.observedOn AS observedOn, a.note AS note
  ORDER BY chain.id, organisation.id, a.id`;

/** Universities to ask about a firm nobody is known to know: their alumni lead in one of its chains. */
export const readLeads = (
  graph: GraphClient,
  asked: { id: string; asOf?: string | undefined },
): Promise<Lead[]> => graph.read(LEADS, { id: asked.id, asOf: asked.asOf ?? null }, Lead);
