import { describe, expect, test } from 'vitest';
import type { ComplexityAnswer } from '../../../server/contract/complexity.ts';
import type { CriticalityAnswer } from '../../../server/contract/criticality.ts';
import type { GapList } from '../../../server/contract/gap.ts';
import type { IntroductionAnswer } from '../../../server/contract/introduction.ts';
import type { RateList } from '../../../server/contract/rate.ts';
import { idleCity } from './bundle-place.ts';
import { judgeRates, judgeStatuses, producingCities, tiesOf } from './bundle-judge.ts';
import { betweenness, lostWith, mustPass, nearestMustPass } from './plain/chain.ts';
import { complexities, densities, presence, quotients, shrunk, type Grid } from './plain/quotient.ts';
import { waysBetween } from './plain/way.ts';
import { bundleSeeds, serveBundles } from './served-bundle.ts';

const { shipped, bundles } = serveBundles();
const tolerance = 1e-4;

/** Both absent, or nearer to each other than is promised. */
function expectNear(found: number | undefined, expected: number | undefined, where: string): void {
  if (found === undefined || expected === undefined) {
    expect([where, found], where).toEqual([where, expected]);
    return;
  }
  expect(Math.abs(found - expected), `${where}: ${found} is not ${expected}`).toBeLessThan(tolerance);
}

async function ask<Body>(url: string): Promise<Body> {
  const { status, body, text } = await shipped.get<Body>(url);
  expect(status, `${url} ${text.slice(0, 300)}`).toBe(200);
  return body;
}

