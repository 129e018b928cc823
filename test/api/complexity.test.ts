import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Problem } from '../../server/contract/common.ts';
import type { ComplexityAnswer } from '../../server/contract/complexity.ts';
import type { GapList } from '../../server/contract/gap.ts';
import { ensureCoverage } from '../../server/graph/coverage/rebuild.ts';
import { markUncounted } from '../../server/graph/coverage/step.ts';
import { raiseDataVersion } from '../../server/graph/meta.ts';
import { rowsOf, serveShipped } from './shipped.ts';

const shipped = serveShipped();

test('too few regions in production give no scale, and say how many there are', async () => {
  const { status, body } = await shipped.get<ComplexityAnswer>(
    '/api/chains/rail-transit/complexity?level=zone',
  );
  expect(status).toBe(200);
  if (body.status !== 'unscored') throw new Error('there are not ten zones in production');
  expect(body.reason).toBe('not_enough_data');
  expect(body.because[0]).toMatchObject({ code: 'few_regions_in_production', values: { needed: 10 } });
  expect(body.regions.every(({ eci }) => eci === undefined)).toBe(true);
});

test.each([
  ['/api/chains/no-such-chain/complexity', 404, undefined],
  ['/api/chains/rail-transit/complexity?level=village', 400, 'level'],
  ['/api/chains/rail-transit/complexity?asOf=soon', 400, 'asOf'],
])('%s is refused with %i', async (url, status, field) => {
  const { status: found, body } = await shipped.get<Problem>(url);
  expect(found).toBe(status);
  expect(body.errors?.[0]?.field).toBe(field);
});

// Cities c0 … of which each makes the first stages of a chain, the fewer the higher its number.
const [cities, stages] = [12, 22];
const count = (city: number, stage: number): number =>
  stage < stages - city ? 1 + ((city * 3 + stage * 5) % 4) : Number(stage === 0);

describe('a chain of twelve cities and twenty-two stages', () => {
  beforeAll(async () => {
    await shipped.graph.write(async (tx) => {
      await raiseDataVersion(tx);
      await markUncounted(tx);
      await tx.execute(
        `CREATE (c:Chain {id: 'shared', name: '共有链'})
         WITH c UNWIND range(0, $stages - 1) AS s
         CREATE (:Stage {id: 'shared-' + s, name: '共有' + s})-[:IN_CHAIN {tier: 'midstream', order: s}]->(c)`,
        { stages },
      );
      await tx.execute(
        `UNWIND $firms AS firm
         MATCH (s:Stage {id: firm.stage})
         MERGE (r:Region {code: firm.city}) ON CREATE SET r.name = firm.city, r.level = 'city'
         CREATE (f:Organisation:Firm {id: firm.id, name: firm.id})-[:LOCATED_IN]->(r)
         CREATE (f)-[:PLAYS {id: firm.id + '-plays', status: 'production', evidence: 'claimed', observedOn: '2022',
                             sourceIds: []}]->(s)`,
        { firms },
      );
    });
    await ensureCoverage(shipped.graph);
  });
  afterAll(async () => {
    await shipped.graph.write(async (tx) => {
      await raiseDataVersion(tx);
      await markUncounted(tx);
      await tx.execute(
        `MATCH (n) WHERE n.id STARTS WITH 'shared' OR n.code STARTS WITH '9900' DETACH DELETE n`,
      );
    });
    await ensureCoverage(shipped.graph);
  });
  const code = (city: number): string => `9900${String(city).padStart(2, '0')}`;
  const firms = Array.from({ length: cities * stages }, (_, at) => {
    const [city, stage] = [Math.floor(at / stages), at % stages];
    return Array.from({ length: count(city, stage) }, (__, number) => ({
      id: `shared-${city}-${stage}-${number}`,
      city: code(city),
      stage: `shared-${stage}`,
    }));
  }).flat();

  test('is scored, with every cell as it was written and as its definition says', async () => {
    const { body } = await shipped.get<ComplexityAnswer>('/api/chains/shared/complexity?level=city');
    expect(body.status).toBe('scored');
    expect([body.regions.length, body.stages.length, body.cells.length]).toEqual([12, 22, 264]);
    const sum = (kept: (city: number, stage: number) => boolean): number =>
      firms.filter((firm) => kept(Number(firm.city.slice(4)), Number(firm.stage.slice(7)))).length;
    for (const cell of body.cells) {
      const [city, stage] = [Number(cell.region.slice(4)), Number(cell.stage.slice(7))];
      const ofCity = sum((one) => one === city);
      const share = sum((_, one) => one === stage) / firms.length;
      expect(cell.count).toBe(count(city, stage));
      expect(cell.lq).toBeCloseTo(cell.count / ofCity / share, 9);
      expect(cell.lqShrunk).toBeCloseTo((cell.count + 5 * share) / (ofCity * share + 5 * share), 9);
    }
    const eci = body.regions.map((region) => region.eci!);
    expect(eci.reduce((total, value) => total + value, 0)).toBeCloseTo(0, 6);
  });

  test('gives the gaps of a city their feasibility, the nearest stage 1 at most', async () => {
    const { body } = await shipped.get<GapList>(`/api/chains/shared/gaps?region=${code(9)}`);
    const { body: answer } = await shipped.get<ComplexityAnswer>('/api/chains/shared/complexity');
    const densities = new Map(
      answer.cells.filter(({ region }) => region === code(9)).map(({ stage, density }) => [stage, density]),
    );
    const largest = Math.max(...[...densities.values()].map((density) => density ?? 0));
    const missing = body.items.filter(({ status }) => status === 'missing');
    expect(missing.length).toBeGreaterThan(0);
    for (const { stage, severity } of missing) {
      const part = severity.status === 'scored' && severity.parts.find(({ id }) => id === 'feasibility');
      if (!part) throw new Error(stage.id);
      expect(part.value).toBeCloseTo(densities.get(stage.id)! / largest, 9);
    }
  });

  test('as of a year before its facts is not enough data', async () => {
    const { body } = await shipped.get<ComplexityAnswer>('/api/chains/shared/complexity?asOf=2021');
    expect([body.status, body.cells.length]).toEqual(['unscored', 0]);
  });

  test('is the same as a table', async () => {
    const { body } = await shipped.get<ComplexityAnswer>('/api/chains/shared/complexity');
    const { text } = await shipped.get('/api/chains/shared/complexity', { accept: 'text/csv' });
    expect(rowsOf(text).map((row) => [row.region_code, row.stage_id, row.firms_in_production])).toEqual(
      body.cells.map((cell) => [cell.region, cell.stage, String(cell.count)]),
    );
  });
});
