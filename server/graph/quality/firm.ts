import { Type, type Static } from 'typebox';
import { EntityRef } from '../../contract/common.ts';
import { Region } from '../../contract/region.ts';
import type { GraphClient } from '../client.ts';
import { isCounted, placeOf, refOf } from '../ref.ts';
import { remember } from '../remember.ts';
import { firmsIn, type Scope, toKey, toParams } from './scope.ts';

/** What may be known of a firm `f`, each as a condition. The closed table from which Cypher is made. */
const known = {
  firm_region: `EXISTS { MATCH (f)-[:LOCATED_IN]->(r:Region) WHERE r.level <> 'country' }`,
  firm_code: `f.creditCode IS NOT NULL`,
  firm_role: `EXISTS { MATCH (f)-[p:PLAYS]->() WHERE ${isCounted('p')} }`,
  firm_purchase: `EXISTS { MATCH (f)<-[p:SUPPLIES]-() WHERE p.evidence <> 'suggested' }`,
};
export type FirmMeasure = keyof typeof known;
export const isFirmMeasure = (measure: string): measure is FirmMeasure => measure in known;

const CountRow = Type.Object({
  total: Type.Integer(),
  firm_region: Type.Integer(),
  firm_code: Type.Integer(),
  firm_role: Type.Integer(),
  firm_purchase: Type.Integer(),
});

// How many firms are in scope, and of how many is each of these known?
const counts = (scope: Scope) => `
  ${firmsIn(scope)}
  RETURN count(f) AS total,
         ${Object.entries(known)
           .map(([measure, condition]) => `count(CASE WHEN ${condition} THEN 1 END) AS ${measure}`)
           .join(',\n         ')}`;

/** Of how many firms in scope their place, credit code, role and purchases are known. */
export const countFirms = (graph: GraphClient, scope: Scope): Promise<Static<typeof CountRow>> =>
  remember(graph, `quality firms ${toKey(scope)}`, async () => {
    const [row] = await graph.read(counts(scope), toParams(scope), CountRow);
    return row!;
  });

const FirmRow = Type.Object({ subject: EntityRef, place: Type.Optional(Region) });

// Which firms in scope have it, or lack it? By their ids
const firms = (scope: Scope, measure: FirmMeasure, have: boolean) => `
  ${firmsIn(scope)}
  WITH f WHERE ${have ? '' : 'NOT '}(${known[measure]})
  WITH f ORDER BY f.id SKIP $skip LIMIT $limit
  RETURN ${refOf('f')} AS subject, ${placeOf('f')} AS place ORDER BY f.id`;

/** A page of the firms in scope of which something is known, or of those of which it is not. */
export const readFirmsWith = (
  graph: GraphClient,
  scope: Scope,
  { measure, have, skip, limit }: { measure: FirmMeasure; have: boolean; skip: number; limit: number },
): Promise<Static<typeof FirmRow>[]> =>
  graph.read(firms(scope, measure, have), { ...toParams(scope), skip, limit }, FirmRow);
