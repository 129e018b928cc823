import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { compareStages, countAhead } from '../analysis/comparison.ts';
import { judgeRates } from '../analysis/rate/judge.ts';
import { toRef } from '../analysis/ref.ts';
import {
  Comparison,
  ComparisonQuery,
  type ComparedSide,
  type ComparedStage,
} from '../contract/comparison.ts';
import { ChainParams } from '../contract/gap.ts';
import type { GraphClient } from '../graph/client.ts';
import { readScopedFigures } from '../graph/figure.ts';
import { readChainInPlace } from './finding.ts';
import { toLastDay } from './parameter.ts';
import { linkRates, readRateInput } from './rate-answer.ts';
import { sendTable, tableTypes, type Column } from './table.ts';

const side = (
  whose: 'region' | 'peer',
  header: string,
  value: (side: ComparedSide) => string | number,
): Column<ComparedStage> => [`${header}_${whose}`, (row) => value(row[whose])];

const sideColumns = (whose: 'region' | 'peer'): Column<ComparedStage>[] => [
  side(whose, 'status', ({ status }) => status),
  side(whose, 'computed', ({ computed }) => computed),
  side(whose, 'stated', ({ stated }) => stated.join(';')),
  side(whose, 'production', ({ here }) => here.production),
  side(whose, 'groups', ({ here }) => here.groups),
  side(whose, 'reserve', ({ here }) => here.reserve + here.laboratories),
];

const columns: Column<ComparedStage>[] = [
  ['stage_id', ({ stage }) => stage.id],
  ['环节', ({ stage }) => stage.name],
  ['tier', ({ stage }) => stage.tier],
  ['segment', ({ stage }) => stage.segment],
  ...sideColumns('region'),
  ...sideColumns('peer'),
  ['ahead', ({ ahead }) => ahead],
];

interface Asked {
  chain: string;
  region: string;
  peer: string;
  asOf?: string | undefined;
}

/** One region's half of the comparison. */
async function readHalf(graph: GraphClient, { chain, region, peer, asOf }: Asked) {
  const place = await readChainInPlace(graph, { chain, region, peer, asOf });
  const [input, figures] = await Promise.all([
    readRateInput(graph, place, { asOf }),
    readScopedFigures(graph, chain, region, toLastDay(asOf)),
  ]);
  return { ...place, figures, rates: linkRates({ chain, region, asOf }, judgeRates(input)) };
}

/** How does a chain stand in one region beside another? */
export const comparisonRoutes: FastifyPluginAsyncTypebox<{ graph: GraphClient }> = async (app, { graph }) => {
  app.get(
    '/api/chains/:chain/comparison',
    {
      schema: {
        tags: ['chains'],
        summary: 'A chain in two regions, stage by stage, with the rates and the reported figures of both',
        produces: tableTypes,
        params: ChainParams,
        querystring: ComparisonQuery,
        response: { 200: Comparison },
      },
    },
    async (request, reply) => {
      const asked = { ...request.query, chain: request.params.chain };
      const { region, peer } = asked;
      const [here, there] = await Promise.all([
        readHalf(graph, asked),
        readHalf(graph, { ...asked, region: peer, peer: region }),
      ]);
      const stages = compareStages(here.findings, there.findings);
      const name = `${here.chain.id}-${region}-${peer}`;
      return sendTable(request, reply, { name, columns, rows: stages }, () => ({
        chain: toRef('chain', here.chain),
        region: here.region,
        peer: there.region,
        stages,
        counts: countAhead(stages),
        rates: { region: here.rates, peer: there.rates },
        figures: { region: here.figures, peer: there.figures },
      }));
    },
  );
};
