import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { judgeRates } from '../analysis/rate/judge.ts';
import { listMembers } from '../analysis/rate/member.ts';
import { toRef } from '../analysis/ref.ts';
import { ChainParams } from '../contract/gap.ts';
import {
  RateList,
  RateMemberList,
  RateMemberParams,
  RateMemberQuery,
  RateQuery,
  type Rate,
} from '../contract/rate.ts';
import type { GraphClient } from '../graph/client.ts';
import { readFirmPlaces } from '../graph/purchase.ts';
import { readChainInPlace } from './finding.ts';
import { toPage, toPaging } from './parameter.ts';
import { linkRates, readRateInput, type RateQuestion } from './rate-answer.ts';
import { memberColumns, readMembers } from './rate-member.ts';
import { sendTable, tableTypes, type Column } from './table.ts';

/** `anchor=a,b` → the firms whose purchases count, undefined for all; throws `not_found` for one nobody knows. */
async function readChosen(graph: GraphClient, text: string | undefined): Promise<string[] | undefined> {
  if (text === undefined || text === '') return undefined;
  const ids = [...new Set(text.split(',').filter((id) => id !== ''))].sort();
  await readFirmPlaces(graph, ids);
  return ids;
}

async function readAsked(graph: GraphClient, { chain, region, anchor, asOf }: RateQuestion) {
  const [place, anchors] = await Promise.all([
    readChainInPlace(graph, { chain, region, asOf }),
    readChosen(graph, anchor),
  ]);
  return { place, input: await readRateInput(graph, place, { anchors, asOf }) };
}

const ofScored =
  <Key extends keyof Extract<Rate, { status: 'scored' }>>(key: Key) =>
  (rate: Rate) =>
    rate.status === 'scored' ? rate[key] : undefined;

const rateColumns: Column<Rate>[] = [
  ['rate', ({ id }) => id],
  ['status', ({ status }) => status],
  ['value', ofScored('value')],
  ['at_most', ofScored('atMost')],
  ['numerator', ofScored('numerator')],
  ['denominator', ofScored('denominator')],
  ['unit', ofScored('unit')],
  ['coverage', ofScored('coverage')],
  ['unplaced', ofScored('unplaced')],
  ['unknown', ({ unknown }) => unknown],
  ['weighting', ofScored('weighting')],
  ['reason', (rate) => (rate.status === 'unscored' ? rate.reason : undefined)],
];

/** How much of what a chain needs in a region comes from the region, by all five definitions in use. */
export const rateRoutes: FastifyPluginAsyncTypebox<{ graph: GraphClient }> = async (app, { graph }) => {
  app.get(
    '/api/chains/:chain/rates',
    {
      schema: {
        tags: ['chains'],
        summary: 'The five local-matching rates of a chain in a region, each with numerator and denominator',
        produces: tableTypes,
        params: ChainParams,
        querystring: RateQuery,
        response: { 200: RateList },
      },
    },
    async (request, reply) => {
      const asked = { ...request.query, chain: request.params.chain };
      const { place, input } = await readAsked(graph, asked);
      const { chain, region } = place;
      const rates = judgeRates(input);
      const name = `${chain.id}-rates-${region.code}`;
      return sendTable(request, reply, { name, columns: rateColumns, rows: rates }, () => ({
        chain: toRef('chain', chain),
        region,
        rates: linkRates(asked, rates),
      }));
    },
  );

  app.get(
    '/api/chains/:chain/rates/:rate/members',
    {
      schema: {
        tags: ['chains'],
        summary:
          'What a numerator or denominator is made of: purchases, firms or stages; or what was left out',
        produces: tableTypes,
        params: RateMemberParams,
        querystring: RateMemberQuery,
        response: { 200: RateMemberList },
      },
    },
    async (request, reply) => {
      const { params, query } = request;
      const { rate } = params;
      const { of } = query;
      const paging = toPaging(request, query);
      const { place, input } = await readAsked(graph, { ...query, chain: params.chain });
      const { chain, region } = place;
      const members = listMembers(input, rate, of);
      const rows = await readMembers(graph, place, members, paging);
      const name = `${chain.id}-${rate}-${of}-${region.code}`;
      return sendTable(request, reply, { name, columns: memberColumns[members.kind], rows }, () => ({
        chain: toRef('chain', chain),
        region,
        rate,
        of,
        ...toPage(rows, members.rows.length, paging),
      }));
    },
  );
};
