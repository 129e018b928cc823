import { Type, type Static } from 'typebox';
import type { GraphClient } from './client.ts';
import { remember } from './remember.ts';

const RegionRow = Type.Object({
  code: Type.String(),
  name: Type.String(),
  level: Type.String(),
  parent: Type.Optional(Type.String()),
});
export type RegionTerm = Static<typeof RegionRow>;

// Which regions are there, and in which does each lie? (region)-[:WITHIN]->(parent)
const REGIONS = `
  MATCH (r:Region)
  RETURN r.code AS code, r.name AS name, r.level AS level,
         COLLECT { MATCH (r)-[:WITHIN]->(p:Region) RETURN p.code }[0] AS parent
  ORDER BY code`;

const StageRow = Type.Object({
  id: Type.String(),
  name: Type.String(),
  aliases: Type.Array(Type.String()),
  keywords: Type.Array(Type.String()),
});
export type StageTerm = Static<typeof StageRow>;

// By which words is each stage known?
const STAGES = `
  MATCH (s:Stage)
  RETURN s.id AS id, s.name AS name, coalesce(s.aliases, []) AS aliases, coalesce(s.keywords, []) AS keywords
  ORDER BY id`;

/** The words by which people name regions and stages. */
export interface MappingTerms {
  regions: RegionTerm[];
  stages: StageTerm[];
}

/** Every region and stage with its names, to understand the cells of free-form sheets; read once a data version. */
export const readMappingTerms = (graph: GraphClient): Promise<MappingTerms> =>
  remember(graph, 'mapping terms', async () => {
    const [regions, stages] = await Promise.all([
      graph.read(REGIONS, {}, RegionRow),
      graph.read(STAGES, {}, StageRow),
    ]);
    return { regions, stages };
  });
