import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { GapList } from '../../../server/contract/gap.ts';
import { openGraph } from '../../../server/graph/client.ts';
import { rebuildCoverage } from '../../../server/graph/coverage/rebuild.ts';
import { generateTables } from '../../generate/tables.ts';
import { type Bed, withBed } from '../bed.ts';
import { regionsFolder } from '../import/run.ts';
import { some, takeEach, timeEach, type Times, timesOf } from '../measure.ts';
import { importInChild } from '../ours.ts';
import { count, judge, ms, seconds, times, toTable } from '../report.ts';
import { serveBed, type Served } from '../serve.ts';
import { perStage, type PlainCount, type PlainLane, setBased } from './plain.ts';

export interface GapOptions {
  firms: number;
  seed: number;
  chains: number;
  stagesPerChain: number;
  relationsPerFirm: number;
  /** How many answers of ours are timed for each kind of region; the others take a tenth of them. */
  runs: number;
}

/** A question that is asked: a chain in a region. */
interface Asked {
  chain: { id: string; stages: string[] };
  region: string;
}

interface Result {
  level: string;
  cold: Times;
  changed: Times;
  warm: Times;
  plain: Map<PlainLane, Times>;
}

const progress = (line: string): void => console.error(`bench: ${line}`);
const lanes = [perStage, setBased];

/** Ours over HTTP beside plain Cypher on the same database, for cities, provinces and the whole country. */
export async function benchGap(options: GapOptions): Promise<void> {
  await withBed(async (bed) => {
    await load(bed, options);
    const served = await serveBed(bed);
    try {
      const results: Result[] = [];
      for (const level of ['city', 'province', 'country']) {
        const questions = await drawQuestions(bed, level, options.runs);
        await refuseDifferent(bed, served, questions.asked);
        results.push(await measure(bed, served, level, questions));
        progress(`${level}: measured`);
      }
      console.log(describe(results, options).join('\n'));
    } finally {
      await served.close();
    }
  });
}

async function load(bed: Bed, { firms, seed, ...shape }: GapOptions): Promise<void> {
  const folder = join(bed.folder, 'tables');
  progress(`generating ${count(firms)} firms`);
  await generateTables(folder, { firms, seed, ...shape });
  const { elements, totalMs } = await importInChild(bed.address, [regionsFolder, folder]);
  progress(`${count(elements)} elements in ${seconds(totalMs)}`);
  const graph = openGraph(bed.address);
  const started = performance.now();
  await rebuildCoverage(graph).finally(() => graph.close());
  const counting = performance.now() - started;
  const [row] = await bed.run('MATCH (k:Coverage) RETURN count(k) AS cells');
  const share = ((counting / totalMs) * 100).toFixed(0);
  progress(
    `${count(Number(row?.['cells']))} cells counted anew in ${seconds(counting)}, ${share} % of an import`,
  );
}

// Regions of a level with firms in them, or inside them, the fullest first: (firm)-[:LOCATED_IN]->()-[:WITHIN]->(region)
const REGIONS = `
  MATCH (k:Coverage) WHERE k.firms > 0 AND k.region <> ''
  WITH k.region AS code, sum(k.firms) AS firms
  MATCH (r:Region {code: code}) WHERE r.level = $level
  RETURN code ORDER BY firms DESC, code LIMIT 400`;

// Every chain with its stages: (stage)-[:IN_CHAIN]->(chain)
const CHAINS = `
  MATCH (s:Stage)-[:IN_CHAIN]->(c:Chain)
  RETURN c.id AS id, collect(DISTINCT s.id) AS stages ORDER BY id`;

interface Questions {
  asked: Asked[];
  /** A region that none of them is about, of the same level where there is one. */
  other: string;
}

/** Chains and regions in turn: as many different questions as there are, up to so many. */
async function drawQuestions(bed: Bed, level: string, most: number): Promise<Questions> {
  const regions = (await bed.run(REGIONS, { level })).map((row) => String(row['code']));
  const spare =
    regions.length > 1 ? regions.pop() : (await bed.run(REGIONS, { level: 'province' }))[0]?.['code'];
  const chains = (await bed.run(CHAINS)) as Asked['chain'][];
  const all = regions.flatMap((region) => chains.map((chain) => ({ chain, region })));
  return { asked: all.slice(0, most), other: String(spare) };
}

const askOurs = (served: Served, chain: string, region: string): Promise<string> =>
  served.ask(`chains/${chain}/gaps?region=${region}`);

