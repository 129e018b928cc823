import { Type, type Static } from 'typebox';
import { Provenance, Tier } from '../contract/common.ts';
import { ReportedFigure } from '../contract/chain.ts';
import { notFound } from '../errors.ts';
import type { GraphClient } from './client.ts';
import { isObserved } from './ref.ts';
import { groupRows } from './rows.ts';

const ChainRow = Type.Object({
  id: Type.String(),
  name: Type.String(),
  nameEn: Type.Optional(Type.String()),
  description: Type.Optional(Type.String()),
});
export type ChainRow = Static<typeof ChainRow>;

// Which chains are there?
const CHAINS = `
  MATCH (c:Chain)
  WHERE $ids IS NULL OR c.id IN $ids
  RETURN c.id AS id, c.name AS name, c.nameEn AS nameEn, c.description AS description
  ORDER BY id`;

/** Chains by id, or every chain. */
export const readChains = (graph: GraphClient, ids?: string[]): Promise<ChainRow[]> =>
  graph.read(CHAINS, { ids: ids ?? null }, ChainRow);

/** One chain; throws `not_found` when there is none with this id. */
export async function readChain(graph: GraphClient, id: string): Promise<ChainRow> {
  const [chain] = await readChains(graph, [id]);
  if (!chain) throw notFound('chain', id);
  return chain;
}

const StageRow = Type.Object({
  chain: Type.String(),
  id: Type.String(),
  name: Type.String(),
  nameEn: Type.Optional(Type.String()),
  tier: Tier,
  segment: Type.Optional(Type.String()),
  order: Type.Number(),
  final: Type.Boolean(),
});
export type StageRow = Static<typeof StageRow>;

// Which stages are links of these chains, and where in each do they stand?
// (stage)-[:IN_CHAIN]->(chain)
const STAGES = `
  MATCH (s:Stage)-[i:IN_CHAIN]->(c:Chain)
  WHERE c.id IN $chains
  RETURN c.id AS chain, s.id AS id, s.name AS name, s.nameEn AS nameEn, i.tier AS tier, i.segment AS segment,
         coalesce(i.order, 0) AS order, coalesce(i.final, s.final, false) AS final
  ORDER BY chain, tier = 'downstream', tier = 'midstream', order, id`;

/** The stages of these chains, each chain's from upstream to downstream. */
export const readStages = (graph: GraphClient, chains: string[]): Promise<StageRow[]> =>
  graph.read(STAGES, { chains }, StageRow);

const FeedRow = Type.Object({
  chain: Type.String(),
  from: Type.String(),
  to: Type.String(),
  group: Type.Optional(Type.String()),
  provenance: Provenance,
});
export type FeedRow = Static<typeof FeedRow>;

// What feeds what inside these chains? (input)-[:FEEDS]->(what it is an input of), both links of one chain
const FEEDS = `
  MATCH (a:Stage)-[:IN_CHAIN]->(c:Chain)<-[:IN_CHAIN]-(b:Stage), (a)-[f:FEEDS]->(b)
  WHERE c.id IN $chains AND f.evidence <> 'suggested'
  RETURN c.id AS chain, a.id AS from, b.id AS to, f.inputGroup AS group,
         f {.evidence, .sourceIds, .observedOn, .note} AS provenance
  ORDER BY chain, to, from`;

/** The feeds inside these chains, with their input groups. */
export const readFeeds = (graph: GraphClient, chains: string[]): Promise<FeedRow[]> =>
  graph.read(FEEDS, { chains }, FeedRow);

const FigureRow = Type.Object({ chain: Type.String(), figure: ReportedFigure });

// What do sources report of these chains in exactly this region? (figure)-[:ABOUT]->(chain), (region)
// A figure that is also about a firm, a project or anything else counts that, and would pass for the whole chain.
const FIGURES = `
  MATCH (c:Chain)<-[:ABOUT]-(g:Figure)-[:ABOUT]->(:Region {code: $region})
  WHERE c.id IN $chains AND NOT EXISTS { (g)-[:ABOUT]->(x) WHERE NOT x:Chain AND NOT x:Region }
    AND ${isObserved('g')}
  RETURN c.id AS chain, g {.id, .measure, .value, .unit, bound: coalesce(g.bound, 'exact'), .asOf, .periodMonths,
         provenance: g {.evidence, .sourceIds, .observedOn, .note}} AS figure
  ORDER BY chain, g.asOf DESC, g.measure, g.id`;

/**
 * Figures reported of these chains in the region itself (not in regions within it: their scope differs), with `asOf`
 * those that were reported by the end of that day.
 */
export async function readChainFigures(
  graph: GraphClient,
  chains: string[],
  region: string,
  asOf?: string,
): Promise<Map<string, ReportedFigure[]>> {
  const rows = await graph.read(FIGURES, { chains, region, asOf: asOf ?? null }, FigureRow);
  return groupRows(
    rows,
    (row) => row.chain,
    (row) => row.figure,
  );
}
