import { Type, type Static } from 'typebox';
import { EntityRef } from '../../contract/common.ts';
import type { OrphanMeasure } from '../../contract/quality.ts';
import type { GraphClient } from '../client.ts';
import { recordTies, relationTypes } from '../fact-kind.ts';
import { refOf } from '../ref.ts';
import { remember } from '../remember.ts';
import { readSources } from '../source.ts';

// Where a firm is registered says that it is there, not that anything is known of it.
const telling = [...new Set([...relationTypes.split('|'), ...recordTies.split('|')])]
  .filter((type) => type !== 'LOCATED_IN')
  .join('|');

/** Things `n` that hang on nothing, by label and condition. The closed table from which Cypher is made. */
const orphans: Record<Exclude<OrphanMeasure, 'source_unused'>, { label: string; alone: string }> = {
  stage_no_chain: { label: 'Stage', alone: 'NOT EXISTS { (n)-[:IN_CHAIN]->() }' },
  chain_no_stage: { label: 'Chain', alone: 'NOT EXISTS { (n)<-[:IN_CHAIN]-() }' },
  firm_no_fact: { label: 'Firm', alone: `NOT EXISTS { (n)-[:${telling}]-() }` },
  region_no_parent: { label: 'Region', alone: `n.level <> 'country' AND NOT EXISTS { (n)-[:WITHIN]->() }` },
  carrier_no_region: { label: 'Carrier', alone: 'NOT EXISTS { (n)-[:LOCATED_IN]->(:Region) }' },
};
const names = Object.keys(orphans) as (keyof typeof orphans)[];
export const isOrphanMeasure = (measure: string): measure is OrphanMeasure =>
  measure in orphans || measure === 'source_unused';

const CountRow = Type.Object({ measure: Type.String(), count: Type.Integer() });

// How many things of each kind hang on nothing?
const COUNTS = names
  .map((name) => {
    const { label, alone } = orphans[name];
    return `MATCH (n:${label}) WHERE ${alone} RETURN '${name}' AS measure, count(n) AS count`;
  })
  .join('\n  UNION ALL ');

/** How many things hang on nothing, by what they lack. */
export const countOrphans = (graph: GraphClient): Promise<{ measure: OrphanMeasure; count: number }[]> =>
  remember(graph, 'quality orphans', async () => {
    const [rows, sources] = await Promise.all([graph.read(COUNTS, {}, CountRow), readSources(graph)]);
    const unused = sources.filter(({ facts }) => facts === 0).length;
    return [
      ...names.map((measure) => ({
        measure,
        count: rows.find((row) => row.measure === measure)?.count ?? 0,
      })),
      { measure: 'source_unused' as const, count: unused },
    ];
  });

const OrphanRow = Type.Object({ subject: EntityRef });

// Which things of this kind hang on nothing? By their keys
const rowsOf = ({ label, alone }: { label: string; alone: string }) => `
  MATCH (n:${label}) WHERE ${alone}
  WITH n ORDER BY coalesce(n.id, n.code) SKIP $skip LIMIT $limit
  RETURN ${refOf('n')} AS subject ORDER BY subject.id`;

/** A page of the things that hang on nothing. */
export async function readOrphans(
  graph: GraphClient,
  measure: OrphanMeasure,
  { skip, limit }: { skip: number; limit: number },
): Promise<Static<typeof OrphanRow>[]> {
  if (measure !== 'source_unused') return graph.read(rowsOf(orphans[measure]), { skip, limit }, OrphanRow);
  const unused = (await readSources(graph)).filter(({ facts }) => facts === 0);
  return unused
    .slice(skip, skip + limit)
    .map(({ id, title }) => ({ subject: { kind: 'source', id, name: title } }));
}