/** The counts in our answer, in the shape of the plain lanes. */
const toCounts = (text: string): PlainCount[] =>
  (JSON.parse(text) as GapList).items
    .map(({ stage, here, elsewhere }) => ({ stage: stage.id, ...here, elsewhere: elsewhere.firms }))
    .sort((a, b) => (a.stage < b.stage ? -1 : 1));

async function refuseDifferent(bed: Bed, served: Served, asked: readonly Asked[]): Promise<void> {
  for (const { chain, region } of some(asked, 5)) {
    const ours = toCounts(await askOurs(served, chain.id, region));
    for (const lane of lanes) {
      const sorted = (await lane.ask(bed, chain, region)).sort((a, b) => (a.stage < b.stage ? -1 : 1));
      const theirs = sorted.map(({ stage, production, reserve, laboratories, groups, elsewhere }) => ({
        ...{ stage, production, reserve, laboratories, groups, elsewhere },
      }));
      const wrong = ours.findIndex((one, at) => !isDeepStrictEqual({ ...one }, theirs[at]));
      if (wrong < 0 && ours.length === theirs.length) continue;
      const shown = `ours ${JSON.stringify(ours[wrong])}, theirs ${JSON.stringify(theirs[wrong])}`;
      throw new Error(`${lane.title} counts ${chain.id} in ${region} otherwise: ${shown}`);
    }
  }
}

// The next data version, as after a change that concerns none of these regions: nothing is remembered any more.
const NEXT_VERSION = `
  MATCH (m:Meta {id: 'liantu'})
  SET m.dataVersion = m.dataVersion + 1, m.coverageVersion = m.coverageVersion + 1`;

/** So few questions are asked in several rounds, with all forgotten before each. */
const fewQuestions = 40;
const rounds = 5;

async function measure(
  bed: Bed,
  served: Served,
  level: string,
  { asked, other }: Questions,
): Promise<Result> {
  const ask = ({ chain, region }: Asked) => askOurs(served, chain.id, region);
  // By the product's own client: what another process writes is seen a little later.
  const forget = () => served.graph.write((tx) => tx.execute(NEXT_VERSION));
  const taken: number[] = [];
  for (let round = 0; round < (asked.length < fewQuestions ? rounds : 1); round++) {
    await forget();
    // The chain itself is known from another region, as it is to anyone who looks around.
    for (const chain of new Set(asked.map((one) => one.chain.id))) await askOurs(served, chain, other);
    taken.push(...(await takeEach(asked, ask)));
  }
  const cold = timesOf(taken);
  const few = some(asked, Math.max(8, Math.ceil(asked.length / 10)));
  const changed = await timeEach(few, ask, forget);
  const again = few.flatMap((one) => Array.from({ length: rounds }, () => one));
  const warm = await timeEach(again, ask, ask);
  const plain = new Map<PlainLane, Times>();
  for (const lane of lanes) {
    plain.set(lane, await timeEach(few, ({ chain, region }) => lane.ask(bed, chain, region)));
  }
  return { level, cold, changed, warm, plain };
}

function describe(results: Result[], { firms, stagesPerChain }: GapOptions): string[] {
  const rows = results.flatMap(({ level, cold, changed, warm, plain }) => {
    const row = (title: string, { n, p50, p95 }: Times): string[] => [
      `${level}: ${title}`,
      String(n),
      ms(p50),
      ms(p95),
      times(p50 / cold.p50),
      times(p95 / cold.p95),
      times(p50 / warm.p50),
    ];
    return [
      row('ours, asked for the first time', cold),
      row('ours, first after a change', changed),
      row('ours, asked again', warm),
      ...[...plain].map(([lane, taken]) => row(lane.title, taken)),
    ];
  });
  const limit = firms > 300_000 ? 30 : 10;
  const goals = results.flatMap(({ level, cold, plain }) => {
    const ratio = (lane: PlainLane): number => plain.get(lane)!.p50 / cold.p50;
    const least = level === 'country' ? 50 : 1;
    return [
      judge(`${level}: p95 ≤ ${limit} ms`, `${ms(cold.p95)} ms`, cold.p95 <= limit),
      judge(`${level}: ≥ 50× (i)`, times(ratio(perStage)), ratio(perStage) >= 50),
      judge(`${level}: ≥ ${least}× (ii)`, times(ratio(setBased)), ratio(setBased) >= least),
    ];
  });
  return [
    `Gaps of a chain of ${stagesPerChain} stages among ${count(firms)} firms; milliseconds, ours over HTTP.`,
    ...toTable(['', 'n', 'p50', 'p95', 'p50 / ours', 'p95 / ours', 'p50 / ours again'], rows),
    '',
    ...goals,
  ];
}
