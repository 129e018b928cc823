import type { EntityKind } from '../contract/common.ts';

/** The label of each kind of thing, and the property that is its key. The closed table from which Cypher is made. */
export const labelOf: Record<EntityKind, { label: string; key: 'id' | 'code' }> = {
  chain: { label: 'Chain', key: 'id' },
  stage: { label: 'Stage', key: 'id' },
  region: { label: 'Region', key: 'code' },
  firm: { label: 'Organisation&Firm', key: 'id' },
  university: { label: 'Organisation&University', key: 'id' },
  association: { label: 'Organisation&Association', key: 'id' },
  investor: { label: 'Organisation&Investor', key: 'id' },
  agency: { label: 'Organisation&Agency', key: 'id' },
  carrier: { label: 'Carrier', key: 'id' },
  project: { label: 'Project', key: 'id' },
  figure: { label: 'Figure', key: 'id' },
  visit: { label: 'Visit', key: 'id' },
  source: { label: 'Source', key: 'id' },
};

/** Cypher: the kind of a node: its label in small letters; organisations have a second one that says which. */
export const kindOf = (node: string): string =>
  `toLower([label IN labels(${node}) WHERE label <> 'Organisation'][0])`;

/** Cypher: a node as an `EntityRef`. Figures are named by their measure, visits by their purpose. */
export const refOf = (node: string): string =>
  `${node} {kind: ${kindOf(node)}, id: coalesce(${node}.id, ${node}.code),
    name: coalesce(${node}.name, ${node}.title, ${node}.measure, ${node}.purpose, ${node}.id), .nameEn}`;

/** Cypher: a region as the contract's `Region`. */
export const regionOf = (node: string): string => `${node} {.code, .name, .nameEn, .level}`;

/** Cypher: the one region an organisation is shown in: where it works before where it is registered. */
export const placeOf = (node: string): string =>
  `COLLECT { MATCH (${node})-[place:LOCATED_IN]->(at:Region)
             RETURN ${regionOf('at')} ORDER BY coalesce(place.kind, 'site') = 'registered', at.code LIMIT 1 }[0]`;

/** Cypher: the provenance of a relationship or record. */
export const provenanceOf = (fact: string): string =>
  `${fact} {.evidence, sourceIds: coalesce(${fact}.sourceIds, []), .observedOn, .note}`;

/** Cypher: firms that count are neither dissolved nor moved away. */
export const isActive = (firm: string): string => `coalesce(${firm}.status, 'active') = 'active'`;

/** Cypher: roles that count are not inferred and have not ended. */
export const isCounted = (role: string): string =>
  `${role}.evidence <> 'suggested' AND coalesce(${role}.status, '') <> 'ended'`;

/** Cypher: whether an organisation stands in the region `$region` or in one inside it. */
export const isHere = (node: string): string =>
  `EXISTS { (${node})-[:LOCATED_IN]->(:Region)-[:WITHIN*0..]->(:Region {code: $region}) }`;

/** Cypher: whether an organisation is known to stand outside the region `$region`: its province alone does not say so. */
export const isElsewhere = (node: string): string =>
  `NOT ${isHere(node)} AND EXISTS {
     (${node})-[:LOCATED_IN]->(at:Region)
     WHERE NOT EXISTS { (at)<-[:WITHIN*1..]-(:Region {code: $region}) } }`;

/** Cypher: each active firm `f` with a counted role at a stage of the chain, or that anchors it. */
export const firmsOf = (chain: string): string => `
  MATCH (${chain})<-[:IN_CHAIN]-(:Stage)<-[p:PLAYS]-(f:Firm) WHERE ${isActive('f')} AND ${isCounted('p')} RETURN f
  UNION MATCH (${chain})<-[p:ANCHORS]-(f:Firm) WHERE ${isActive('f')} AND ${isCounted('p')} RETURN f`;

/**
 * Cypher: whether a fact was observed by the end of `$asOf`, which is null for now. A year or month counts as its last
 * day, and a fact without a date is not known to have been seen by then.
 */
export const isObserved = (fact: string): string =>
  `($asOf IS NULL OR ${fact}.observedOn + substring('-12-31', size(${fact}.observedOn) - 4) <= $asOf)`;
