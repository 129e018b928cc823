import { Type } from 'typebox';
import type { GraphClient } from '../client.ts';
import type { Counted } from '../knowledge/from-roles.ts';
import { StoredCell, toCounts, toSupply } from './cell.ts';
import { isInStep } from './step.ts';

const CellRow = Type.Object({
  inStep: Type.Boolean(),
  stage: Type.String(),
  here: Type.Optional(StoredCell),
  anywhere: Type.Integer(),
  around: Type.Integer(),
});

// What does the region have at each stage of these chains, how many firms are there anywhere, and of how many is only a
// region around this one known, or none? (stage)-[:IN_CHAIN]->(chain), (region)-[:WITHIN]->(around)
const CELLS = `
  OPTIONAL MATCH (m:Meta {id: 'liantu'})
  WITH ${isInStep} AS inStep
  OPTIONAL MATCH (:Region {code: $region})-[:WITHIN*1..]->(around:Region)
  WITH inStep, collect(DISTINCT around.code) + [''] AS line
  MATCH (c:Chain)<-[:IN_CHAIN]-(s:Stage) WHERE c.id IN $chains
  WITH DISTINCT inStep, line, s.id AS stage
  OPTIONAL MATCH (here:Coverage {id: $region + '|' + stage})
  OPTIONAL MATCH (any:Coverage {id: '|' + stage})
  CALL (line, stage) {
    UNWIND line AS code
    MATCH (k:Coverage {id: code + '|' + stage})
    RETURN coalesce(sum(k.onlyHere), 0) AS around
  }
  WITH inStep, stage, here, coalesce(any.firms, 0) AS anywhere, around
  WHERE here IS NOT NULL OR anywhere > 0 OR NOT inStep
  RETURN inStep, stage, here {.*} AS here, anywhere, around`;

/**
 * What a region has at each stage of these chains, as it was counted when the facts were written: what counting from
 * roles gives, without touching them. Undefined when coverage is not in step with the data.
 */
export async function readCoverage(
  graph: GraphClient,
  chains: string[],
  region: string,
): Promise<Map<string, Counted> | undefined> {
  const rows = await graph.read(CELLS, { chains, region }, CellRow);
  if (rows.some(({ inStep }) => !inStep)) return undefined;
  return new Map(
    rows.map(({ stage, here = {}, anywhere, around }) => {
      const counts = toCounts(here);
      const supply = toSupply(here);
      const counted: Counted = {
        counts,
        laboratories: here.laboratories ?? 0,
        firmsElsewhere: anywhere - around - counts.firms,
        firmsUnplaced: around,
        ...(supply === undefined ? {} : { supply }),
        sources: here.sources ?? [],
      };
      return [stage, counted];
    }),
  );
}
