import { firmsOf, isActive, isCounted } from '../ref.ts';

/** Where and on which chain data are looked at; absent: everywhere, on all. */
export interface Scope {
  region?: string | undefined;
  chain?: string | undefined;
}

/** The scope as parameters: a value that is not asked for is null. */
export const toParams = ({ region, chain }: Scope) => ({ region: region ?? null, chain: chain ?? null });

/** The scope in a key of remembered answers. */
export const toKey = ({ region = '', chain = '' }: Scope): string => `${region} ${chain}`;

/** Cypher: each firm `f` in the region or one inside it, with a role on the chain or as its anchor. */
export function firmsIn({ region, chain }: Scope): string {
  const onChain = `EXISTS { MATCH (f)-[p:PLAYS]->(:Stage)-[:IN_CHAIN]->(:Chain {id: $chain}) WHERE ${isCounted('p')} }
    OR EXISTS { MATCH (f)-[p:ANCHORS]->(:Chain {id: $chain}) WHERE ${isCounted('p')} }`;
  if (region !== undefined) {
    return `
  MATCH (:Region {code: $region})<-[:WITHIN*0..]-(:Region)<-[:LOCATED_IN]-(f:Firm)
  WITH DISTINCT f ${chain === undefined ? '' : `WHERE (${onChain}) AND ${isActive('f')}`}`;
  }
  return chain === undefined
    ? `
  MATCH (f:Firm)`
    : `
  MATCH (c:Chain {id: $chain})
  CALL (c) { ${firmsOf('c')} }
  WITH DISTINCT f`;
}
