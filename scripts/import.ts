import { basename, resolve } from 'node:path';
import { Command, Option } from 'commander';
import { readConfig, SetupError } from '../server/config.ts';
import type { Encoding } from '../server/contract/import-reading.ts';
import { ProblemError } from '../server/errors.ts';
import { type GraphClient, openGraph, patient } from '../server/graph/client.ts';
import { checkSchema, migrate } from '../server/graph/migrate.ts';
import { type OpenedInput, readInput } from '../server/import/read/input.ts';
import { describeCheck, writeReport } from '../server/import/report.ts';
import { type CheckedImport, checkImport, loadImport } from '../server/import/run.ts';
import { ProgressLine } from './import/progress.ts';
import { onStopSignal } from './neo4j/signals.ts';
import { withNeo4j } from './neo4j/with.ts';

interface Options {
  check?: boolean;
  source?: string;
  report?: string;
  encoding?: Encoding;
}

/** The exit code for tables that were refused; the graph is as it was. */
const badTables = 2;

const line = new ProgressLine();
const stopping = new AbortController();

/** Checks tables, says what importing them does, and does it unless only a check was asked for. */
async function runImport(path: string, options: Options): Promise<number> {
  // Found before a database is started: a wrong setting or path should not take seconds.
  const config = readConfig();
  const { signal } = stopping;
  const input = await readInput(resolve(path), { encoding: options.encoding, signal });
  try {
    for (const file of input.ignored) console.log(`note: ${file} is no table and is not read`);
    for (const notice of input.notices) console.log(`note: ${notice}`);
    return await withNeo4j(config, console.error, async (address) => {
      const graph = patient(openGraph(address));
      try {
        return await importInto(graph, input, basename(path), options);
      } finally {
        await graph.close();
      }
    });
  } finally {
    await input.dispose();
  }
}

async function importInto(
  graph: GraphClient,
  input: OpenedInput,
  title: string,
  options: Options,
): Promise<number> {
  if (options.check) await checkSchema(graph);
  else await migrate(graph);
  const { signal } = stopping;
  const progress = line.show.bind(line);
  const checked = await checkImport(graph, input, { source: options.source, signal, progress });
  try {
    line.clear();
    console.log(describeCheck(checked).join('\n'));
    if (options.report) await writeReport(checked, options.report);
    const refused = judge(checked, options);
    if (refused !== undefined) return refused;
    const { runId, dataVersion } = await loadImport(graph, checked, { title, signal, progress });
    line.clear();
    console.log(`Loaded as ${runId}; the data version is ${dataVersion}.`);
    return 0;
  } finally {
    await checked.dispose();
  }
}

/** The exit code where nothing is to be written. */
function judge({ rejected }: CheckedImport, { check }: Options): number | undefined {
  if (rejected > 0) {
    console.error(`${rejected} cells are wrong: nothing was written.`);
    return badTables;
  }
  if (!check) return undefined;
  console.log('Checked only: nothing was written.');
  return 0;
}

const command = new Command('import')
  .description('Imports tables, wholly or not at all. Exit code 2: tables refused, nothing written.')
  .argument('<path>', 'a folder of CSV files, one per table; a .zip of them; a workbook (.xlsx); one .csv')
  .option('--check', 'check and print the plan, write nothing')
  .option('--source <id>', 'the source of every row that names none')
  .option('--report <file>', 'write every wrong cell to this CSV file')
  .addOption(
    new Option('--encoding <name>', 'how text is encoded, where the files do not say').choices([
      'utf-8',
      'utf-16le',
      'gb18030',
    ]),
  )
  .action(async (path: string, options: Options) => {
    const forget = onStopSignal((code) => {
      process.exitCode = code;
      stopping.abort();
    });
    try {
      process.exitCode = await runImport(path, options);
    } catch (error) {
      line.clear();
      if (stopping.signal.aborted) console.error('Stopped: nothing was written.');
      else {
        console.error(error instanceof SetupError || error instanceof ProblemError ? error.message : error);
        process.exitCode = 1;
      }
    } finally {
      forget();
    }
  });

await command.parseAsync();
