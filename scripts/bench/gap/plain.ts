import { isActive, isCounted } from '../../../server/graph/ref.ts';
import type { Bed } from '../bed.ts';

/** What is counted of one stage for a region; the same numbers as in our findings. */
export interface PlainCount {
  stage: string;
  production: number;
  reserve: number;
  groups: number;
  laboratories: number;
  elsewhere: number;
}

// Firms of the stages `s` by status and group, here and elsewhere, and laboratories here.
// (firm)-[:PLAYS]->(stage), (organisation)-[:LOCATED_IN]->(region inside)-[:WITHIN]->(region)
const count = `
  OPTIONAL MATCH (s)<-[p:PLAYS]-(f:Firm) WHERE ${isActive('f')} AND ${isCounted('p')}
  WITH s, f, p, above, EXISTS { (f)-[:LOCATED_IN]->(:Region)-[:WITHIN*0..]->(:Region {code: $region}) } AS here
  WITH s, f, p, here, NOT here AND EXISTS { (f)-[:LOCATED_IN]->(at:Region) WHERE NOT at IN above } AS elsewhere
  WITH s, count(DISTINCT CASE WHEN here AND p.status = 'production' THEN f END) AS production,
       count(DISTINCT CASE WHEN here AND p.status = 'reserve' THEN f END) AS reserve,
       count(DISTINCT CASE WHEN here AND p.status = 'production' THEN coalesce(f.groupId, f.id) END) AS groups,
       count(DISTINCT CASE WHEN elsewhere THEN f END) AS elsewhere
  RETURN s.id AS stage, production, reserve, groups, elsewhere,
         COUNT { MATCH (:Region {code: $region})<-[:WITHIN*0..]-(:Region)<-[:LOCATED_IN]-(u:University)-[x:RESEARCHES]->(s)
                 WHERE x.evidence <> 'suggested' RETURN DISTINCT u } AS laboratories
  ORDER BY stage`;
const above = `
  OPTIONAL MATCH (:Region {code: $region})-[:WITHIN*1..]->(around:Region)
  WITH collect(around) AS above`;

// One stage at a time.
const STAGE = `${above} MATCH (s:Stage {id: $stage}) ${count}`;

// All stages of the chain at once: (stage)-[:IN_CHAIN]->(chain)
const CHAIN = `${above} MATCH (s:Stage)-[:IN_CHAIN]->(:Chain {id: $chain}) ${count}`;

/** A way to count a chain in a region without anything counted before. */
export interface PlainLane {
  title: string;
  ask(bed: Bed, chain: { id: string; stages: string[] }, region: string): Promise<PlainCount[]>;
}

export const perStage: PlainLane = {
  title: '(i) one Cypher per stage',
  async ask(bed, { stages }, region) {
    const rows: PlainCount[] = [];
    for (const stage of stages) rows.push(...((await bed.run(STAGE, { stage, region })) as PlainCount[]));
    return rows;
  },
};

export const setBased: PlainLane = {
  title: '(ii) one set-based Cypher',
  async ask(bed, { id }, region) {
    return (await bed.run(CHAIN, { chain: id, region })) as PlainCount[];
  },
};
