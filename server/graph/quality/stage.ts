import { Type } from 'typebox';
import type { StageQuality } from '../../analysis/quality.ts';
import { EntityRef } from '../../contract/common.ts';
import type { GraphClient } from '../client.ts';
import { isActive, isCounted, refOf } from '../ref.ts';
import { remember } from '../remember.ts';
import { type Scope, toKey, toParams } from './scope.ts';

const StageRow = Type.Object({
  subject: EntityRef,
  chain: Type.Optional(Type.String()),
  inputs: Type.Boolean(),
  sources: Type.Boolean(),
  firms: Type.Boolean(),
});

// Which stages are there (on the chain), with what feeds them, who says they are there, and is any firm known there?
// (stage)-[:IN_CHAIN]->(chain), (input)-[:FEEDS]->(stage), (firm)-[:PLAYS]->(stage)
const STAGES = `
  MATCH (s:Stage)
  WHERE $chain IS NULL OR EXISTS { (s)-[:IN_CHAIN]->(:Chain {id: $chain}) }
  RETURN ${refOf('s')} AS subject,
         coalesce($chain, COLLECT { MATCH (s)-[:IN_CHAIN]->(c:Chain) RETURN c.id ORDER BY c.id LIMIT 1 }[0]) AS chain,
         EXISTS { (s)<-[:FEEDS]-(:Stage) } AS inputs,
         EXISTS { MATCH (s)-[i:IN_CHAIN]->() WHERE size(coalesce(i.sourceIds, [])) > 0 } AS sources,
         EXISTS { MATCH (s)<-[p:PLAYS]-(f:Firm) WHERE ${isCounted('p')} AND ${isActive('f')} } AS firms
  ORDER BY chain, s.id`;

const IdRow = Type.Object({ id: Type.String() });

// At which stages does a firm of the region play a role?
// (firm)-[:LOCATED_IN]->(part of the region), (firm)-[:PLAYS]->(stage)
const STAGES_HERE = `
  MATCH (:Region {code: $region})<-[:WITHIN*0..]-(:Region)<-[:LOCATED_IN]-(f:Firm)-[p:PLAYS]->(s:Stage)
  WHERE ${isCounted('p')} AND ${isActive('f')}
  RETURN DISTINCT s.id AS id`;

/** Every stage in scope with what is known of it; with a region, whether one of its firms is known there. */
export const readStageQuality = (graph: GraphClient, scope: Scope): Promise<StageQuality[]> =>
  remember(graph, `quality stages ${toKey(scope)}`, async () => {
    const stages = await graph.read(STAGES, toParams(scope), StageRow);
    if (scope.region === undefined) return stages;
    const here = new Set(
      (await graph.read(STAGES_HERE, { region: scope.region }, IdRow)).map(({ id }) => id),
    );
    return stages.map((stage) => ({ ...stage, firms: here.has(stage.subject.id) }));
  });
