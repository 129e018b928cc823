import { join } from 'node:path';
import type { IntroductionAnswer } from '../../../server/contract/introduction.ts';
import { defaultHop, readTieNetwork, readToday } from '../../../server/routes/tie-network.ts';
import { generateTables } from '../../generate/tables.ts';
import { type Bed, withBed } from '../bed.ts';
import { regionsFolder } from '../import/run.ts';
import { statements } from '../import/statement.ts';
import { some, timeEach, type Times } from '../measure.ts';
import { importInChild } from '../ours.ts';
import { count, judge, ms, seconds, times, toTable } from '../report.ts';
import { serveBed, type Served } from '../serve.ts';
import { askPlain, type Found } from './plain.ts';
import { drawHubPairs, drawPairs, type Question } from './question.ts';
import { storeStrengths } from './tied.ts';

export interface IntroductionOptions {
  firms: number;
  seed: number;
  relationsPerFirm: number;
  /** How many answers of ours are timed for each kind of question; plain Cypher takes a tenth of them. */
  runs: number;
}

interface Lane {
  title: string;
  ours: Times;
  plain?: Times;
}

const progress = (line: string): void => console.error(`bench: ${line}`);

/** The best five introductions of up to four hops, ours over HTTP beside a variable-length path in Cypher. */
export async function benchIntroduction(options: IntroductionOptions): Promise<void> {
  await withBed(async (bed) => {
    await load(bed, options);
    const served = await serveBed(bed);
    try {
      const started = performance.now();
      const { network } = await readTieNetwork(served.graph);
      const readMs = performance.now() - started;
      const pairs = drawPairs(network, options.seed, options.runs);
      const hubs = drawHubPairs(network, options.seed, options.runs);
      await refuseDifferent(bed, served, [...some(pairs, 10), ...some(hubs, 5)]);
      const lanes = [
        await measure(bed, served, 'any two', pairs),
        await measure(bed, served, 'through hubs', hubs),
        await measureRegion(bed, served, pairs),
      ];
      console.log(describe(lanes, network.ends.length / 2, readMs, options).join('\n'));
    } finally {
      await served.close();
    }
  });
}

/** Tables with organisations and what ties them; how fast the whole of them is imported is another bench. */
const tied = ['chains', 'firms', 'universities', 'organisations', 'supplies', 'links', 'anchors'];

async function load(bed: Bed, { firms, seed, relationsPerFirm }: IntroductionOptions): Promise<void> {
  const folder = join(bed.folder, 'tables');
  progress(`generating ${count(firms)} firms`);
  await generateTables(folder, { firms, seed, relationsPerFirm, chains: 8, stagesPerChain: 60 });
  await importInChild(bed.address, [regionsFolder]);
  await bed.offer(folder);
  for (const { table, kind, body } of statements) {
    if (!tied.includes(table)) continue;
    const only = kind === undefined ? '' : `WITH row WHERE row.kind = '${kind}'`;
    await bed.run(
      `LOAD CSV WITH HEADERS FROM 'file:///${table}.csv' AS row ${only}
       CALL (row) { ${body} } IN TRANSACTIONS OF 5000 ROWS`,
    );
  }
  progress('organisations and their relations loaded');
  progress(`strengths of ${count(await storeStrengths(bed, readToday()))} relations stored for plain Cypher`);
}

const askOurs = (served: Served, { from, to }: Question): Promise<string> =>
  served.ask(`introductions?from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}`);

const toFound = (text: string): Found[] =>
  (JSON.parse(text) as IntroductionAnswer).paths.map(({ organisations, score }) => ({
    ids: organisations.map(({ id }) => id),
    score,
  }));

async function refuseDifferent(bed: Bed, served: Served, asked: readonly Question[]): Promise<void> {
  for (const question of asked) {
    const ours = toFound(await askOurs(served, question));
    const theirs = await askPlain(bed, question, defaultHop);
    const isSame =
      ours.length === theirs.length &&
      ours.every(({ ids, score }, at) => {
        const other = theirs[at]!;
        return ids.join(' ') === other.ids.join(' ') && Math.abs(score - other.score) < 1e-9;
      });
    if (!isSame)
      throw new Error(
        `Other paths from ${question.from} to ${question.to}:\nours ${JSON.stringify(ours)}\ntheirs ${JSON.stringify(theirs)}`,
      );
  }
  progress(`${asked.length} answers are the same`);
}

async function measure(bed: Bed, served: Served, title: string, asked: readonly Question[]): Promise<Lane> {
  const ours = await timeEach(asked, (question) => askOurs(served, question));
  progress(`${title}, ours: ${say(ours)}`);
  // Through hubs one plain answer may take seconds.
  const few = some(asked, Math.max(5, Math.ceil(asked.length / 15)));
  const plain = await timeEach(few, (question) => askPlain(bed, question, defaultHop));
  progress(`${title}, variable-length path: ${say(plain)}`);
  return { title, ours, plain };
}

// The cities in which most organisations stand that may introduce: (organisation)-[:LOCATED_IN]->()-[:WITHIN]->(city)
const CITIES = `
  MATCH (o:Agency|Association|University|Investor)-[:LOCATED_IN]->(:Region)-[:WITHIN*0..3]->(c:Region {level: 'city'})
  WITH c.code AS code, count(DISTINCT o) AS organisations
  RETURN code ORDER BY organisations DESC, code LIMIT 10`;

/** From any of ours in a city; there is no plain query of a sensible size for it. */
async function measureRegion(bed: Bed, served: Served, asked: readonly Question[]): Promise<Lane> {
  const cities = (await bed.run(CITIES)).map(({ code }) => String(code));
  const items = asked.map(({ to }, at) => ({ to, region: cities[at % cities.length]! }));
  const ours = await timeEach(items, ({ to, region }) =>
    served.ask(`introductions?to=${to}&region=${region}`),
  );
  progress(`from any of ours in a city: ${say(ours)}`);
  return { title: 'from any of ours in a city', ours };
}

const say = ({ n, p50, p95 }: Times): string => `p50 ${ms(p50)} ms, p95 ${ms(p95)} ms of ${n}`;

function describe(lanes: Lane[], ties: number, readMs: number, { firms }: IntroductionOptions): string[] {
  const rows = lanes.flatMap(({ title, ours, plain }) => {
    const row = (name: string, { n, p50, p95 }: Times): string[] => [
      `${title}: ${name}`,
      String(n),
      ms(p50),
      ms(p95),
      times(p50 / ours.p50),
      times(p95 / ours.p95),
    ];
    return [row('ours', ours), ...(plain ? [row('variable-length path', plain)] : [])];
  });
  return [
    `The five best introductions among ${count(firms)} firms, ${count(ties)} pairs tied; milliseconds, ours over HTTP.`,
    ...toTable(['', 'n', 'p50', 'p95', 'p50 / ours', 'p95 / ours'], rows),
    `Reading the ties after a change: ${seconds(readMs)}, once for each data version.`,
    '',
    ...lanes.map(({ title, ours }) => judge(`${title}: p95 ≤ 50 ms`, `${ms(ours.p95)} ms`, ours.p95 <= 50)),
  ];
}
