import { Type, type Static } from 'typebox';
import { EntityRef } from '../contract/common.ts';
import { Region } from '../contract/region.ts';
import type { GraphClient } from './client.ts';
import { isActive, isCounted, isHere, isObserved, placeOf, refOf } from './ref.ts';

/** What one firm may be to another. */
export type Side = 'suppliers' | 'customers' | 'substitutes';

const isPlayed = (role: string): string =>
  `${isCounted(role)} AND coalesce(${role}.status, '') <> 'planned' AND ${isObserved(role)}`;

const FitRow = Type.Object({
  firm: EntityRef,
  region: Type.Optional(Region),
  here: Type.Optional(Type.Boolean()),
  stages: Type.Array(Type.Object({ from: EntityRef, to: Type.Optional(EntityRef) })),
});
export type Fit = Static<typeof FitRow>;

const of = (between: string, stages: string): string => `
  UNWIND $ids AS id
  MATCH (y:Organisation&Firm {id: id}) WHERE ${isActive('y')}
  MATCH (f:Organisation&Firm {id: $firm})
  WITH y, COLLECT {
    MATCH (y)-[p:PLAYS]->(a:Stage)${between}<-[x:PLAYS]-(f)
    WHERE ${isPlayed('p')} AND ${isPlayed('x')}
    RETURN DISTINCT ${stages} AS one ORDER BY one.from.id, one.to.id LIMIT 10 } AS stages
  WHERE size(stages) > 0
  RETURN ${refOf('y')} AS firm, ${placeOf('y')} AS region,
         CASE WHEN $region IS NOT NULL THEN ${isHere('y')} END AS here, stages`;

// Which of these firms play a stage that, as the chain says, feeds one this firm plays (suppliers), is fed by it
// (customers), or is the same (substitutes)? (firm)-[:PLAYS]->(stage)-[:FEEDS]->(stage)<-[:PLAYS]-(firm)
const FITTING: Record<Side, string> = {
  suppliers: of('-[:FEEDS]->(b:Stage)', `{from: ${refOf('a')}, to: ${refOf('b')}}`),
  customers: of('<-[:FEEDS]-(b:Stage)', `{from: ${refOf('b')}, to: ${refOf('a')}}`),
  substitutes: of('', `{from: ${refOf('a')}}`),
};

/** Those of these firms that the chain allows on this side of a firm, with the stages that say so. */
export async function readFitting(
  graph: GraphClient,
  side: Side,
  asked: { firm: string; ids: string[]; region?: string | undefined; asOf?: string | undefined },
): Promise<Map<string, Fit>> {
  const { firm, ids, region = null, asOf = null } = asked;
  const rows = await graph.read(FITTING[side], { firm, ids, region, asOf }, FitRow);
  return new Map(rows.map((row) => [row.firm.id, row]));
}

const PlayedRow = Type.Object({ stages: Type.Integer() });

// How many stages does this firm play, as far as is known for sure? (firm)-[:PLAYS]->(stage)
const PLAYED = `
  MATCH (f:Organisation&Firm {id: $firm})
  RETURN COUNT { MATCH (f)-[p:PLAYS]->(s:Stage) WHERE ${isPlayed('p')} RETURN DISTINCT s } AS stages`;

/** How many stages a firm plays: 0 where no source says what it does. */
export async function countStagesOf(graph: GraphClient, firm: string, asOf?: string): Promise<number> {
  const [row] = await graph.read(PLAYED, { firm, asOf: asOf ?? null }, PlayedRow);
  return row?.stages ?? 0;
}
