import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { targetFactors } from '../analysis/target/factor.ts';
import { countFiltered } from '../analysis/target/filter.ts';
import { countCities, countQualities, narrowTargets, orderByCity } from '../analysis/target/narrow.ts';
import { countGaps, rankTargets, toCandidate } from '../analysis/target/rank.ts';
import { draws, spread } from '../analysis/target/stability.ts';
import { CandidateList, TargetQuery } from '../contract/target.ts';
import { ProblemError } from '../errors.ts';
import type { GraphClient } from '../graph/client.ts';
import { readStage } from '../graph/stage.ts';
import { cutPage, toPaging, toWeights } from './parameter.ts';
import { sendTable, tableTypes } from './table.ts';
import { readTargetMaterial } from './target-answer.ts';
import { targetColumns } from './target-table.ts';

/** Among how many first stability is measured: as many as are looked at without scrolling. */
const top = 10;

const today = (): string => new Date().toISOString().slice(0, 10);

/** Whom does one approach to close the gaps of a chain? */
export const targetRoutes: FastifyPluginAsyncTypebox<{ graph: GraphClient }> = async (app, { graph }) => {
  app.get(
    '/api/targets',
    {
      schema: {
        tags: ['targets'],
        summary: 'Firms elsewhere that would close gaps of a chain in a region, best first, with reasons',
        produces: tableTypes,
        querystring: TargetQuery,
        response: { 200: CandidateList },
      },
    },
    async (request, reply) => {
      const { region, chain, stage, asOf, show, sort, ...narrowing } = request.query;
      const weights = toWeights(request.query.weights, targetFactors);
      const paging = toPaging(request, request.query);
      const [{ place, candidates }] = await Promise.all([
        readTargetMaterial(graph, { chain, region, asOf, today: today() }),
        stage === undefined ? undefined : readStage(graph, stage),
      ]);
      if (stage !== undefined && !place.findings.some((finding) => finding.stage.id === stage)) {
        throw new ProblemError('not_found', `The stage "${stage}" is no link of the chain "${chain}".`);
      }
      const { open, filtered } = rankTargets(place, candidates, { stage, weights, top });
      const narrowed = narrowTargets(show === 'filtered' ? filtered : open, place, {
        ...narrowing,
        reachable: narrowing.reachable === 'true',
      });
      const page = cutPage(sort === 'city' ? orderByCity(narrowed) : narrowed, paging);
      const items = page.items.map((ranked) => toCandidate(place, ranked, weights));
      const table = { name: `${chain}-targets-${region}`, columns: targetColumns, rows: items };
      return sendTable(request, reply, table, () => ({
        ...page,
        items,
        approachable: open.length,
        gaps: countGaps(place, candidates),
        filtered: countFiltered(filtered.map(({ filteredBy }) => filteredBy)),
        factors: targetFactors.map(({ id, defaultWeight }) => ({
          id,
          defaultWeight,
          weight: weights?.get(id) ?? defaultWeight,
        })),
        stability: { top, draws, spread },
        cities: countCities(open),
        qualities: countQualities(open),
      }));
    },
  );
};
