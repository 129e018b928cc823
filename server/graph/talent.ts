import { Type, type Static } from 'typebox';
import { TalentCell, TalentUniversity } from '../contract/talent.ts';
import type { GraphClient } from './client.ts';
import { isElsewhere, isHere, isObserved, placeOf, provenanceOf, refOf } from './ref.ts';

const TalentRow = Type.Object({ university: TalentUniversity, cells: Type.Array(TalentCell) });
export type TalentRow = Static<typeof TalentRow>;

// Which universities, wherever they are, train for or research which stages of the chain?
// (university)-[:TRAINS_FOR|RESEARCHES]->(stage)-[:IN_CHAIN]->(chain)
const TALENT = `
  MATCH (:Chain {id: $chain})<-[:IN_CHAIN]-(s:Stage)
  WITH DISTINCT s
  MATCH (u:University)-[x:TRAINS_FOR|RESEARCHES]->(s)
  WHERE ${isObserved('x')} AND coalesce(x.review, '') <> 'rejected'
  WITH u, s, x ORDER BY s.id, type(x), x.id
  WITH u, collect(x {university: u.id, stage: s.id,
         kind: CASE type(x) WHEN 'RESEARCHES' THEN 'researches' ELSE 'trains' END,
         .discipline, .graduatesPerYear, .laboratory, counted: x.evidence <> 'suggested',
         provenance: ${provenanceOf('x')}}) AS cells
  RETURN {university: ${refOf('u')}, kind: u.kind, region: ${placeOf('u')},
          place: CASE WHEN ${isHere('u')} THEN 'here' WHEN ${isElsewhere('u')} THEN 'elsewhere' ELSE 'unplaced' END
         } AS university, cells
  ORDER BY u.name, u.id`;

/** The universities that serve a stage of the chain, with every service they do it. */
export const readTalent = (
  graph: GraphClient,
  chain: string,
  region: string,
  asOf?: string,
): Promise<TalentRow[]> => graph.read(TALENT, { chain, region, asOf: asOf ?? null }, TalentRow);
