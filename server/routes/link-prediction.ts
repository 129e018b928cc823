import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { linksBetween, scoreComplements } from '../analysis/link-prediction/complement.ts';
import { common, type Neighbours } from '../analysis/link-prediction/graph.ts';
import { scoreLikeness } from '../analysis/link-prediction/likeness.ts';
import type { EntityRef } from '../contract/common.ts';
import { FirmParams } from '../contract/firm.ts';
import { findNode } from '../analysis/introduction/network.ts';
import { PredictionAnswer, PredictionQuery, type PredictedPartner } from '../contract/link-prediction.ts';
import { notFound } from '../errors.ts';
import type { GraphClient } from '../graph/client.ts';
import { countStagesOf, readFitting, type Side } from '../graph/link-prediction.ts';
import { readOrganisations } from '../graph/ours.ts';
import { readRegion } from '../graph/region.ts';
import { toLastDay } from './parameter.ts';
import { readTrade } from './tie-network.ts';

/** Candidates of each kind where no limit is given. */
const usualLimit = 10;
/** Partners shown with each: enough to judge by. */
const mostPartners = 5;
/** Firms asked about at once, best first. */
const batch = 200;

interface Question {
  firm: string;
  region: string | undefined;
  asOf: string | undefined;
  limit: number;
}

interface Trade {
  ids: readonly string[];
  neighbours: Neighbours;
  node: number;
}

const scorers: Record<Side, typeof scoreComplements> = {
  suppliers: scoreComplements,
  customers: scoreComplements,
  substitutes: scoreLikeness,
};

/** The partners a prediction rests on, as nodes. */
function partnersOf(
  { neighbours, node }: Trade,
  side: Side,
  other: number,
): { near: number; far?: number }[] {
  if (side !== 'substitutes') return linksBetween(neighbours, node, other, mostPartners);
  return common(neighbours[node]!, neighbours[other]!)
    .slice(0, mostPartners)
    .map((near) => ({ near }));
}

/** The best candidates of one kind: down the ranking until enough of them are allowed by the chain. */
async function predict(
  graph: GraphClient,
  trade: Trade,
  side: Side,
  { firm, region, asOf, limit }: Question,
): Promise<PredictedPartner[]> {
  const { ids } = trade;
  const ranked = [...scorers[side](trade.neighbours, trade.node)].sort(([a, x], [b, y]) => y - x || a - b);
  const found: {
    at: number;
    score: number;
    fit: Omit<PredictedPartner, 'score' | 'evidence' | 'partners'>;
  }[] = [];
  for (let first = 0; first < ranked.length && found.length < limit; first += batch) {
    const some = ranked.slice(first, first + batch);
    const asked = { firm, ids: some.map(([node]) => ids[node]!), region, asOf };
    const fitting = await readFitting(graph, side, asked);
    for (const [at, score] of some) {
      const fit = fitting.get(ids[at]!);
      if (fit && found.length < limit) found.push({ at, score, fit });
    }
  }
  const partners = found.map(({ at }) => partnersOf(trade, side, at));
  const used = partners.flat().flatMap(({ near, far }) => (far === undefined ? [near] : [near, far]));
  const refs = await readOrganisations(
    graph,
    used.map((node) => ids[node]!),
  );
  const refOf = (node: number) => refs.get(ids[node]!);
  return found.map(({ score, fit }, place) => ({
    ...fit,
    score,
    evidence: 'suggested' as const,
    partners: partners[place]!.flatMap(({ near, far }) => {
      const one = refOf(near);
      const other = far === undefined ? undefined : refOf(far);
      return one ? [{ near: one, ...(other ? { far: other } : {}) }] : [];
    }),
  }));
}

const unscored = (firm: EntityRef, why: 'no_supplies_recorded' | 'no_role_known'): PredictionAnswer => ({
  firm,
  suppliers: [],
  customers: [],
  substitutes: [],
  unscored: { suppliers: why, customers: why, substitutes: why },
});

async function readPredictions(graph: GraphClient, asked: Question): Promise<PredictionAnswer> {
  const [firms, stages, { ids, neighbours }] = await Promise.all([
    readOrganisations(graph, [asked.firm]),
    countStagesOf(graph, asked.firm, asked.asOf),
    readTrade(graph, asked.asOf),
    asked.region === undefined ? undefined : readRegion(graph, asked.region),
  ]);
  const firm = firms.get(asked.firm);
  if (firm?.kind !== 'firm') throw notFound('firm', asked.firm);
  const node = findNode(ids, asked.firm);
  if (node === undefined || neighbours[node]!.length === 0) return unscored(firm, 'no_supplies_recorded');
  if (stages === 0) return unscored(firm, 'no_role_known');
  const trade = { ids, neighbours, node };
  const [suppliers, customers, substitutes] = await Promise.all([
    predict(graph, trade, 'suppliers', asked),
    predict(graph, trade, 'customers', asked),
    predict(graph, trade, 'substitutes', asked),
  ]);
  return { firm, suppliers, customers, substitutes, unscored: {} };
}

/** Whom may a firm buy from or sell to that no source says it does, and who could stand in for it? */
export const predictionRoutes: FastifyPluginAsyncTypebox<{ graph: GraphClient }> = async (app, { graph }) => {
  app.get(
    '/api/firms/:firm/candidates',
    {
      schema: {
        tags: ['firms'],
        summary: 'Likely suppliers and customers of a firm, and its substitutes: inferred, never counted',
        params: FirmParams,
        querystring: PredictionQuery,
        response: { 200: PredictionAnswer },
      },
    },
    async ({ params, query }) =>
      readPredictions(graph, {
        firm: params.firm,
        region: query.region,
        asOf: toLastDay(query.asOf),
        limit: query.limit ?? usualLimit,
      }),
  );
};