describe.each(bundleSeeds.map((seed, index) => ({ seed, index })))(
  'the bundle of seed $seed',
  ({ index }) => {
    const bundle = bundles[index]!;
    const stages = bundle.stages.map(({ id }) => id);
    const finals = bundle.stages.filter(({ final }) => final).map(({ id }) => id);

    test.each([undefined, '2021', '2022-06'])(
      'location quotients and densities of its cities, as of %s',
      async (asOf) => {
        const query = asOf === undefined ? '' : `&asOf=${asOf}`;
        const url = `/api/chains/${bundle.chain}/complexity?level=city${query}`;
        const answer = await ask<ComplexityAnswer>(url);
        const { codes, counts } = producingCities(bundle, asOf);
        expect(answer.regions.map(({ code }) => code).sort()).toEqual(codes);
        const [lq, drawn, near] = [quotients(counts), shrunk(counts, 5), densities(presence(counts))];
        const cellOf = new Map(answer.cells.map((cell) => [`${cell.region} ${cell.stage}`, cell]));
        for (const [c, code] of codes.entries())
          for (const [p, stage] of stages.entries()) {
            const where = `${code} ${stage}`;
            const cell = cellOf.get(where);
            expectNear(cell?.lq, lq[c]![p], `${where} lq`);
            expectNear(cell?.lqShrunk, drawn[c]![p], `${where} lqShrunk`);
            expectNear(cell?.density, near[c]![p], `${where} density`);
            if (cell) expect([where, cell.count]).toEqual([where, counts[c]![p]]);
          }
      },
    );

    test('economic complexity of its cities and stages', async () => {
      const answer = await ask<ComplexityAnswer>(`/api/chains/${bundle.chain}/complexity?level=city`);
      expect(answer.status).toBe('scored');
      const { codes, counts } = producingCities(bundle);
      const played = stages.flatMap((id, p) => (counts.some((row) => row[p]! > 0) ? [{ id, p }] : []));
      const table: Grid = presence(counts).map((row) => played.map(({ p }) => row[p]!));
      const { eci, pci, values } = complexities(table);
      // Where the second and third eigenvalue are one, any vector between theirs would be right.
      expect(values[1]! - values[2]!).toBeGreaterThan(1e-3);
      const eciOf = new Map(answer.regions.map((region) => [region.code, region.eci]));
      for (const [c, code] of codes.entries()) expectNear(eciOf.get(code), eci[c], `eci ${code}`);
      const pciOf = new Map(answer.stages.map((stage) => [stage.id, stage.pci]));
      for (const [index, { id }] of played.entries()) expectNear(pciOf.get(id), pci[index], `pci ${id}`);
      const idle = stages.filter((id) => !played.some((stage) => stage.id === id));
      for (const id of idle) expect(pciOf.get(id)).toBeUndefined();
    });

    test('critical stages, what each holds up, must-pass stages and betweenness', async () => {
      const answer = await ask<CriticalityAnswer>(`/api/chains/${bundle.chain}/criticality`);
      expect(answer.stages.map(({ id }) => id).sort()).toEqual([...stages].sort());
      const between = betweenness(bundle.feeds, stages);
      for (const stage of answer.stages) {
        const lost = lostWith(bundle.feeds, finals, stage.id);
        expect([stage.id, [...stage.blocks].sort()]).toEqual([stage.id, lost]);
        expect([stage.id, stage.critical, stage.final]).toEqual([
          stage.id,
          lost.length > 0,
          finals.includes(stage.id),
        ]);
        expectNear(stage.betweenness, between.get(stage.id), `betweenness ${stage.id}`);
        const nearest = nearestMustPass(bundle.feeds, stages, finals, stage.id);
        expect([stage.id, stage.immediateDominator]).toEqual([stage.id, nearest]);
      }
    });

    test('must-pass stages of each final product', async () => {
      const { dominators = [] } = await ask<CriticalityAnswer>(`/api/chains/${bundle.chain}/criticality`);
      expect(dominators.map(({ final }) => final).sort()).toEqual(finals);
      for (const { final, immediateDominator } of dominators) {
        const expected = stages.flatMap((stage) => {
          const nearest = nearestMustPass(bundle.feeds, stages, [final], stage);
          return nearest === undefined ? [] : [[stage, nearest]];
        });
        expect([final, immediateDominator]).toEqual([final, Object.fromEntries(expected)]);
        expect(mustPass(bundle.feeds, stages, [final], final)).toEqual([]);
      }
    });

    test.each(['370200', '990100', '990200-hub', '990000', '320100', idleCity])(
      'the rates of %s',
      async (region) => {
        const { rates } = await ask<RateList>(`/api/chains/${bundle.chain}/rates?region=${region}`);
        const expected = judgeRates(bundle, region);
        for (const id of ['R1', 'R2', 'R3', 'R4']) {
          const rate = rates.find((one) => one.id === id)!;
          const wanted = expected[id];
          if (wanted === undefined) {
            expect([id, rate.status]).toEqual([id, 'unscored']);
            continue;
          }
          expect([id, rate]).toMatchObject([id, { status: 'scored', ...wanted }]);
          expectNear(
            rate.status === 'scored' ? rate.value : undefined,
            wanted.numerator / wanted.denominator,
            id,
          );
        }
      },
    );

    test.each(['370200', '430200', '320100', '990100', '990400', idleCity])(
      'the statuses of %s',
      async (region) => {
        for (const peer of [undefined, '440300']) {
          if (peer === region) continue;
          const query = `region=${region}${peer === undefined ? '' : `&peer=${peer}`}`;
          const { items } = await ask<GapList>(`/api/chains/${bundle.chain}/gaps?${query}`);
          const verdicts = judgeStatuses(bundle, region, peer);
          expect(items).toHaveLength(verdicts.size);
          for (const { stage, status, here, elsewhere, reasons } of items) {
            const verdict = verdicts.get(stage.id)!;
            expect([
              query,
              stage.id,
              status,
              here.production,
              here.groups,
              here.reserve,
              elsewhere.firms,
            ]).toEqual([
              query,
              stage.id,
              verdict.status,
              verdict.production,
              verdict.groups,
              verdict.reserve,
              verdict.elsewhere,
            ]);
            const said = (code: string) => reasons.find((reason) => reason.code === code)?.values.value;
            expectNear(said('hhi') as number | undefined, verdict.hhi, `hhi ${query} ${stage.id}`);
            expectNear(
              said('location_quotient') as number | undefined,
              verdict.lq,
              `lq ${query} ${stage.id}`,
            );
          }
        }
      },
    );

    /** Compares the five best ways of several pairs; how many were told apart by their scores. */
    async function compareWays(query: string, hop: number): Promise<number> {
      const ties = tiesOf(bundle);
      const agencies = bundle.organisations.filter(({ kind }) => kind === 'agency').map(({ id }) => id);
      const isTied = (id: string) => ties.some(({ ends }) => ends.includes(id));
      const tied = bundle.firms
        .filter(({ id, status }) => status === 'active' && isTied(id))
        .map(({ id }) => id);
      let compared = 0;
      for (const [at, from] of agencies.entries())
        for (const step of [3, 17, 40]) {
          const to = tied[(step * (at + 2)) % tied.length]!;
          const url = `/api/introductions?from=${from}&to=${to}&limit=5${query}`;
          const { paths } = await ask<IntroductionAnswer>(url);
          const names = paths.map(({ organisations }) => organisations.map(({ id }) => id));
          expect(new Set(names.map((path) => path.join('>'))).size).toBe(paths.length);
          const ways = waysBetween(ties, from, to, hop);
          expect([url, paths.length]).toEqual([url, Math.min(5, ways.length)]);
          for (const [rank, path] of paths.entries()) {
            const way = ways[rank]!;
            expectNear(path.score, way.score, `${url} ${rank}`);
            const product = path.edges.reduce((all, { strength }) => all * strength, 1);
            expectNear(product * hop ** (path.edges.length - 1), path.score, `${url} ${rank} product`);
            const isAlone = ways.every((other) => other === way || Math.abs(other.score - way.score) > 1e-9);
            if (!isAlone) continue;
            expect([url, names[rank]]).toEqual([url, way.names]);
            compared += 1;
          }
        }
      return compared;
    }

    test('the five best introductions of several pairs', async () => {
      expect(await compareWays('', 0.8)).toBeGreaterThan(30);
    });

    test('the five best introductions where a further hop costs nothing, and where it costs half', async () => {
      expect(await compareWays('&hop=1', 1)).toBeGreaterThan(30);
      expect(await compareWays('&hop=0.5&diverse=false', 0.5)).toBeGreaterThan(30);
    });

    test('diverse introductions share no introducer before they have to', async () => {
      const ties = tiesOf(bundle);
      const [agency] = bundle.organisations.filter(({ kind }) => kind === 'agency');
      const target = bundle.firms.find(({ id }) => waysBetween(ties, agency!.id, id, 0.8).length > 8)!;
      const ways = waysBetween(ties, agency!.id, target.id, 0.8);
      const url = `/api/introductions?from=${agency!.id}&to=${target.id}&limit=5&diverse=true`;
      const { paths } = await ask<IntroductionAnswer>(url);
      expectNear(paths[0]?.score, ways[0]!.score, url);
      const introducers = paths.map(({ organisations }) => organisations.slice(1, -1).map(({ id }) => id));
      const [first = [], second = []] = introducers;
      const apart = ways.some(({ names }) => names.slice(1, -1).every((name) => !first.includes(name)));
      expect(second.some((name) => first.includes(name))).toBe(!apart);
    });
  },
);
