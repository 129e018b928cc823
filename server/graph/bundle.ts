import { Type } from 'typebox';
import type { BundleCandidate } from '../analysis/bundle.ts';
import { EntityRef } from '../contract/common.ts';
import { Region } from '../contract/region.ts';
import type { GraphClient } from './client.ts';
import { isActive, isCounted, isElsewhere, isHere, isObserved, placeOf, refOf } from './ref.ts';

/** Firms looked at for one bundle; more than are in production at the gaps of any chain of one country. */
const mostCandidates = 20_000;

const CandidateRow = Type.Object({
  firm: EntityRef,
  region: Type.Optional(Region),
  stages: Type.Array(Type.String()),
});

// Which active firms known to stand elsewhere are in production at these stages? (firm)-[:PLAYS]->(stage)
// A firm whose group produces there here already would be no second source, so the stage does not count for it.
const CANDIDATES = `
  MATCH (s:Stage)<-[p:PLAYS {status: 'production'}]-(f:Firm)
  WHERE s.id IN $stages AND ${isActive('f')} AND ${isCounted('p')} AND ${isObserved('p')} AND ${isElsewhere('f')}
    AND (f.groupId IS NULL OR NOT EXISTS {
      MATCH (s)<-[q:PLAYS {status: 'production'}]-(g:Firm {groupId: f.groupId})
      WHERE ${isActive('g')} AND ${isCounted('q')} AND ${isObserved('q')} AND ${isHere('g')} })
  WITH f, collect(DISTINCT s.id) AS stages ORDER BY f.id LIMIT $limit
  RETURN ${refOf('f')} AS firm, ${placeOf('f')} AS region, stages
  ORDER BY firm.id`;

/** Firms elsewhere in production at any of these stages, with those stages. */
export const readBundleCandidates = (
  graph: GraphClient,
  asked: { stages: string[]; region: string; asOf?: string | undefined },
): Promise<BundleCandidate[]> =>
  graph.read(CANDIDATES, { ...asked, asOf: asked.asOf ?? null, limit: mostCandidates }, CandidateRow);
