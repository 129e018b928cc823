import { Type } from 'typebox';
import type { DuplicateSide } from '../../contract/import-plan.ts';
import { bookkeeping, type Properties } from '../import/element.ts';
import type { Asker } from '../list.ts';

const Value = Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Array(Type.String())]);
const SideRow = Type.Object({
  id: Type.String(),
  properties: Type.Record(Type.String(), Value),
  regionCode: Type.Optional(Type.String()),
  region: Type.Optional(Type.String()),
  evidence: Type.Optional(Type.String()),
  observedOn: Type.Optional(Type.String()),
  stages: Type.Array(Type.String()),
  facts: Type.Integer(),
});

// What is known of these organisations, where are they registered, what do they do, and how many facts name them?
// (organisation)-[:LOCATED_IN]->(region), (firm)-[:PLAYS]->(stage)
const SIDES = `
  MATCH (o:Organisation) WHERE o.id IN $ids
  WITH o, COLLECT { MATCH (o)-[at:LOCATED_IN]->(r:Region)
                    RETURN {place: r, at: at} ORDER BY coalesce(at.kind, 'site') <> 'registered', r.code LIMIT 1 }[0] AS home
  RETURN o.id AS id, properties(o) AS properties, home.place.code AS regionCode, home.place.name AS region,
         home.at.evidence AS evidence, home.at.observedOn AS observedOn,
         COLLECT { MATCH (o)-[:PLAYS]->(s:Stage) RETURN DISTINCT s.name AS name ORDER BY name } AS stages,
         COUNT { (o)-[r]-() WHERE r.id IS NOT NULL } AS facts`;

/** Made for search and keys, or shown elsewhere. */
const hidden = new Set<string>(['id', 'nameKey', 'stem', 'pinyin', 'initials', 'simplified', ...bookkeeping]);

/** Organisations of the graph as one side of a pair, by id; those that are not there are absent. */
export async function readSides(graph: Asker, ids: string[]): Promise<Map<string, DuplicateSide>> {
  const rows = await graph.read(SIDES, { ids }, SideRow);
  return new Map(
    rows.map(({ id, properties, stages, facts, ...place }) => {
      const own = Object.entries(properties).filter(([name]) => !hidden.has(name));
      const placed = Object.entries(place).filter(([, value]) => value !== undefined);
      const values = Object.fromEntries([...own, ...placed]) as Properties;
      if (stages.length > 0) values.stages = stages;
      return [id, { firm: id, name: String(properties.name ?? id), values, facts }];
    }),
  );
}
