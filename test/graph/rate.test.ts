import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { judgeRates } from '../../server/analysis/rate/judge.ts';
import type { Rate } from '../../server/contract/rate.ts';
import { openGraph, type GraphClient } from '../../server/graph/client.ts';
import { readOutputs, readPurchases } from '../../server/graph/purchase.ts';
import { readChainInPlace } from '../../server/routes/finding.ts';
import { readRateInput, type RateOptions } from '../../server/routes/rate-answer.ts';
import { rateTables } from '../fixtures/rate-tables.ts';
import { importAll, startEmpty } from './import-fixture.ts';

let graph: GraphClient;

beforeAll(async () => {
  graph = openGraph(inject('neo4j'));
  await startEmpty(graph);
  await importAll(graph, rateTables);
});
afterAll(() => graph?.close());

async function rates(region: string, options: RateOptions = {}): Promise<Rate[]> {
  const place = await readChainInPlace(graph, { chain: 'machines', region, asOf: options.asOf });
  return judgeRates(await readRateInput(graph, place, options));
}

const values = (list: Rate[]) =>
  list.map((rate) => (rate.status === 'scored' ? [rate.numerator, rate.denominator] : rate.reason));

describe('whose purchases count', () => {
  test('those of active firms of the region with a role on the chain, seen or claimed: the golden six', async () => {
    const [r1, r2, r3] = await rates('110100');
    expect(r1).toMatchObject({
      numerator: 15_900,
      denominator: 27_000,
      coverage: 1,
      unknown: 0,
      unplaced: 0,
    });
    expect(r1!.status === 'scored' && r1!.value).toBeCloseTo(0.588889, 6);
    expect(r2).toMatchObject({ numerator: 3, denominator: 6, value: 0.5 });
    expect(r3).toMatchObject({ numerator: 3, denominator: 3 });
  });

  test('a zone has its own: what comes from the city around it is not local', async () => {
    const purchases = await readPurchases(graph, { chain: 'machines', region: '110100-zone' });
    expect(purchases.map(({ supplier, buyer, place }) => [supplier, buyer, place]).sort()).toEqual([
      ['e2', 'b2', 'unplaced'],
      ['w2', 'b2', 'elsewhere'],
    ]);
  });

  test('of chosen firms alone, wherever they are and whatever they do', async () => {
    expect(values(await rates('110100', { anchors: ['b1'] })).slice(0, 3)).toEqual([
      [9000, 14_100],
      [1, 3],
      [1, 1],
    ]);
    expect(values(await rates('110100', { anchors: ['dolls'] }))[0]).toEqual([0, 10_000]);
  });

  test('as of a day: roles and purchases observed by then', async () => {
    // b2 is known to make machines since 2021 only, and its second purchase since then.
    expect(values(await rates('110100', { asOf: '2020' })).slice(0, 2)).toEqual([
      [13_500, 18_600],
      [2, 4],
    ]);
    expect(values(await rates('110100', { asOf: '2020-04' }))[0]).toBe('no_purchases_recorded');
  });

  test('a firm that joins counts as if it stood here: its sales, its purchases, its output', async () => {
    const joined = await rates('110100', { joining: ['w1', 'wb'] });
    expect(values(joined).slice(0, 3)).toEqual([
      [15_900 + 3600 + 1000, 27_000 + 4000],
      [4, 7],
      [4, 4],
    ]);
    const outputs = await readOutputs(graph, ['part', 'ore'], { region: '110100', joining: ['w3'] });
    expect([...outputs]).toEqual([['part', 7500]]);
  });
});

test('a value nobody knows is left out and said, and a supplier of unknown place is not local', async () => {
  const [r1, r2, r3] = await rates('220100');
  expect(r1).toMatchObject({ numerator: 1000, denominator: 4000, unknown: 1, unplaced: 1, atMost: 1 });
  expect(r1!.status === 'scored' && r1!.coverage).toBeCloseTo(2 / 3, 12);
  expect(r2).toMatchObject({ numerator: 2, denominator: 3, unplaced: 1, atMost: 1 });
  expect(r3).toMatchObject({ numerator: 1, denominator: 1, unplaced: 0 });
});

test('R5 weighs by cost share what is made here against what is bought here', async () => {
  // part: 7500 made, 18 600 bought; coil: e3's output is not known; ore: made elsewhere only, 1500 bought.
  const r5 = (await rates('110100'))[4]!;
  expect(r5).toMatchObject({ weighting: 'cost_share', unknown: 2, coverage: 0.5, denominator: 0.5 });
  expect(r5.status === 'scored' && r5.value).toBeCloseTo((0.3 * (7500 / 18_600)) / 0.5, 9);
});

test('without a recorded purchase nothing is rated but the stages', async () => {
  const list = await rates('110000', { anchors: ['e1'] });
  expect(list.map((rate) => (rate.status === 'scored' ? rate.id : rate.reason))).toEqual([
    'no_purchases_recorded',
    'no_purchases_recorded',
    'no_purchases_recorded',
    'R4',
    'no_purchases_recorded',
  ]);
});
