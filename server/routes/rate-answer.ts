import type { Purchase, RateInput } from '../analysis/rate/input.ts';
import type { LinkedRate, Rate } from '../contract/rate.ts';
import type { GraphClient } from '../graph/client.ts';
import { readCostShares, readOutputs, readPurchases } from '../graph/purchase.ts';
import { remember } from '../graph/remember.ts';
import type { ChainInPlace } from './finding.ts';
import { toLastDay } from './parameter.ts';

export interface RateOptions {
  /** Firm ids: R1 to R3 and the need of R5 are then of these buyers only. */
  anchors?: string[] | undefined;
  /** Only what was observed by the end of this day, month or year. */
  asOf?: string | undefined;
  /** Firms taken to stand in the region, as buyers, suppliers and makers, wherever they do. */
  joining?: string[] | undefined;
}

interface Read {
  purchases: Purchase[];
  outputs: Map<string, number>;
  shares: Map<string, number>;
}

async function read(graph: GraphClient, chain: string, region: string, options: RateOptions): Promise<Read> {
  const { anchors, joining } = options;
  const asOf = toLastDay(options.asOf);
  const [purchases, shares] = await Promise.all([
    readPurchases(graph, { chain, region, anchors, joining, asOf }),
    readCostShares(graph, chain),
  ]);
  const bought = new Set(purchases.flatMap(({ stage }) => (stage === undefined ? [] : [stage])));
  const outputs = await readOutputs(graph, [...bought].sort(), { region, joining, asOf });
  return { purchases, outputs, shares };
}

/**
 * What the five rates of a chain in a region are judged from. The statuses and counts of the stages are those of
 * `place`, so a simulation gives its own findings there and names the firms it puts in as `joining`.
 */
export async function readRateInput(
  graph: GraphClient,
  { chain, region, findings }: Pick<ChainInPlace, 'chain' | 'region' | 'findings'>,
  options: RateOptions = {},
): Promise<RateInput> {
  const { anchors, asOf, joining } = options;
  const work = () => read(graph, chain.id, region.code, options);
  const key = JSON.stringify(['rates', chain.id, region.code, anchors ?? null, asOf ?? null]);
  const { purchases, outputs, shares } = await (joining === undefined ? remember(graph, key, work) : work());
  const stages = findings.map(({ stage: { id }, status, here, blocks, finals }) => ({
    id,
    status,
    production: here.production,
    outputCny: outputs.get(id),
    criticality: finals === 0 ? 0 : blocks.length / finals,
    costShare: shares.get(id),
  }));
  return { stages, purchases };
}

/** The question whose rates are linked to their members. */
export interface RateQuestion {
  chain: string;
  region: string;
  anchor?: string | undefined;
  asOf?: string | undefined;
}

const linkTo = ({ chain, region, anchor, asOf }: RateQuestion, rate: string, of: string): string => {
  const query = new URLSearchParams({ region, of, ...(anchor ? { anchor } : {}), ...(asOf ? { asOf } : {}) });
  return `/api/chains/${chain}/rates/${rate}/members?${query}`;
};

/** Rates with the addresses of the members of each numerator and denominator. */
export const linkRates = (asked: RateQuestion, rates: Rate[]): LinkedRate[] =>
  rates.map((rate) =>
    rate.status === 'unscored'
      ? rate
      : {
          ...rate,
          links: {
            numerator: linkTo(asked, rate.id, 'numerator'),
            denominator: linkTo(asked, rate.id, 'denominator'),
          },
        },
  );
