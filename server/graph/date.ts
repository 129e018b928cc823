import { Type } from 'typebox';
import type { DatedCount } from '../analysis/date.ts';
import type { GraphClient } from './client.ts';
import { remember } from './remember.ts';

const DatedRow = Type.Object({ on: Type.Optional(Type.String()), count: Type.Integer() });

// When were the facts observed that this chain is judged from? Roles, research, training and statements at its stages,
// its anchors, who calls it leading and what is reported of it. (fact)-[:IN_CHAIN]->(chain), (figure)-[:ABOUT]->(chain)
const DATES = `
  MATCH (c:Chain {id: $chain})
  CALL (c) {
    MATCH (c)<-[:IN_CHAIN]-(:Stage)<-[r:PLAYS|RESEARCHES|TRAINS_FOR|STATED]-() WHERE r.evidence <> 'suggested'
    RETURN r.observedOn AS on
    UNION ALL MATCH (c)<-[r:ANCHORS|LEADS]-() WHERE r.evidence <> 'suggested' RETURN r.observedOn AS on
    UNION ALL MATCH (c)<-[:ABOUT]-(g:Figure) RETURN g.observedOn AS on
  }
  RETURN on, count(*) AS count
  ORDER BY on`;

/** How many of a chain's facts bear which date; those inferred are left out. */
export const readFactDates = (graph: GraphClient, chain: string): Promise<DatedCount[]> =>
  remember(graph, `fact dates ${chain}`, () => graph.read(DATES, { chain }, DatedRow));
