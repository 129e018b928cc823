import { cpus, totalmem } from 'node:os';
import { count, judge, megabytes, seconds, spreadOf, toTable } from '../report.ts';
import { differences } from './census.ts';
import type { ImportResults, Measurement } from './run.ts';

interface Summary {
  lane: Measurement['lane'];
  least: number;
  median: number;
  /** Elements a second, of the median round. */
  usual: number;
  elements: number;
  properties: number;
  /** Time on a processor, of the database and of whoever drives it. */
  serverCpu: number;
  clientCpu: number;
}

function summarise(measurements: Measurement[]): Summary[] {
  const lanes = [...new Set(measurements.map(({ lane }) => lane))];
  return lanes.map((lane) => {
    const own = measurements.filter((each) => each.lane === lane);
    const { least, median } = spreadOf(own.map(({ taken }) => taken.milliseconds));
    const { taken, census } = own[0]!;
    const elements = taken.elements ?? census.elements;
    const rate = (milliseconds: number): number => (elements / milliseconds) * 1000;
    return {
      lane,
      least,
      median,
      usual: rate(median),
      elements,
      properties: census.properties,
      serverCpu: spreadOf(own.map(({ serverCpuMs }) => serverCpuMs)).median,
      clientCpu: spreadOf(own.map(({ clientCpuMs }) => clientCpuMs)).median,
    };
  });
}

/** The whole report as lines: what each lane writes, how fast, how many times as fast ours is, and the goals. */
export function describe(results: ImportResults): string[] {
  const { firms, rows, measurements } = results;
  const summaries = summarise(measurements);
  const ours = summaries.find(({ lane }) => lane.id === 'ours')!;
  const rounds = measurements.filter(({ lane }) => lane.id === 'ours').length;
  return [
    `Import of ${count(firms)} generated firms, ${count(rows)} rows, beside the regions that ship; ${rounds} rounds.`,
    `${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}, ${megabytes(totalmem())}, Node ${process.version}; one Neo4j for all lanes.`,
    '',
    ...toTable(
      [
        'lane',
        'least',
        'median',
        'elements',
        'properties',
        'elements/s',
        'ours ×',
        'CPU server',
        'CPU client',
        'whole',
      ],
      summaries.map((each) => [
        each.lane.title,
        seconds(each.least),
        seconds(each.median),
        count(each.elements),
        count(each.properties),
        count(each.usual),
        (ours.usual / each.usual).toFixed(2),
        seconds(each.serverCpu),
        seconds(each.clientCpu),
        each.lane.isWhole ? 'yes' : 'no',
      ]),
    ),
    'whole: all of it is visible or nothing; CPU: time on a processor, which other work on the machine does not lengthen.',
    '',
    ...describeOurs(results),
    '',
    ...describeResult(measurements),
    '',
    ...describeGoals(summaries, results),
    '',
    'What each lane does:',
    ...summaries.map(({ lane }) => `  ${lane.title}: ${lane.says}`),
  ];
}

function describeOurs({ measurements, again, shuffled }: ImportResults): string[] {
  const notes = measurements.flatMap(({ taken }) => taken.notes ?? []);
  const times = (list: ImportResults['again']): string =>
    list
      .map(({ totalMs, elements }) => `${seconds(totalMs)} (${count(elements)} elements to write)`)
      .join(', ');
  return [
    ...notes.map((note, at) => `ours, round ${at + 1}: ${note}`),
    `ours, the same again: ${times(again)}`,
    `ours, the same in another order: ${times(shuffled)}`,
  ];
}

/** Whether the lanes made the same: numbers by label and type. */
function describeResult(measurements: Measurement[]): string[] {
  const complete = measurements.filter(({ lane }) => lane.isComplete);
  const reference = complete.find(({ lane }) => lane.id === 'ours') ?? complete[0]!;
  const wrong = complete.flatMap(({ lane, census }) =>
    differences(census, reference.census).map((difference) => `${lane.title}: ${difference}`),
  );
  const counts = Object.entries(reference.census.counts).map(([name, number]) => `${name} ${count(number)}`);
  return [
    wrong.length === 0
      ? 'Every lane left the same numbers by label and type:'
      : `NOT the same result: ${[...new Set(wrong)].join('; ')}. Ours:`,
    `  ${counts.join(', ')}`,
  ];
}

function describeGoals(summaries: Summary[], { measurements, again, shuffled }: ImportResults): string[] {
  const ours = summaries.find(({ lane }) => lane.id === 'ours')!;
  const goal = (id: string, least: number): string[] => {
    const other = summaries.find((each) => each.lane.id === id);
    if (!other) return [];
    const ratio = ours.usual / other.usual;
    return [judge(`ours ≥ ${least} × ${other.lane.title}`, `${ratio.toFixed(2)} ×`, ratio >= least)];
  };
  const first = spreadOf(
    measurements.filter(({ lane }) => lane.id === 'ours').map(({ taken }) => taken.milliseconds),
  ).median;
  const share = spreadOf(again.map(({ totalMs }) => totalMs)).median / first;
  const changed = [...again, ...shuffled].reduce((sum, { elements }) => sum + elements, 0);
  return [
    ...goal('row', 50),
    ...goal('unwind', 1),
    ...goal('load-csv', 1),
    ...goal('server', 0.6),
    judge('the same again takes ≤ 0.1 of the first', share.toFixed(3), share <= 0.1),
    judge('the same again, in any order, writes nothing', `${count(changed)} elements`, changed === 0),
  ];
}
